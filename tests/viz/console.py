"""The console as a user starts it: exit codes, words, and pictures of a run.

Use: console.py CONSOLE HEADFRAME SCENARIO"""
import contextlib
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

# And whatever else there is.
PERSPECTIVES = {'overview', 'downtime', 'map', 'alarms', 'trends', 'equipment', 'ledger', 'kpis'}
LOOKS = 8  # two languages, two themes, two widths

# What each version of run.db brought, as rows.hpp says. An older file has none of it.
BROUGHT = {
    2: (['scenario_file', 'checkpoint'], {'run': ['horizon_kind']}),
    4: (['equipment', 'abnormal'], {
        'alarm': ['kind', 'level', 'value', 'alarm_limit'],
        'series': ['mine', 'point', 'side', 'cadence_ns', 'low_limit', 'high_limit'],
        'series_point': ['late'],
        'kpi': ['better', 'source', 'reported_target', 'reported_actual', 'reported_for_year',
                'reported_zh', 'reported_en']}),
}
WHAT_HAPPENED = ['outage', 'fault', 'downtime', 'abnormal', 'alarm', 'event', 'lost_interval',
                 'example']


def started(console, settings, *arguments, display=True):
    environment = {k: v for k, v in os.environ.items()
                   if k not in ('DISPLAY', 'WAYLAND_DISPLAY', 'QT_QPA_PLATFORM')}
    environment['HEADFRAME_CONSOLE_SETTINGS'] = str(settings)
    if display:
        environment['QT_QPA_PLATFORM'] = 'offscreen'
    return subprocess.run([console, *arguments], env=environment, capture_output=True, text=True,
                          timeout=100)


def expect(result, code, words):
    if result.returncode != code or words not in result.stdout + result.stderr:
        sys.exit(f'{result.args[1:]}: expected exit code {code} and "{words}"; got '
                 f'{result.returncode}\n{result.stdout}{result.stderr}')


class Runs:
    """Copies of a good run, each spoilt or aged in its own way."""

    def __init__(self, folder, good):
        self.folder, self.good = folder, good

    def plain(self, name, content):
        path = self.folder / name
        path.write_bytes(content)
        return path

    def altered(self, name, *statements):
        run = self.folder / name
        run.mkdir()
        shutil.copy(self.good / 'run.db', run)
        with contextlib.closing(sqlite3.connect(run / 'run.db')) as database:
            for statement in statements:
                database.execute(statement)
            database.commit()
        return run

    def of_version(self, version):
        statements = [f'PRAGMA user_version = {version}']
        for since, (tables, columns) in BROUGHT.items():
            if since > version:
                statements += [f'DROP TABLE {table}' for table in tables]
                statements += [f'ALTER TABLE {table} DROP COLUMN {column}'
                               for table, dropped in columns.items() for column in dropped]
        return self.altered(f'version-{version}', *statements)


class Console:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.settings = folder / 'settings.ini'

    def says(self, code, words, *arguments, display=True):
        expect(started(self.program, self.settings, *arguments, display=display), code, words)

    def draws(self, *arguments):
        """Every page in every look; anything that is wrong with a page shows as a crash here."""
        pictures = self.folder / 'pictures'
        self.says(0, '', *arguments, '--screenshot', pictures)
        written = [p for p in pictures.glob('*.png') if p.stat().st_size > 5000]
        names = [p.name.rsplit('-', 3)[0] for p in written]
        if not PERSPECTIVES <= set(names) or any(names.count(name) != LOOKS for name in names):
            sys.exit(f'expected {LOOKS} pictures of each of {PERSPECTIVES}, found {sorted(names)}')
        shutil.rmtree(pictures)


def wrong_usage(console, run, nowhere):
    console.says(0, 'RUN', '--help')
    console.says(2, '--screenshot needs a RUN', '--screenshot', nowhere)
    console.says(2, '--colour', run, '--colour', 'blue')
    console.says(2, '--theme', run, '--theme', 'pink')
    console.says(2, '', run, run, run)
    console.says(2, 'does not exist; expected a run folder', nowhere)
    console.says(2, 'no TLS', 'https://localhost', '--user', 'admin')
    console.says(2, 'nowhere', run, '--password-file', nowhere)
    console.says(3, 'no display', run, display=False)
    console.says(3, 'could not be made', run, '--screenshot', run / 'run.db' / 'pictures')


def unreadable_runs(console, runs):
    good = runs.good
    whole = (good / 'run.db').read_bytes()
    spoilt = [
        (runs.plain('empty.db', b''), 'schema version 0'),
        (runs.plain('letter.txt', '不是运行\n'.encode() * 500), 'letter.txt'),
        (runs.plain('damaged.db', whole[:6000]), 'damaged.db'),
        (runs.plain('half.db', whole[:len(whole) // 2]), 'half.db'),
        (runs.altered('newer', 'PRAGMA user_version = 99'), 'schema version 99'),
        (runs.altered('unfinished', 'DELETE FROM run'), 'still being written'),
        (runs.altered('table', 'DROP TABLE outage'), 'no such table: outage'),
    ]
    hollow = runs.folder / 'hollow'
    (hollow / 'run.db').mkdir(parents=True)
    spoilt.append((hollow, 'run.db'))
    if os.geteuid() != 0:  # root may read everything
        locked = runs.plain('locked.db', whole)
        locked.chmod(0)
        spoilt.append((locked, 'locked.db'))
    pictures = runs.folder / 'never'
    for run, words in spoilt:
        console.says(2, words, run, '--screenshot', pictures)
        console.says(2, words, good, run, '--screenshot', pictures)
    if pictures.exists():
        sys.exit('pictures were written of a run that could not be read')


def unusual_runs(console, runs):
    for version in (1, 2, 3):
        console.draws(runs.of_version(version))
    console.draws(runs.altered('quiet', *(f'DELETE FROM {table}' for table in WHAT_HAPPENED)))
    console.draws(runs.altered('no-time', 'UPDATE run SET horizon_ns = 0, simulated_ns = 0'))
    console.draws(runs.altered('bare', *(f'DELETE FROM {table}' for table in (
        *WHAT_HAPPENED, 'place', 'line', 'equipment', 'kpi', 'expectation', 'ledger', 'series',
        'note'))))


def main():
    program, headframe, scenario = sys.argv[1:]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([headframe, 'run', scenario, '--smoke', '--out', folder / 'out'], check=True,
                       capture_output=True)
        runs = Runs(folder, next((folder / 'out').rglob('run.db')).parent)
        console = Console(program, folder)
        wrong_usage(console, runs.good, folder / 'nowhere')
        unreadable_runs(console, runs)
        console.draws(runs.good)
        console.draws(runs.good, runs.good)
        unusual_runs(console, runs)
        console.settings.write_bytes(b'[views\x01\xff\nrecent=@Variant(\\0\nlanguage=x\n' * 20)
        console.draws(runs.good)


if __name__ == '__main__':
    main()
