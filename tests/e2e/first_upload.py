#!/usr/bin/env python3
"""Runs the commands of docs/guides/first-upload.md against a real headframe-platform, and checks
that the Chinese page has the same commands.

first_upload.py PLATFORM ROOT
"""
import json
import pathlib
import re
import signal
import subprocess
import sys
import tempfile

PLATFORM, ROOT = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2])
GUIDES = ROOT / 'docs/guides'


def blocks(page):
    return re.findall(r'^```sh( server)?\n(.*?)^```', (GUIDES / page).read_text(encoding='utf-8'), re.S | re.M)


def fail(what):
    sys.exit(f'FAILED: {what}')


def start(command, folder):
    """The guide's ports may be taken on a test machine; 0 lets the platform choose."""
    usual = subprocess.run([PLATFORM, '--print-config'], capture_output=True, text=True, check=True).stdout
    (folder / 'demo').mkdir()
    (folder / 'demo/platform.json').write_text(re.sub(r'"port": \d+', '"port": 0', usual), encoding='utf-8')
    command = command.replace('headframe-platform', PLATFORM, 1)
    return subprocess.Popen(['bash', '-c', 'exec ' + command], cwd=folder, stdout=subprocess.PIPE, text=True)


def addresses(process):
    lines = [process.stdout.readline() for _ in range(3)]
    text = ''.join(lines)
    found = [re.search(pattern, text) for pattern in (r'FTP +(ftp://\S+)', r'HTTP +(http://\S+)', r': (\S+)$')]
    if not all(found):
        fail(f'unexpected greeting: {text!r}')
    return [match.group(1) for match in found]


def run_guide(folder, ftp, http, password):
    script = 'set -eu\n' + ''.join(text for server, text in blocks('first-upload.md') if not server)
    script = script.replace('http://localhost:8080', http).replace('ftp://localhost:2121', ftp)
    done = subprocess.run(['bash', '-c', script], cwd=folder, input=password + '\n', capture_output=True,
                          text=True, timeout=60)
    if done.returncode != 0:
        fail(f'the guide ended with {done.returncode}\n{done.stdout}\n{done.stderr}')
    return done.stdout


def check_answers(output):
    files, values, alarms = (json.loads(line)['items'] for line in output.strip().splitlines()[-3:])
    if [f['outcome'] for f in files] != ['accepted'] * 3:
        fail(f'files: {files}')
    if sorted(v['value'] for v in values) != [0.42, 1.62]:
        fail(f'values: {values}')
    if not any(a['kind'] == 'over-limit' and a['mine'] == '410183000001' for a in alarms):
        fail(f'alarms: {alarms}')


def main():
    if blocks('first-upload.md') != blocks('first-upload.zh.md'):
        fail('the two languages have different commands')
    server = next(text.strip() for kind, text in blocks('first-upload.md') if kind)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        process = start(server, folder)
        try:
            check_answers(run_guide(folder, *addresses(process)))
            process.send_signal(signal.SIGTERM)
            if process.wait(timeout=20) != 0:
                fail(f'SIGTERM: exit code {process.returncode}')
        finally:
            if process.poll() is None:
                process.kill()
    print('the guide works')


main()
