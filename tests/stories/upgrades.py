#!/usr/bin/env python3
"""The upgrade scenarios in pairs, the receiver of 2014 against the current one: the current one loses
nothing, and its guard names each mine's change before a duty officer would have noticed, which is
when the registry holds the mine for silent. Of the old one nobody hears anything.

upgrades.py BINARY
"""
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from headframe import SOURCE, headframe, run_folders  # noqa: E402

BINARY = sys.argv.pop(1)
OLD = '-2014'
SILENT_AFTER = 15 * 60 * 10**9  # scenarios/lib/ten-old-mines.yaml
SWITCH_OVER = 5 * 60 * 10**9
NAMED = {'wave-of-ten-mines': 'framing-changed', 'defective-gb-writer': 'framing-changed',
         'points-renumbered': 'renumbered-points', 'gas-codes-swapped': 'type-codes',
         'encoding-changed': 'encoding-changed'}
SECOND_HOUR = 2 * 3600 * 10**9


class Upgrades(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        old = sorted(SOURCE.joinpath('scenarios/upgrades').glob(f'*{OLD}.yaml'))
        new = [file.with_name(file.name.replace(OLD, '')) for file in old]
        with tempfile.TemporaryDirectory() as out:
            done = headframe(BINARY, 'run', *old, *new, '--smoke', '--out', out)
            if done.returncode != 0:
                raise RuntimeError(f'headframe ended with {done.returncode}:\n'
                                   f'{done.stdout}{done.stderr}')
            folders = run_folders(out)
            cls.samples = {name: f.result['kpi']['samples'] for name, f in folders.items()}
            cls.events = {name: f.rows("SELECT at_ns, node, kind, subject FROM event "
                                       "WHERE kind IN ('upgrade', 'finding') ORDER BY at_ns")
                          for name, f in folders.items()}
            later = ('SELECT mine, sum(lost) * 1.0 / sum(produced) FROM ledger '
                     'WHERE begin_ns >= ? GROUP BY mine')
            cls.lost_later = {name: dict(f.rows(later, SECOND_HOUR)) for name, f in folders.items()}
        cls.new = sorted(name for name in folders if not name.endswith(OLD))
        cls.old = sorted(name for name in folders if name.endswith(OLD))

    def upgrades(self, name):
        return [(at, mine) for at, mine, kind, _ in self.events[name] if kind == 'upgrade']

    def test_there_are_five_pairs_and_mines_are_upgraded_in_each(self):
        self.assertEqual([name + OLD for name in self.new], self.old)
        self.assertEqual(len(self.new), 5)
        for name in self.new + self.old:
            with self.subTest(name):
                self.assertTrue(self.upgrades(name))

    def test_the_current_receiver_loses_and_misreads_nothing(self):
        for name in self.new:
            with self.subTest(name):
                self.assertEqual(self.samples[name]['lost'], 0)
                self.assertEqual(self.samples[name]['misconverted'], 0)

    def test_the_guard_names_each_change_before_a_duty_officer_would_notice(self):
        for name in self.new:
            for begun, mine in self.upgrades(name):
                with self.subTest(f'{name} {mine}'):
                    findings = [at for at, node, kind, subject in self.events[name]
                                if kind == 'finding' and node == mine and at >= begun - SWITCH_OVER
                                and subject.startswith(NAMED[name.removeprefix('upgrades/')])]
                    self.assertTrue(findings)
                    self.assertLess(findings[0] - begun, SILENT_AFTER)

    def test_the_receiver_of_2014_says_nothing(self):
        for name in self.old:
            with self.subTest(name):
                self.assertEqual([e for e in self.events[name] if e[2] == 'finding'], [])

    def test_a_mine_of_the_wave_is_dark_from_its_upgrade_on(self):
        name = 'upgrades/wave-of-ten-mines-2014'
        for _, mine in self.upgrades(name):
            self.assertEqual(self.lost_later[name][mine], 1)


if __name__ == '__main__':
    unittest.main(verbosity=2)
