"""The console as a user starts it: exit codes, words, and pictures of a run.

Use: console.py CONSOLE HEADFRAME SCENARIO"""
import os
import pathlib
import subprocess
import sys
import tempfile

PICTURES = 24  # three perspectives, two languages, two themes, two widths


def started(console, *arguments, display=True):
    environment = {k: v for k, v in os.environ.items()
                   if k not in ('DISPLAY', 'WAYLAND_DISPLAY', 'QT_QPA_PLATFORM')}
    if display:
        environment['QT_QPA_PLATFORM'] = 'offscreen'
    return subprocess.run([console, *arguments], env=environment, capture_output=True, text=True,
                          timeout=50)


def expect(result, code, words):
    if result.returncode != code or words not in result.stdout + result.stderr:
        sys.exit(f'expected exit code {code} and "{words}"; got {result.returncode}\n'
                 f'{result.stdout}{result.stderr}')


def main():
    console, headframe, scenario = sys.argv[1:]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([headframe, 'run', scenario, '--smoke', '--out', folder / 'out'], check=True,
                       capture_output=True)
        run = next((folder / 'out').rglob('run.db')).parent
        expect(started(console, '--help'), 0, 'RUN')
        expect(started(console), 2, 'RUN is required')
        expect(started(console, folder / 'nowhere'), 2, 'does not exist; expected a run folder')
        expect(started(console, run, display=False), 3, 'no display')
        (folder / 'damaged.db').write_bytes((run / 'run.db').read_bytes()[:6000])
        expect(started(console, folder / 'damaged.db'), 2, 'damaged.db')
        pictures = folder / 'pictures'
        expect(started(console, run, '--screenshot', pictures), 0, '')
        written = [p for p in pictures.glob('*.png') if p.stat().st_size > 5000]
        if len(written) != PICTURES:
            sys.exit(f'expected {PICTURES} pictures, found {len(written)}')


if __name__ == '__main__':
    main()
