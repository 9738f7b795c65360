#!/usr/bin/env python3
"""Every shipped scenario has one digest: on one core and on two, with and without fused
multiply-add, and under every compiler preset that runs this test. Another seed has another.

    fingerprint.py BINARY            compares with fingerprints.csv
    fingerprint.py --once BINARY     the same by one pass: for slow builds, whose digests must be
                                     those that the fast one showed to be stable
    fingerprint.py --update BINARY   writes fingerprints.csv; the commit says why it changed
"""
import csv
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from headframe import (SOURCE, WITHOUT_FMA, fragment_files, headframe, run_folders,  # noqa: E402
                       scenario_files)

TABLE = pathlib.Path(__file__).with_name('fingerprints.csv')
COLUMNS = ['scenario', 'seed', 'horizon', 'digest']
HOW_TO_UPDATE = ('If the change is meant, run tests/fingerprint/fingerprint.py --update BINARY '
                 'and say why in the commit.')
UPDATE = '--update' in sys.argv
ONCE = '--once' in sys.argv
for option in ('--update', '--once'):
    if option in sys.argv:
        sys.argv.remove(option)
BINARY = sys.argv.pop(1)


def name_of(file):
    return file.removesuffix('.yaml')


def run_all(out, jobs, environment=None, seed=None):
    """Of each scenario: seed and digest. A failed expectation is no matter here."""
    files = ['scenarios/' + file for file in scenario_files()]
    seeds = [] if seed is None else ['--seed', seed]
    done = headframe(BINARY, 'run', *files, '--smoke', '--jobs', jobs, '--out', out, *seeds,
                     environment=environment)
    if done.returncode not in (0, 1):
        raise RuntimeError(f'headframe ended with {done.returncode}:\n{done.stderr}')
    return {name: (str(folder.result['seed']), folder.result['digest'])
            for name, folder in run_folders(out).items()}


def read_table():
    with TABLE.open(encoding='utf-8', newline='') as file:
        return list(csv.DictReader(file))


def write_table():
    with tempfile.TemporaryDirectory() as out:
        measured = run_all(out, 2)
    with TABLE.open('w', encoding='utf-8', newline='') as file:
        writer = csv.writer(file, lineterminator='\n')
        writer.writerow(COLUMNS)
        for name, (seed, digest) in sorted(measured.items()):
            writer.writerow([name, seed, 'smoke', digest])


class Fingerprints(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as out:
            folder = pathlib.Path(out)
            cls.alone = run_all(folder / 'alone', 2 if ONCE else 1)
            if ONCE:
                return
            cls.together = run_all(folder / 'together', 2, WITHOUT_FMA)
            other = max(int(seed) for seed, _ in cls.alone.values()) + 1
            cls.other_seed = run_all(folder / 'other', 2, seed=other)

    def test_every_scenario_ran(self):
        self.assertEqual(sorted(self.alone), [name_of(file) for file in scenario_files()])

    @unittest.skipIf(ONCE, 'one pass')
    def test_one_and_two_cores_with_and_without_fma_give_one_digest(self):
        self.assertEqual(self.alone, self.together)

    @unittest.skipIf(ONCE, 'one pass')
    def test_another_seed_gives_another_digest(self):
        for name, (_, digest) in self.other_seed.items():
            with self.subTest(name):
                self.assertNotEqual(digest, self.alone[name][1])

    def test_scenarios_differ_from_each_other(self):
        digests = [digest for _, digest in self.alone.values()]
        self.assertEqual(len(set(digests)), len(digests))

    def test_every_digest_is_the_one_in_the_table(self):
        written = {row['scenario']: (row['seed'], row['digest']) for row in read_table()}
        self.assertEqual(written, self.alone, HOW_TO_UPDATE)


class Table(unittest.TestCase):
    def test_every_scenario_has_one_row_and_every_row_a_scenario(self):
        rows = [row['scenario'] for row in read_table()]
        self.assertEqual(sorted(rows), [name_of(file) for file in scenario_files()], HOW_TO_UPDATE)
        self.assertEqual({row['horizon'] for row in read_table()}, {'smoke'})

    def test_what_is_left_out_cannot_be_run(self):
        for file in fragment_files():
            with self.subTest(str(file.relative_to(SOURCE))):
                self.assertEqual(headframe(BINARY, 'check', file).returncode, 2)


if __name__ == '__main__':
    if UPDATE:
        write_table()
    else:
        unittest.main(verbosity=2)
