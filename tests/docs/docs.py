#!/usr/bin/env python3
"""Keeps the documentation true.

docs.py links ROOT                   relative links and paths below docs/ that files name exist;
                                     decisions are numbered without gaps and all in their index;
                                     the glossary has the indicators' words
docs.py guide ROOT HEADFRAME PAGE    runs the transcripts of docs/guides/PAGE.md in a copy of what
                                     they need; PAGE.zh.md must have the same blocks
docs.py --self-test                  a wrong line, a wrong exit code and a broken link are found

In a transcript `$ ` begins a command, `[exit N]` ends the output of one that fails, and `…` stands for
anything, lines included.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

BLOCK = re.compile(r'^```(console|yaml file=(\S+))\n(.*?)^```$', re.S | re.M)
READ = ('.md', '.hpp', '.cpp', '.py', '.txt', '.cmake', '.yaml', '.sh')


def commands_of(transcript):
    """[(command, expected output)] of one console block."""
    parts = re.split(r'^\$ (.*)\n', transcript, flags=re.M)
    return list(zip(parts[1::2], parts[2::2]))


def fits(expected, found):
    pattern = '.*?'.join(re.escape(part) for part in expected.split('…'))
    return re.fullmatch(pattern, found, re.S) is not None


def run(command, folder):
    done = subprocess.run(['bash', '-c', command], cwd=folder, text=True, timeout=300,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.stdout + (f'[exit {done.returncode}]\n' if done.returncode else '')


def follow(page, folder):
    """Runs every block of a page in order; returns what differs."""
    wrong = []
    for _, name, text in BLOCK.findall(page):
        if name:
            (folder / name).write_text(text, encoding='utf-8')
            continue
        for command, expected in commands_of(text):
            found = run(command, folder)
            if not fits(expected, found):
                wrong.append(f'$ {command}\n--- expected\n{expected}--- found\n{found}')
    return wrong


def check_guide(root, headframe, page):
    guides = root / 'docs/guides'
    english = (guides / f'{page}.md').read_text(encoding='utf-8')
    chinese = (guides / f'{page}.zh.md').read_text(encoding='utf-8')
    if not BLOCK.findall(english):
        return [f'{page}.md has no transcript']
    if BLOCK.findall(english) != BLOCK.findall(chinese):
        return [f'{page}.md and {page}.zh.md have different blocks']
    os.environ['PATH'] = f'{headframe.resolve().parent}:{os.environ["PATH"]}'
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        shutil.copytree(root / 'scenarios', folder / 'scenarios')
        (folder / 'tests').mkdir()
        (folder / 'tests/golden').symlink_to(root.resolve() / 'tests/golden')
        return follow(english, folder)


def files_of(root):
    for top in ('', 'docs', 'platform', 'sim', 'scenarios', 'tests', 'cmake'):
        folder = root / top
        for file in sorted(folder.rglob('*') if top else folder.glob('*')):
            if file.suffix in READ and file.is_file() and file.name != 'docs.py':
                yield file


def check_links(root):
    wrong = []
    for file in files_of(root):
        text = file.read_text(encoding='utf-8', errors='replace')
        targets = {(root, path) for path in re.findall(r'\bdocs/[\w/.-]+\.md\b', text)}
        if file.suffix == '.md':
            links = re.findall(r'\]\(([^)#\s]+)(?:#[^)]*)?\)', text)
            targets = {(file.parent, link) for link in links if '://' not in link}
        wrong += [f'{file.relative_to(root)}: {path} does not exist'
                  for base, path in sorted(targets) if not (base / path).exists()]
    return wrong


def check_decisions(root):
    folder = root / 'docs/decisions'
    pages = sorted(p.name for p in folder.glob('[0-9]*.md'))
    index = (folder / 'README.md').read_text(encoding='utf-8')
    wrong = [f'decisions: {page} should be number {number:04}'
             for number, page in enumerate(pages, 1) if page[:4] != f'{number:04}']
    for page in pages:
        title = (folder / page).read_text(encoding='utf-8').splitlines()[0]
        if not title.startswith(f'# {page[:4]} '):
            wrong.append(f'decisions: {page} is titled {title!r}')
        if f'({page})' not in index:
            wrong.append(f'decisions: {page} is not in README.md')
    return wrong


def check_glossary(root):
    table = (root / 'platform/kpi/table.cpp').read_text(encoding='utf-8')
    names = re.findall(r'Indicator\{"([^"]+)",\s*Unit::\w+,\s*"([^"]+)",\s*"([^"]+)"', table)
    lines = (root / 'docs/glossary.md').read_text(encoding='utf-8').splitlines()
    wrong = [f'glossary: no row for {key} begins with | {zh} | {en}' for key, zh, en in names
             if not any(l.startswith(f'| {zh} | {en}') and f'| `{key}` |' in l for l in lines)]
    return wrong if names else ['glossary: no indicator found in platform/kpi/table.cpp']


def self_test():
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name)
        (root / 'docs').mkdir()
        (root / 'docs/a.md').write_text('[b](b.md)', encoding='utf-8')
        (root / 'docs/c.md').write_text('[a](a.md#top) [web](https://example.org/x.md)', encoding='utf-8')
        page = '```console\n{}```\n'
        right = follow(page.format('$ echo one two\none …\n$ false\n[exit 1]\n'), root)
        line = follow(page.format('$ echo one\ntwo\n'), root)
        code = follow(page.format('$ false\n'), root)
        links = check_links(root)
    ok = not right and len(line) == 1 and len(code) == 1 and links == ['docs/a.md: b.md does not exist']
    return [] if ok else [f'self-test: {right} {line} {code} {links}']


def main(arguments):
    if arguments == ['--self-test']:
        return self_test()
    if len(arguments) == 2 and arguments[0] == 'links':
        root = pathlib.Path(arguments[1])
        return check_links(root) + check_decisions(root) + check_glossary(root)
    if len(arguments) == 4 and arguments[0] == 'guide':
        return check_guide(pathlib.Path(arguments[1]), pathlib.Path(arguments[2]), arguments[3])
    return [__doc__]


if __name__ == '__main__':
    problems = main(sys.argv[1:])
    print('\n'.join(problems) or 'the documentation holds')
    sys.exit(1 if problems else 0)
