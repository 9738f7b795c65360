#!/usr/bin/env python3
"""Outages of known length on a city of three mines: what the simulator reports is what can be
worked out on paper from cadence, outage and points.

arithmetic.py BINARY
"""
import pathlib
import sys
import tempfile
import unittest
from fractions import Fraction

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from headframe import headframe, run_folders  # noqa: E402

BINARY = sys.argv.pop(1)
FOLDER = pathlib.Path(__file__).with_name('arithmetic')

# What arithmetic/*.yaml say, in seconds.
CADENCE = 300
HORIZON = 4 * 3600
POINTS = {'east': 20, 'north': 35, 'south': 50}
POLLS = HORIZON // CADENCE
BEGIN = 3750  # half a cadence after a file
# From the line's return to the first file: a reply is waited for 30 s at most, and the longest
# pause between two attempts is 20 s and a quarter.
RECONNECTED = 30 + 25


def late_polls(outage):
    """Files due in the outage are late when they become visible more than two cadences after their
    time, so the last two of them are not. The first file misses the outage's begin and the last one
    its end by half a cadence, less the phase of at most 25 s: more than it takes to reconnect.
    Hence the count is exact."""
    assert RECONNECTED < CADENCE / 2
    return outage // CADENCE - 2


class Arithmetic(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        names = ['circuit-down', 'access-down', 'crash-torn', 'crash-lost', 'files-held',
                 'duct-down', 'mains-down', 'two-causes']
        with tempfile.TemporaryDirectory() as out:
            files = [FOLDER / f'{name}.yaml' for name in names]
            done = headframe(BINARY, 'run', *files, '--out', out)
            if done.returncode != 0:
                raise RuntimeError(f'headframe ended with {done.returncode}:\n'
                                   f'{done.stdout}{done.stderr}')
            folders = {name.rsplit('/')[-1]: folder for name, folder in run_folders(out).items()}
            cls.kpi = {name: folder.result['kpi'] for name, folder in folders.items()}
            beliefs = "SELECT key, value FROM kpi WHERE side = 'belief'"
            cls.believed = {name: dict(folder.rows(beliefs))
                            for name, folder in folders.items()}
            cls.events = {name: folder.rows('SELECT at_ns, node, kind FROM event WHERE at_ns >= 0')
                          for name, folder in folders.items()}
            cls.outages = {name: folder.rows('SELECT subject, id, begin_ns, end_ns FROM outage')
                           for name, folder in folders.items()}
            cls.causes = {name: {cause: times for cause, *times in folder.rows(
                'SELECT cause, first_in_ns, proportional_ns, decisive_ns FROM downtime')}
                for name, folder in folders.items()}
            query = 'SELECT mine, {} FROM ledger GROUP BY mine'
            columns = ['produced', 'delivered', 'late', 'duplicated', 'misconverted', 'lost',
                       'suppressed']
            sums = query.format(', '.join(f'sum({c})' for c in columns))
            cls.samples = {name: {mine: dict(zip(columns, counts))
                                  for mine, *counts in folder.rows(sums)}
                           for name, folder in folders.items()}

    def check_samples(self, story, outage, mines):
        for mine, points in POINTS.items():
            late = late_polls(outage) * points if mine in mines else 0
            produced = POLLS * points
            self.assertEqual(self.samples[story][mine],
                             {'produced': produced, 'delivered': produced - late, 'late': late,
                              'duplicated': 0, 'misconverted': 0, 'lost': 0, 'suppressed': 0}, mine)

    def check_kpi(self, story, expected):
        for key, value in expected.items():
            self.assertAlmostEqual(self.kpi[story][key], float(value), places=9, msg=key)

    def check_outage(self, story, subject, name, seconds):
        begin = BEGIN * 10**9
        self.assertEqual(self.outages[story], [(subject, name, begin, begin + seconds * 10**9)])

    def test_a_shared_line_down_for_two_hours(self):
        outage = 2 * 3600
        self.check_outage('circuit-down', 'line', 'circuit', outage)
        self.check_samples('circuit-down', outage, {'east', 'north'})
        self.check_kpi('circuit-down', {
            'faults': 1, 'mean_restoration_h': 2,
            'time_availability': 1 - Fraction(outage, HORIZON),
            'mine_data_service': 1 - Fraction(2, 3) * Fraction(outage, HORIZON),
            'down_days': Fraction(outage, 86400),
            'mean_up_time_d': Fraction(HORIZON - outage, 86400),
            'normal_day_rate': 0, 'network_day_rate': 0, 'coverage': 1, 'upload_rate': 1})

    def test_the_platform_believes_the_outage_from_the_last_value_to_the_next(self):
        outage = 2 * 3600
        believed = self.believed['circuit-down']['down_days'] * 86400
        self.assertGreater(believed, outage)
        self.assertLessEqual(believed, outage + CADENCE / 2 + RECONNECTED)

    def test_one_mine_s_own_line_down_for_ninety_minutes(self):
        outage = 90 * 60
        self.check_outage('access-down', 'mine', 'south', outage)
        self.check_samples('access-down', outage, {'south'})
        # A dark mine is no fault of the system, but a third of the mines is more than a tenth.
        self.check_kpi('access-down', {
            'faults': 0, 'network_day_rate': 1, 'normal_day_rate': 0,
            'mine_data_service': 1 - Fraction(1, 3) * Fraction(outage, HORIZON),
            'time_availability': 1 - Fraction(outage, HORIZON)})
        self.assertIsNone(self.kpi['access-down']['mean_restoration_h'])

    def test_files_held_back_for_an_hour_are_no_fault_and_leave_the_city_in_the_dark(self):
        held = 3600
        begin = BEGIN * 10**9
        self.assertEqual(sorted(self.outages['files-held']),
                         [('mine', mine, begin, begin + held * 10**9) for mine in sorted(POINTS)])
        self.check_samples('files-held', held, set(POINTS))
        dark = Fraction(held, HORIZON)
        self.check_kpi('files-held', {
            'faults': 0, 'network_day_rate': 1, 'mine_data_service': 1 - dark,
            'time_availability': 1 - dark})

    def test_a_duct_takes_every_line_along_and_is_one_fault_with_one_cause(self):
        cut = 3600
        begin, end = BEGIN * 10**9, (BEGIN + cut) * 10**9
        self.assertEqual(self.outages['duct-down'], [('line', 'circuit', begin, end),
                                                     ('line', 'internet', begin, end)])
        self.assertEqual(self.causes['duct-down'], {'duct/road/duct-cut': [cut * 10**9] * 3})
        self.check_samples('duct-down', cut, set(POINTS))
        self.check_kpi('duct-down', {
            'faults': 1, 'mean_restoration_h': 1, 'network_day_rate': 0,
            'time_availability': 1 - Fraction(cut, HORIZON)})

    def test_the_battery_carries_for_its_time_and_then_the_server_falls(self):
        out, battery = 3600, 1200
        at = {kind: ns for ns, node, kind in self.events['mains-down']}
        self.assertEqual(at['mains-failure'], BEGIN * 10**9)
        self.assertEqual(at['power-lost'], (BEGIN + battery) * 10**9)
        self.assertEqual(at['node-down'], at['power-lost'])
        self.assertEqual(at['node-up'], (BEGIN + out) * 10**9)
        down = at['platform-serves'] - at['node-down']
        self.assertEqual(self.causes['mains-down'], {'power/centre/ups-battery-dead': [down] * 3})
        self.check_samples('mains-down', out - battery, set(POINTS))
        self.check_kpi('mains-down', {'faults': 1, 'mean_restoration_h': Fraction(down, 36 * 10**11)})

    def test_down_time_that_two_causes_share_goes_to_the_first_or_to_both_by_half(self):
        at = {kind: ns for ns, node, kind in self.events['two-causes']}
        fell, serves = at['node-down'], at['platform-serves']
        cut, back = at['link-down'], at['link-up']
        self.assertLess(cut, serves)
        shared = serves - cut
        first, second = self.causes['two-causes'].values()
        self.assertEqual(list(self.causes['two-causes']),
                         ['platform/host/disk-lost', 'line/circuit/line-cut'])
        self.assertEqual(first, [serves - fell, cut - fell + shared - shared // 2, cut - fell])
        self.assertEqual(second, [back - serves, back - serves + shared // 2, back - serves])

    def check_crash(self, story):
        asked = 3600
        at = {kind: ns for ns, node, kind in self.events[story] if node == 'host'}
        self.assertEqual(at['node-down'], BEGIN * 10**9)
        self.assertEqual(at['node-up'], (BEGIN + asked) * 10**9)
        # The platform opens its database and answers; how long that takes is its own doing.
        outage = Fraction(at['platform-serves'] - at['node-down'], 10**9)
        self.assertGreater(outage, asked)
        self.assertLess(outage, asked + 5)
        self.check_samples(story, asked, set(POINTS))
        down = outage / HORIZON
        self.check_kpi(story, {
            'faults': 1, 'mean_restoration_h': outage / 3600, 'time_availability': 1 - down,
            'mine_data_service': 1 - down, 'network_day_rate': 1, 'down_days': outage / 86400,
            'coverage': 1, 'upload_rate': 1})

    def test_a_server_down_for_an_hour_with_torn_writes(self):
        self.check_crash('crash-torn')

    def test_a_server_down_for_an_hour_that_loses_what_was_not_synced(self):
        self.check_crash('crash-lost')


if __name__ == '__main__':
    unittest.main(verbosity=2)
