#!/usr/bin/env python3
"""headframe why and headframe compare on runs of shipped scenarios: what they say is what happened.

why.py BINARY
"""
import json
import pathlib
import shutil
import sqlite3
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from headframe import headframe, run_folders  # noqa: E402

BINARY = sys.argv.pop(1)
LINE_DOWN = 'faults/dengfeng-line-down'
CRASH = 'faults/platform-crash-in-upload-storm'
UPGRADE = 'upgrades/one-mine-ga-to-gc'
OTHER_SEED = 'line-down with seed 7'
BEHIND_THE_LINE = '41018500000601MN00010019'  # of jinling
# Two points of xinmi-01, as its old system and its new one call them.
OLD_POINT = '41018300000000000006001A01'
NEW_POINT = '41018300000601MN0001000038'
SMALL = pathlib.Path(__file__).with_name('arithmetic')
SECOND = 10**9
SCRATCH = tempfile.TemporaryDirectory()


class Stories(unittest.TestCase):
    maxDiff = None
    out, folders = None, None  # made once for all stories

    @classmethod
    def setUpClass(cls):
        if Stories.folders is not None:
            return
        Stories.out = pathlib.Path(SCRATCH.name)
        shipped = [f'scenarios/{name}.yaml' for name in (LINE_DOWN, CRASH, UPGRADE)]
        Stories.folders = cls.run_all('shipped', *shipped)
        Stories.folders[OTHER_SEED] = cls.run_all('seed', shipped[0], seed=7)[LINE_DOWN]
        Stories.folders.update(cls.run_all('small', SMALL / 'circuit-down.yaml'))

    @classmethod
    def run_all(cls, folder, *files, seed=None):
        options = ['--seed', seed] if seed else []
        done = headframe(BINARY, 'run', *files, '--smoke', '--out', cls.out / folder, *options)
        if done.returncode not in (0, 1):
            raise RuntimeError(done.stderr)
        return run_folders(cls.out / folder)

    def ask(self, scenario, question, *options):
        return headframe(BINARY, 'why', self.folders[scenario].path, question, *options)

    def answer(self, scenario, question):
        done = self.ask(scenario, question, '--format', 'json')
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def compare(self, a, b):
        done = headframe(BINARY, 'compare', a, b, '--format', 'json')
        self.assertIn(done.returncode, (0, 1), done.stderr)
        found = json.loads(done.stdout)
        self.assertEqual(done.returncode, 0 if found['equal'] else 1)
        return found


class Samples(Stories):
    def kinds(self, journey):
        return [station['kind'] for station in journey['stations']]

    def test_a_sample_behind_the_dead_line_is_late_because_the_line_was_down(self):
        found = self.answer(LINE_DOWN, f'jinling/{BEHIND_THE_LINE}@+1h25m')
        self.assertTrue(found['run']['made_again']['agrees'], 'the probe changed the run')
        journey = found['journey']
        self.assertEqual(journey['outcome'], 'late')
        self.assertGreater(journey['visible_ns'] - journey['polled_ns'],
                           2 * journey['cadence_s'] * SECOND)
        self.assertEqual([(o['subject'], o['id'], o['begin_ns'], o['end_ns'])
                          for o in found['reasons']],
                         [('line', 'circuit-dengfeng', 3600 * SECOND, 4 * 3600 * SECOND)])
        self.assertGreater(journey['visible_ns'], 4 * 3600 * SECOND)
        self.assertIn('The line circuit-dengfeng was down', found['why']['en'])

    def test_an_example_of_run_db_is_the_sample_that_is_followed(self):
        row = self.folders['circuit-down'].rows(
            'SELECT mine, at_ns, file, record, outcome, true_value FROM example WHERE rowid = 1')[0]
        journey = self.answer('circuit-down', 'example:1')['journey']
        self.assertEqual((journey['mine'], journey['polled_ns'], journey['file'], journey['record'],
                          journey['outcome'], journey['value']), row)

    def test_the_stations_of_a_sample_come_in_their_order(self):
        mine, point = self.folders['circuit-down'].rows(
            "SELECT mine, point FROM example WHERE outcome = 'late' LIMIT 1")[0]
        journey = self.answer('circuit-down', f'{mine}/{point}@+10m')['journey']
        self.assertEqual(journey['outcome'], 'delivered')
        self.assertEqual(journey['value'], journey['stored_value'])
        wanted = ['polled', 'written', 'spooled', 'upload-started', 'promised', 'booked', 'visible']
        self.assertEqual([kind for kind in self.kinds(journey) if kind in wanted], wanted)
        instants = [station['station_ns'] for station in journey['stations']]
        self.assertEqual(instants, sorted(instants))
        self.assertIn('acknowledged', self.kinds(journey))

    def test_in_a_switch_over_nothing_is_polled_until_the_new_system_runs(self):
        back = self.folders[UPGRADE].rows(
            "SELECT end_ns FROM outage WHERE id = 'xinmi-01' AND cause = 'upgrade'")[0][0]
        journey = self.answer(UPGRADE, f'xinmi-01/{NEW_POINT}@+1h2m')['journey']
        self.assertGreaterEqual(journey['polled_ns'], back)
        self.assertIn('mine-stopped', self.kinds(journey))
        self.assertEqual(journey['outcome'], 'delivered')

    def test_a_point_of_the_old_system_is_not_polled_after_the_switch_over(self):
        found = self.answer(UPGRADE, f'xinmi-01/{OLD_POINT}@+1h2m')
        self.assertFalse(found['journey']['found'])
        self.assertTrue(found['run']['made_again']['agrees'])

    def test_an_alarm_is_told_from_both_sides_and_with_its_file(self):
        row, mine, point, begin = self.folders[OTHER_SEED].rows(
            "SELECT rowid, mine, point, begin_ns FROM alarm WHERE side = 'true' AND "
            "matched = 'raised' AND visible_ns > begin_ns + 3600000000000 LIMIT 1")[0]
        found = self.answer(OTHER_SEED, f'alarm:{row}')
        self.assertEqual(found['alarm']['truth']['begin_ns'], begin)
        self.assertIsNotNone(found['alarm']['platform'])
        self.assertEqual((found['journey']['mine'], found['journey']['point']), (mine, point))
        self.assertIn('alarm-true', self.kinds(found['journey']))
        self.assertIn('alarm-raised', self.kinds(found['journey']))
        self.assertEqual([o['id'] for o in found['reasons']], ['circuit-dengfeng'])


class Lost(Stories):
    """A city whose mines keep ten files only, with a line down for two hours."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.place = Stories.out / 'forgetful-city'
        shutil.copytree(SMALL, cls.place)
        cls.place.joinpath('forgetful.yaml').write_text(
            'base: circuit-down.yaml\nsystems: {plain: {spool: {files: 10}}}\n', encoding='utf-8')
        done = headframe(BINARY, 'run', cls.place / 'forgetful.yaml', '--out', cls.place / 'out')
        assert done.returncode == 1, done.stderr  # it expects to lose nothing
        for file in cls.place.glob('*.yaml'):
            file.unlink()
        Stories.folders['forgetful'] = run_folders(cls.place / 'out')['forgetful']

    def test_the_first_lost_sample_was_given_up_by_a_full_spool(self):
        found = self.answer('forgetful', 'lost:east@+1h')
        journey = found['journey']
        self.assertTrue(found['run']['made_again']['agrees'])
        self.assertEqual(journey['outcome'], 'lost')
        self.assertIsNone(journey['visible_ns'])
        self.assertEqual(journey['stations'][-1]['kind'], 'given-up')
        self.assertEqual([o['id'] for o in found['reasons']], ['circuit'])
        intervals = self.folders['forgetful'].rows(
            "SELECT begin_ns FROM lost_interval WHERE mine = 'east' ORDER BY begin_ns")
        self.assertEqual(journey['polled_ns'], intervals[0][0])

    def test_a_mine_that_lost_nothing_has_no_such_sample(self):
        done = self.ask('forgetful', 'lost:south@+1h')
        self.assertEqual(done.returncode, 2)
        self.assertIn('south lost nothing', done.stderr)

    def test_a_build_that_makes_another_run_owns_up_to_it(self):
        other = self.place / 'other'
        shutil.copytree(self.folders['forgetful'].path, other)
        database = sqlite3.connect(other / 'run.db')
        database.execute("UPDATE run SET digest = 'of another build'")
        database.commit()
        database.close()
        done = headframe(BINARY, 'why', other, 'lost:east@+1h')
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn('Beware: this build', done.stdout)
        self.assertIn("of the mine's 240 samples of that time", done.stdout)


class Minutes(Stories):
    def test_the_minute_of_the_crash_names_the_crash_and_the_restart(self):
        begin = self.folders[CRASH].rows(
            "SELECT begin_ns FROM outage WHERE subject = 'platform'")[0][0]
        found = self.answer(CRASH, f'+{begin // SECOND + 60}s')
        self.assertTrue(found['platform_was_down'])
        self.assertEqual(len(found['dark']), found['mines'])
        kinds = [event['kind'] for event in found['events']]
        for kind in ('node-down', 'node-up', 'platform-serves'):
            self.assertIn(kind, kinds)
        self.assertIn('its machine crashed', found['summary']['en'])
        self.assertIn('主机宕机', found['summary']['zh'])

    def test_the_minute_of_a_cut_line_says_that_the_platform_was_up(self):
        found = self.answer(LINE_DOWN, '+1h30m')
        self.assertFalse(found['platform_was_down'])
        self.assertEqual([d['id'] for d in found['down']], ['circuit-dengfeng'])
        self.assertTrue(found['dark'])
        self.assertLess(len(found['dark']), found['mines'])

    def test_both_languages_are_told(self):
        english = self.ask(LINE_DOWN, '+1h30m').stdout
        chinese = self.ask(LINE_DOWN, '+1h30m', '--lang', 'zh').stdout
        self.assertIn('The platform was up', english)
        self.assertIn('平台可用', chinese)


class Comparisons(Stories):
    def test_a_run_equals_itself_made_again(self):
        again = self.run_all('again', SMALL / 'circuit-down.yaml')['circuit-down']
        found = self.compare(self.folders['circuit-down'].path, again.path)
        self.assertTrue(found['equal'])
        self.assertIsNone(found['divergence'])
        self.assertEqual((found['kpi'], found['scenario'], found['mines']), ([], [], []))

    def test_another_seed_parts_in_the_first_files(self):
        found = self.compare(self.folders[LINE_DOWN].path, self.folders[OTHER_SEED].path)
        self.assertEqual([(h['key'], h['a'], h['b']) for h in found['heads']],
                         [('seed', '2021', '7')])
        self.assertEqual(found['scenario'], [])
        parting = found['divergence']
        self.assertEqual(parting['closeness'], 'event')
        self.assertEqual((parting['a']['kind'], parting['b']['kind']), ('file', 'file'))

    def test_a_line_that_fails_later_is_found_to_the_event(self):
        place = self.out / 'later-city'
        shutil.copytree(SMALL, place)
        file = place / 'circuit-down.yaml'
        text = file.read_text(encoding='utf-8')
        file.write_text(text.replace('at: 3750 s', 'at: 5250 s'), encoding='utf-8')
        later = self.run_all('later', file)['circuit-down']
        found = self.compare(self.folders['circuit-down'].path, later.path)
        self.assertEqual([(k['key'], k['a'], k['b']) for k in found['scenario']],
                         [('timeline[0].at', '3750 s', '5250 s')])
        parting = found['divergence']
        self.assertEqual((parting['agree_before_ns'], parting['differ_before_ns']),
                         (3720 * SECOND, 3780 * SECOND))
        self.assertEqual(parting['closeness'], 'event')
        self.assertEqual(parting['a']['text'], 'circuit link-down: circuit')
        self.assertEqual(parting['a']['at_ns'], 3750 * SECOND)
        self.assertEqual([o['begin_ns'] for o in found['outages']['b']], [5250 * SECOND])

    def test_a_run_of_the_first_release_is_compared_as_far_as_it_goes(self):
        old = self.out / 'old'
        shutil.copytree(self.folders[CRASH].path, old)
        database = sqlite3.connect(old / 'run.db')
        database.executescript(
            'DROP TABLE scenario_file; DROP TABLE checkpoint; ALTER TABLE run DROP COLUMN '
            "horizon_kind; UPDATE run SET digest = 'other'; DELETE FROM event WHERE kind = "
            "'node-up'; PRAGMA user_version = 1")
        database.close()
        found = self.compare(self.folders[CRASH].path, old)
        self.assertIsNone(found['scenario'])
        self.assertEqual(found['divergence']['closeness'], 'table')
        self.assertEqual(found['divergence']['a']['kind'], 'node-up')
        self.assertIn('checkpoints', found['divergence']['note']['en'])
        told = headframe(BINARY, 'why', old, 'example:1')
        self.assertEqual(told.returncode, 0, told.stderr)
        self.assertIn('this is what run.db alone knows', told.stdout)

    def test_a_result_alone_is_compared_by_its_figures(self):
        result = self.folders[LINE_DOWN].path / 'result.json'
        found = self.compare(result, self.folders[CRASH].path / 'result.json')
        self.assertEqual([h['key'] for h in found['heads']], ['scenario'])
        self.assertIn('faults', [k['key'] for k in found['kpi']])
        self.assertIsNone(found['divergence'])


class Mistakes(Stories):
    def test_a_question_that_the_run_cannot_have_is_2_and_says_what_was_expected(self):
        for question, part in (('yesterday', 'is no time of the run; expected'),
                               ('xinmi-1/x@+1h', "did you mean 'xinmi-01'?"),
                               ('example:0', 'expected a number from 1 to'),
                               ('+99d', 'is outside the run; expected')):
            with self.subTest(question):
                done = self.ask(LINE_DOWN, question)
                self.assertEqual((done.returncode, done.stdout), (2, ''))
                self.assertIn(part, done.stderr)

    def test_what_cannot_be_read_is_3_and_named(self):
        empty = self.out / 'empty'
        empty.mkdir(exist_ok=True)
        broken = self.out / 'broken.db'
        broken.write_bytes(self.folders[CRASH].path.joinpath('run.db').read_bytes()[:5000])
        for path, part in ((self.out / 'nowhere', 'does not exist'), (empty, 'holds no run.db'),
                           (broken, 'run.db')):
            for command in (['why', path, '+1h'], ['compare', path, self.folders[CRASH].path]):
                with self.subTest(command):
                    done = headframe(BINARY, *command)
                    self.assertEqual((done.returncode, done.stdout), (3, ''))
                    self.assertIn(part, done.stderr)


if __name__ == '__main__':
    unittest.main(verbosity=2)
