#!/usr/bin/env python3
"""A unit test on the source itself: layers, foreign tables, banned calls, sizes.

tidy.py ROOT             checks the tree, prints file:line: what, exits 1 on any finding
tidy.py --self-test      plants one violation of each kind and expects each to be found
"""
import pathlib
import re
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
CODE = ('.cpp', '.hpp')
LONGEST_FILE = 400
LONGEST_LINE = 120


def read_layers(path):
    layers = {}
    for line in path.read_text().splitlines():
        if line.strip() and not line.startswith('#'):
            room, allowed = line.split(':', 1)
            layers[room.strip()] = allowed.split()
    return layers


def read_bans(path):
    bans = []
    for line in path.read_text().splitlines():
        if line.strip() and not line.startswith('# '):
            pattern, folders, why = (part.strip() for part in line.split(' ; ', 2))
            bans.append((re.compile(pattern), [] if folders == '-' else folders.split(), why))
    return bans


def below(path, folder):
    return path == folder or path.startswith(folder + '/')


def room_of(path, layers):
    rooms = [room for room in layers if below(path, room)]
    return max(rooms, key=len) if rooms else None


def without_comments(text):
    """Blanks comments and the insides of string literals; keeps line breaks and #include lines."""
    token = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"', re.S)

    def blank(match):
        found = match.group(0)
        if found.startswith('"') and text.rfind('#include', text.rfind('\n', 0, match.start()) + 1,
                                                match.start()) >= 0:
            return found
        return '\n' * found.count('\n') or ' '
    return token.sub(blank, text)


def check_layers(path, text, layers):
    room = room_of(path, layers)
    if room is None:
        yield 1, f'no room of tests/tidy/layers.txt covers this file'
        return
    for number, line in enumerate(text.splitlines(), 1):
        include = re.match(r'\s*#\s*include\s*"([^"]+)"', line)
        if not include:
            continue
        target = include.group(1)
        target_room = room_of(target, layers)
        if target_room is None:
            yield number, f'"{target}": write includes from the root of the repository'
        elif target_room != room and not any(below(target, a) for a in layers[room]):
            yield number, f'{room} may not include "{target}"'


def check_bans(path, text, bans):
    for number, line in enumerate(text.splitlines(), 1):
        for pattern, folders, why in bans:
            if pattern.search(line) and not any(below(path, f) for f in folders):
                yield number, f'banned here: {pattern.search(line).group(0).strip()} ({why})'


def check_tables(path, raw, modules):
    """A module names its own tables only."""
    own = re.match(r'platform/modules/([^/]+)/', path)
    if not own:
        return
    others = [m for m in modules if m != own.group(1)]
    if not others:
        return
    sql = re.compile(r'\b(?:FROM|JOIN|INTO|UPDATE|TABLE(?:\s+IF\s+NOT\s+EXISTS)?|ON)\s+((?:%s)_\w+)'
                     % '|'.join(others), re.I)
    for match in sql.finditer(raw):
        yield raw.count('\n', 0, match.start()) + 1, f'foreign table {match.group(1)}'


def check_size(raw):
    lines = raw.splitlines()
    if len(lines) > LONGEST_FILE:
        yield LONGEST_FILE, f'{len(lines)} lines; more than {LONGEST_FILE} hold a second idea'
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            yield number, f'{len(line)} columns'


def check_tree(root):
    layers, bans = read_layers(HERE / 'layers.txt'), read_bans(HERE / 'bans.txt')
    modules = sorted(p.name for p in (root / 'platform/modules').glob('*') if p.is_dir())
    findings, files = [], 0
    for top in ('platform', 'sim', 'viz'):
        for file in sorted((root / top).rglob('*')):
            if file.suffix not in CODE:
                continue
            files += 1
            path = file.relative_to(root).as_posix()
            raw = file.read_text(encoding='utf-8')
            text = without_comments(raw)
            for check in (check_layers(path, text, layers), check_bans(path, text, bans),
                          check_tables(path, raw, modules), check_size(raw)):
                findings += [f'{path}:{line}: {what}' for line, what in check]
    return files, findings


PLANTED = {
    'platform/rt/a.hpp': ('#include "platform/store/connection.hpp"\n', 'may not include'),
    'platform/core/b.cpp': ('#include "sim/world/world.hpp"\n', 'may not include'),
    'platform/modules/control/c.cpp': ('auto q = "SELECT 1 FROM monitoring_points";\n', 'foreign table'),
    'platform/modules/monitoring/d.cpp': ('#include "platform/modules/control/events.hpp"\n',
                                          'may not include'),
    'sim/plant/e.cpp': ('double x = std::exp(1.0);\n', 'banned here'),
    'sim/world/f.cpp': ('auto t = std::chrono::steady_clock::now();\n', 'banned here'),
    'sim/mine/g.cpp': ('#include "platform/wire/records.hpp"\n', 'may not include'),
    'platform/core/h.cpp': ('std::random_device device;\n', 'banned here'),
    'platform/core/i.cpp': ('#include <simgrid/s4u.hpp>\n', 'banned here'),
    'platform/core/j.cpp': ('int x;\n' * 401, 'second idea'),
    'platform/cellar/k.cpp': ('int x;\n', 'no room'),
    'platform/core/l.cpp': ('if (simulated) {}\n', 'banned here'),
}
HARMLESS = {
    'platform/core/ok.cpp': '// steady_clock and std::exp( may be spoken of\nauto s = "random_device";\n',
    'sim/world/ok.cpp': '#include "platform/rt/clock.hpp"\n#include "sim/math/math.hpp"\n',
    'platform/modules/control/ok.cpp': 'auto q = "SELECT 1 FROM control_alarms";\n',
}


def self_test():
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for path, text in {**{p: t for p, (t, _) in PLANTED.items()}, **HARMLESS}.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text)
        _, findings = check_tree(root)
    missed = [p for p, (_, what) in PLANTED.items()
              if not any(f.startswith(p + ':') and what in f for f in findings)]
    wrong = [f for f in findings if f.split(':')[0] in HARMLESS]
    for path in missed:
        print(f'not found: the violation planted in {path}')
    for finding in wrong:
        print(f'false alarm: {finding}')
    return 1 if missed or wrong else 0


def main():
    if sys.argv[1:] == ['--self-test']:
        return self_test()
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    files, findings = check_tree(pathlib.Path(sys.argv[1]))
    if files == 0:
        print('no source found')
        return 2
    print('\n'.join(findings) or f'{files} files are tidy')
    return 1 if findings else 0


if __name__ == '__main__':
    sys.exit(main())
