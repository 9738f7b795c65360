#!/usr/bin/env python3
"""What a simulated city costs: the two city budgets, measured over a stretch of simulated time.

    city.py BINARY day [--hours H]    84 mines, 500 points each, a safety file every 30 s
    city.py BINARY year [--hours H]   the 42 producing mines, 20 points, a safety file each 5 minutes
                                      over a kept FTP session, people hourly
    city.py BINARY grow [--hours H]   the year's load with 11, 21 and 42 connected mines

Prints one JSON object a line: files, samples, processor and wall seconds of the whole run, the
processor time a file and a sample, and how long the whole day or year would take at that rate.
"""
import argparse
import json
import pathlib
import re
import resource
import sqlite3
import subprocess
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[3]
MINES = SOURCE / 'scenarios/lib/zhengzhou/mines.yaml'
SYSTEMS = SOURCE / 'scenarios/lib/zhengzhou/systems.yaml'


def keys_below(file, section):
    text = file.read_text(encoding='utf-8')
    body = re.search(rf'^{section}:\n((?:  .*\n|\n)+)', text, re.M).group(1)
    return re.findall(r'^  ([\w-]+):', body, re.M)


def mines():
    """Name and whether it is connected, in the order of the file."""
    text = MINES.read_text(encoding='utf-8')
    body = text[text.index('\nmines:\n'):]
    return re.findall(r'^  ([\w-]+):\n(?:    .*\n)*?    connected: (true|false)', body, re.M)


def scenario(kind, hours, connected=None):
    every = '30 s' if kind == 'day' else '5 min'
    points = 500 if kind == 'day' else 20
    lines = ['base: zhengzhou/quiet-week.yaml', f'horizon: {hours} h', f'smoke: {hours} h',
             'expect: ["samples.lost == 0", "samples.misconverted == 0"]', 'targets: []', 'systems:']
    for system in keys_below(SYSTEMS, 'systems'):
        lines += [f'  {system}: {{cadence: {{realtime: {every}, positions: 1 h}}}}']
    lines += ['mines:']
    chosen = 0
    for name, is_connected in mines():
        on = kind == 'day' or (is_connected == 'true' and (connected is None or chosen < connected))
        chosen += on
        size = f', state: producing, points: {points}, faces: 1, headings: 1' if on else ''
        lines += [f'  {name}: {{connected: {str(on).lower()}{size}}}']
    return '\n'.join(lines) + '\n', chosen


def measure(binary, kind, hours, connected=None):
    text, count = scenario(kind, hours, connected)
    with tempfile.TemporaryDirectory() as folder:
        file = SOURCE / 'scenarios' / f'.bench-city-{kind}.yaml'
        file.write_text(text, encoding='utf-8')
        try:
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            done = subprocess.run([binary, 'run', str(file), '--out', folder, '--format', 'json'],
                                  capture_output=True, text=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
        finally:
            file.unlink()
        if done.returncode != 0:
            raise SystemExit(f'exit {done.returncode}\n{done.stdout}{done.stderr}')
        result = json.loads(done.stdout)
        result = result[0] if isinstance(result, list) else result
        database = next(pathlib.Path(folder).glob('*/run.db'))
        notes = sqlite3.connect(database).execute("SELECT en FROM note WHERE kind = 'ledger'")
        files = int(re.search(r'wrote (\d+) files', ' '.join(n for n, in notes)).group(1))
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    samples = result['kpi']['samples']['produced']
    whole = 24 if kind == 'day' else 365 * 24
    return {'load': kind, 'mines': count, 'simulated_h': hours, 'files': files, 'samples': samples,
            'processor_s': round(processor, 2), 'wall_s': round(result['wall_s'], 2),
            'us_a_file': round(1e6 * processor / files, 1),
            'ns_a_sample': round(1e9 * processor / samples, 1),
            'processor_s_for_the_whole': round(processor * whole / hours, 1)}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument('binary')
    parser.add_argument('load', choices=['day', 'year', 'grow'])
    parser.add_argument('--hours', type=int, default=1)
    options = parser.parse_args()
    if options.load == 'grow':
        for connected in (11, 21, 42):
            print(json.dumps(measure(options.binary, 'year', options.hours, connected)), flush=True)
    else:
        print(json.dumps(measure(options.binary, options.load, options.hours)), flush=True)


if __name__ == '__main__':
    main()
