#!/usr/bin/env python3
"""headframe as a program: exit codes, where messages go, mistakes, interrupts, formats.

command_line.py BINARY
"""
import json
import os
import pathlib
import re
import shlex
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest
import zipfile
import xml.etree.ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from headframe import SOURCE, headframe  # noqa: E402

BINARY = sys.argv.pop(1)
CITY = SOURCE / 'tests/stories/arithmetic/three-mines.yaml'
LONG = SOURCE / 'scenarios/zhengzhou/quiet-week.yaml'
YEAR = SOURCE / 'scenarios/zhengzhou/2021.yaml'
OPTIONS = SOURCE / 'scenarios/zhengzhou/options.yaml'
GOLDEN = SOURCE / 'tests/golden'
LONG_CITY = 'base: {base}\nseed: 8\n'


class CommandLine(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.scratch = pathlib.Path(scratch.name)
        self.out = self.scratch / 'out'

    def scenario(self, name, changes):
        """A scenario that changes the small city."""
        file = self.scratch / f'{name}.yaml'
        file.write_text(f'base: three-mines.yaml\n{changes}\n', encoding='utf-8')
        link = self.scratch / 'three-mines.yaml'
        if not link.exists():
            link.write_text(CITY.read_text(encoding='utf-8'), encoding='utf-8')
        return file

    def run_city(self, *arguments, **options):
        return headframe(BINARY, 'run', *arguments, '--out', self.out, **options)


class Usage(CommandLine):
    def test_help_and_version_are_results(self):
        for arguments in (['--help'], ['--version'], ['run', '--help'], ['check', '--help'],
                          ['lint', '--help'], ['why', '--help'], ['compare', '--help'],
                          ['study', '--help']):
            done = headframe(BINARY, *arguments)
            self.assertEqual((done.returncode, done.stderr), (0, ''), arguments)
            self.assertTrue(done.stdout)

    def test_wrong_usage_is_2_and_said_on_stderr(self):
        for arguments in ([], ['rum'], ['run'], ['check'], ['lint'], ['why'], ['compare'], ['why', 'out'],
                          ['compare', 'a'], ['compare', 'a', 'b', '--format', 'junit'],
                          ['study'], ['study', YEAR, '--years', '0'],
                          ['run', CITY, '--format', 'xml'], ['run', CITY, '--sede', '1'], ['run', CITY, '--seed', 'x'],
                          ['run', CITY, '--seed', '-1'], ['run', CITY, '--seed', '0x10'],
                          ['run', CITY, '--seed', ' 7'], ['run', CITY, '--out', ''],
                          ['run', CITY, '--seed', '9007199254740992'], ['run', CITY, '--jobs', '-1']):
            with self.subTest(arguments):
                done = headframe(BINARY, *arguments, cwd=self.scratch)
                self.assertEqual((done.returncode, done.stdout), (2, ''))
                self.assertTrue(done.stderr)


    def test_help_says_what_the_exit_codes_mean(self):
        for arguments in (['--help'], ['run', '--help'], ['lint', '--help']):
            self.assertIn('130 interrupted', headframe(BINARY, *arguments).stdout)

    def test_an_unknown_command_gets_a_suggestion(self):
        self.assertIn("unknown command 'rum'; did you mean 'run'?",
                      headframe(BINARY, 'rum').stderr)

    def test_results_that_cannot_be_printed_are_3(self):
        good = GOLDEN / 'gc/410183000001_CDDY_20210614080000.txt'
        for arguments in (['run', CITY, '--out', self.out], ['check', CITY], ['lint', good],
                          ['check', CITY, '--format', 'json']):
            with self.subTest(arguments), open('/dev/full', 'w') as full:
                done = subprocess.run([BINARY, *map(str, arguments)], stdout=full, text=True,
                                      stderr=subprocess.PIPE, timeout=60)
                self.assertEqual(done.returncode, 3)
                self.assertRegex(done.stderr, r'(?m)^headframe: .*(standard output|write)')


class Mistakes(CommandLine):
    def told(self, changes):
        file = self.scenario('wrong', changes)
        texts = []
        for command in ('check', 'run'):
            out = ['--out', self.out] if command == 'run' else []
            done = headframe(BINARY, command, file, *out)
            self.assertEqual(done.returncode, 2, done.stdout)
            texts.append(done.stderr.replace(str(file), 'wrong.yaml'))
        self.assertEqual(*texts)
        self.assertFalse(self.out.exists())
        return texts[0]

    def test_an_unknown_key_is_told_with_its_place_and_a_suggestion(self):
        self.assertRegex(self.told('hoirzon: 2 h'), r"^wrong\.yaml:2:1: .*hoirzon.*horizon")

    def test_a_wrong_unit_is_told_with_its_place(self):
        self.assertRegex(self.told('drain: 3 Mbit/s'), r'^wrong\.yaml:2:8: .*duration')

    def test_a_key_given_twice_is_told_with_its_place(self):
        self.assertRegex(self.told('drain: 1 h\ndrain: 2 h'), r'^wrong\.yaml:3:1: .*drain')

    def test_a_dangling_reference_is_told_with_its_place_and_a_suggestion(self):
        told = self.told('timeline:\n  - {at: 1 h, kind: link_down, link: cirkuit, for: 1 h}')
        self.assertRegex(told, r'^wrong\.yaml:3:38: .*cirkuit.*circuit')

    def test_bytes_that_are_not_utf_8_are_told_with_their_place_in_both_formats(self):
        file = self.scratch / 'latin.yaml'
        file.write_bytes('title: {zh: 井, en: "5 '.encode() + b'\xb5m"}\n')
        done = headframe(BINARY, 'check', file)
        self.assertEqual(done.returncode, 2)
        self.assertRegex(done.stderr, r'latin\.yaml:1:23: not UTF-8: byte 0xB5')
        done = headframe(BINARY, 'check', file, '--format', 'json')
        self.assertEqual(done.returncode, 2)
        problem, = json.loads(done.stdout)[0]['problems']
        self.assertEqual((problem['line'], problem['column']), (1, 23))

    def test_several_mistakes_are_all_told_and_a_right_scenario_beside_them_is_not_run(self):
        file = self.scenario('wrong', 'drain: 3\nhoirzon: 2 h')
        done = self.run_city(CITY, file)
        self.assertEqual(done.returncode, 2)
        self.assertEqual(re.findall(r'wrong\.yaml:(\d+):', done.stderr), ['2', '3'])
        self.assertFalse(self.out.exists())

    def test_a_scenario_that_does_not_exist_is_2(self):
        done = self.run_city(self.scratch / 'nowhere.yaml')
        self.assertEqual((done.returncode, done.stdout), (2, ''))
        self.assertIn('nowhere.yaml', done.stderr)

    def test_one_scenario_given_twice_is_refused(self):
        done = self.run_city(CITY, CITY)
        self.assertEqual(done.returncode, 2)
        self.assertIn('would both write', done.stderr)


class Runs(CommandLine):
    def test_a_met_expectation_is_0_and_a_failed_one_is_1_with_its_actual_value(self):
        self.assertEqual(self.run_city(CITY).returncode, 0)
        failing = self.scenario('failing', 'expect: [samples.produced < 5000, faults == 0]')
        done = self.run_city(failing, '--format', 'json')
        self.assertEqual(done.returncode, 1)
        self.assertEqual(json.loads(done.stdout)['expectations'],
                         [{'text': 'samples.produced < 5000', 'actual': '5040', 'pass': False},
                          {'text': 'faults == 0', 'actual': '0', 'pass': True}])

    def test_a_failed_expectation_is_a_failure_in_junit(self):
        done = self.run_city(self.scenario('failing', 'expect: [faults == 1]'), '--format', 'junit')
        self.assertEqual(done.returncode, 1)
        root = xml.etree.ElementTree.fromstring(done.stdout)
        self.assertEqual(len(list(root.iter('failure'))), 1)

    def test_a_figure_that_was_not_measured_fails_its_expectation(self):
        done = self.run_city(self.scenario('unmeasured', 'expect: [om_cost_cny >= 0]'))
        self.assertEqual(done.returncode, 1)

    def test_one_scenario_is_an_object_and_several_are_an_array_in_the_order_given(self):
        other = self.scenario('another', 'seed: 8')
        one = json.loads(self.run_city(CITY, '--format', 'json').stdout)
        self.assertIsInstance(one, dict)
        several = json.loads(self.run_city(other, CITY, '--format', 'json').stdout)
        self.assertEqual([result['seed'] for result in several], [8, 7])
        self.assertEqual(several[1]['digest'], one['digest'])
        self.assertTrue((self.out / 'index.html').is_file())

    def test_the_seed_of_the_command_line_goes_before_the_scenario_s(self):
        result = json.loads(self.run_city(CITY, '--seed', '99', '--format', 'json').stdout)
        self.assertEqual(result['seed'], 99)

    def test_text_is_plain_where_it_goes_to_no_terminal_or_colour_is_not_wanted(self):
        for environment in ({}, {'NO_COLOR': '1'}):
            done = self.run_city(CITY, environment=environment)
            self.assertNotIn('\x1b', done.stdout + done.stderr)
            self.assertRegex(done.stdout, r'report: /.*report\.html')

    def test_text_in_chinese(self):
        done = self.run_city(CITY, '--lang', 'zh')
        self.assertRegex(done.stdout, r'结论 +✓ 通过')

    def test_colour_on_a_terminal_unless_no_color(self):
        self.assertIn('\x1b[', self.on_terminal({}))
        self.assertNotIn('\x1b[', self.on_terminal({'NO_COLOR': '1'}))

    def on_terminal(self, environment):
        """What appears on stdout when that is a terminal."""
        ours, theirs = os.openpty()
        variables = {k: v for k, v in os.environ.items() if k != 'NO_COLOR'}
        process = subprocess.Popen([BINARY, 'run', CITY, '--out', self.out], stdout=theirs,
                                   stderr=subprocess.DEVNULL, env={**variables, **environment})
        os.close(theirs)
        shown = b''
        try:
            while part := os.read(ours, 4096):
                shown += part
        except OSError:  # how Linux says that the other side is closed
            pass
        os.close(ours)
        process.wait(timeout=60)
        return shown.decode()


class Obstacles(CommandLine):
    def test_a_folder_that_holds_something_else_is_refused_and_left_alone(self):
        done = self.run_city(CITY)
        self.assertEqual(done.returncode, 0)
        folder = next(self.out.iterdir())
        (folder / 'run.db').unlink()
        (folder / 'diary.txt').write_text('mine')
        done = self.run_city(CITY)
        self.assertEqual((done.returncode, done.stdout), (3, ''))
        self.assertIn('holds other files and no run', done.stderr)
        self.assertEqual((folder / 'diary.txt').read_text(), 'mine')

    def test_a_new_run_replaces_the_old_results_and_nothing_else(self):
        self.assertEqual(self.run_city(CITY).returncode, 0)
        folder = next(self.out.iterdir())
        (folder / 'diary.txt').write_text('mine')
        (folder / 'notes').mkdir()
        self.assertEqual(self.run_city(CITY, '--seed', '99').returncode, 0)
        self.assertEqual(json.loads((folder / 'result.json').read_text())['seed'], 99)
        self.assertEqual(sorted(p.name for p in folder.iterdir()),
                         ['diary.txt', 'junit.xml', 'notes', 'report.html', 'result.json',
                          'run.db'])

    def test_an_interrupted_run_leaves_the_old_results(self):
        file = self.scenario('city', 'seed: 8')
        self.assertEqual(self.run_city(file).returncode, 0)
        folder = next(self.out.iterdir())
        old = {p.name: p.read_bytes() for p in folder.iterdir()}
        file.write_text(LONG_CITY.format(base=LONG), encoding='utf-8')
        process = self.start(file)
        self.interrupt(process)
        self.assertEqual(process.wait(timeout=30), 130)
        self.assertEqual({p.name: p.read_bytes() for p in folder.iterdir()}, old)

    def test_two_runs_at_once_into_one_folder_are_refused(self):
        process = self.start(LONG)
        done = self.run_city(LONG)
        self.interrupt(process)
        self.assertEqual((done.returncode, done.stdout), (3, ''))
        self.assertIn('another run writes into', done.stderr)
        process.wait(timeout=30)

    def test_a_killed_run_takes_its_child_with_it_and_is_in_nobody_s_way(self):
        process = self.start(LONG)
        process.kill()
        process.wait(timeout=30)
        for _ in range(50):
            try:
                os.killpg(process.pid, 0)
            except ProcessLookupError:
                break
            time.sleep(0.1)
        else:
            self.fail('the child outlived its parent')
        done = self.run_city(LONG, '--smoke')
        self.assertEqual(done.returncode, 0, done.stderr)

    def start(self, *arguments):
        """A long run that has made its folder."""
        process = subprocess.Popen([BINARY, 'run', *arguments, '--out', self.out],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   start_new_session=True)
        while not list(self.out.glob('*/.unfinished')):
            self.assertIsNone(process.poll())
            time.sleep(0.05)
        return process

    @staticmethod
    def interrupt(process):
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)

    def test_a_short_horizon_says_what_it_leaves_out(self):
        file = self.scenario('late', 'smoke: 1 h\ntimeline:\n'
                             '  - {at: 90 min, kind: link_down, link: circuit, for: 5 min}')
        done = self.run_city(file, '--smoke')
        self.assertIn('1 of 1 incidents lie beyond the short horizon', done.stderr)
        page = next(self.out.glob('*/report.html')).read_text(encoding='utf-8')
        self.assertIn('incidents lie beyond the horizon', page)

    def test_the_command_that_repeats_a_run_can_be_pasted_into_a_shell(self):
        file = self.scenario("it's a city", '')
        self.assertEqual(self.run_city(file).returncode, 0)
        database = next(self.out.glob('*/run.db'))
        with sqlite3.connect(database) as connection:
            command, = connection.execute('SELECT command FROM run').fetchone()
        self.assertIn(str(file), shlex.split(command))

    def test_a_place_that_cannot_be_written_is_3(self):
        self.scratch.joinpath('file').write_text('')
        done = headframe(BINARY, 'run', CITY, '--out', self.scratch / 'file' / 'below')
        self.assertEqual((done.returncode, done.stdout), (3, ''))
        self.assertIn('file', done.stderr)

    def test_an_interrupt_is_130_and_leaves_neither_a_claim_nor_a_process(self):
        process = subprocess.Popen([BINARY, 'run', LONG, CITY, '--jobs', '1', '--out', self.out],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                   start_new_session=True)
        time.sleep(1.5)
        self.assertIsNone(process.poll())
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=30)
        self.assertEqual((process.returncode, said), (130, ''))
        with self.assertRaises(ProcessLookupError):
            os.killpg(process.pid, 0)
        claims = {'result.json', 'junit.xml', 'report.html', 'index.html'}
        self.assertEqual([p for p in self.out.rglob('*') if p.name in claims], [])
        # The folders that the interrupted run made are in nobody's way.
        self.assertEqual(self.run_city(CITY).returncode, 0)


class Lint(CommandLine):
    def lint(self, *arguments):
        return headframe(BINARY, 'lint', *arguments)

    def test_a_good_file_is_0_a_finding_1_and_an_unreadable_file_2(self):
        good = GOLDEN / 'gc/410183000001_CDDY_20210614080000.txt'
        self.assertEqual(self.lint(good).returncode, 0)
        strange = self.scratch / '410183000001_QQQQ_20210614080000.txt'
        strange.write_bytes(good.read_bytes())
        self.assertEqual(self.lint(good, strange).returncode, 1)
        self.assertEqual(self.lint(good, self.scratch / 'nowhere.txt').returncode, 2)

    def test_nothing_to_read_is_2_not_a_pass(self):
        empty = self.scratch / 'empty'
        empty.mkdir()
        done = self.lint(empty)
        self.assertEqual(done.returncode, 2)
        self.assertIn('empty: holds no files', done.stdout)

    def test_what_is_no_file_is_told_and_not_read(self):
        folder = self.scratch / 'delivery'
        folder.mkdir()
        os.mkfifo(folder / 'pipe.txt')
        (folder / 'device.txt').symlink_to('/dev/zero')
        with open(folder / 'huge.txt', 'wb') as huge:
            huge.truncate(3_000_000_000)
        done = headframe(BINARY, 'lint', folder, '/dev/null', timeout=20)
        self.assertEqual(done.returncode, 2)
        for told in ('pipe.txt: is a pipe', 'device.txt: is a device', 'null: is a device',
                     'huge.txt: has 3000000000 bytes; the platform takes at most 20000000'):
            self.assertIn(told, done.stdout)

    def test_json_names_every_file(self):
        files = sorted(GOLDEN.joinpath('gc').glob('*.txt'))
        done = self.lint(*files, '--format', 'json')
        told = json.dumps(json.loads(done.stdout), ensure_ascii=False)
        for file in files:
            self.assertIn(file.name, told)


class Study(CommandLine):
    def study(self, *arguments):
        return headframe(BINARY, 'study', *arguments)

    def test_each_figure_has_an_interval_and_its_definition(self):
        done = self.study(YEAR, '--years', '200')
        self.assertEqual((done.returncode, done.stderr), (0, ''))
        self.assertRegex(done.stdout, r'Normal day rate: \d\d\.\d\d ± \d\.\d\d %')
        self.assertIn('planned maintenance counts', done.stdout)
        self.assertIn('系统正常运行率', self.study(YEAR, '--years', '20', '--lang', 'zh').stdout)

    def test_json_has_the_same_figures(self):
        figures = json.loads(self.study(YEAR, '--years', '200', '--format', 'json').stdout)
        self.assertEqual(figures['replicates'], 200)
        self.assertTrue(0.7 < figures['kpi']['normal_day_rate']['value'] < 0.9)
        self.assertTrue(figures['kpi']['normal_day_rate']['half_width_95'] > 0)

    def test_equal_seeds_give_equal_figures_and_others_do_not(self):
        def result(seed):
            return json.loads(self.study(YEAR, '--years', '50', '--format', 'json',
                                         '--seed', seed).stdout)['kpi']
        self.assertEqual(result(5), result(5))
        self.assertNotEqual(result(5), result(6))

    def test_a_calibration_prints_the_line_for_the_scenario(self):
        done = self.study(YEAR, '--calibrate', '--years', '1000')
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stdout, r'^calibration: \{rate: [\d.]+, wait: [\d.]+, recurrence: ')
        self.assertIn('rate 1.1000', done.stderr)

    def test_variants_are_compared_and_the_page_and_the_object_are_written(self):
        done = self.study(OPTIONS, '--years', '200', '--out', self.out)
        self.assertEqual(done.returncode, 0)
        self.assertIn('All of them', done.stderr, 'the table, while combinations are tried')
        self.assertIn('"All of them" brings the most', done.stdout)
        self.assertRegex(done.stdout, r'report: /.*study\.html')
        found = json.loads((self.out / 'study.json').read_text(encoding='utf-8'))
        self.assertEqual([v['id'] for v in found['variants']][0], 'today')
        self.assertEqual(found['variants'][0]['cost']['om_cost_cny']['typical'], 872628)
        self.assertEqual(found['sheet_as_handed_in']['as_printed']['value'], 90.08)
        self.assertEqual(len(found['frontier']['packages']), 256)
        self.assertTrue(found['variants'][-1]['kpi']['normal_day_rate']['difference']['value'] > 0.1)
        self.assertIn('--years 200', (self.out / 'study.html').read_text(encoding='utf-8'))
        self.assertEqual(sorted(p.name for p in self.out.iterdir()), ['sheet.xlsx', 'study.html', 'study.json'])
        with zipfile.ZipFile(self.out / 'sheet.xlsx') as book:
            handed_in = book.read('xl/worksheets/sheet1.xml').decode('utf-8')
        self.assertIn('<f>ROUND(SUM(F4:F28),2)</f><v>90.08</v>', handed_in)
        self.assertIn('<f>ROUND(C18*MAX(0,MIN(1,', handed_in, 'the day rate by rule is a formula')

    def test_a_budget_of_nothing_buys_nothing_and_a_negative_one_is_refused(self):
        done = self.study(OPTIONS, '--years', '100', '--budget', '0')
        self.assertEqual(done.returncode, 0)
        self.assertIn('nothing is better than buying nothing', done.stdout)
        self.assertEqual(self.study(OPTIONS, '--budget', '-5').returncode, 2)
        alone = self.study(YEAR, '--budget', '0')
        self.assertEqual(alone.returncode, 2)
        self.assertIn("expected 'study.combine'", alone.stderr)

    def test_any_number_of_threads_prints_the_same(self):
        one, two = (self.study(OPTIONS, '--years', '100', '--threads', n).stdout for n in (1, 2))
        self.assertEqual(one, two)

    def test_an_interrupted_comparison_is_130_and_claims_nothing(self):
        process = subprocess.Popen([BINARY, 'study', OPTIONS, '--years', '10000000', '--out', self.out],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        time.sleep(2)
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=30)
        self.assertEqual((process.returncode, said), (130, ''))
        self.assertFalse(self.out.exists())

    def test_a_city_without_equipment_has_nothing_to_study(self):
        done = self.study(CITY)
        self.assertEqual((done.returncode, done.stdout), (2, ''))
        self.assertIn("expected 'components'", done.stderr)


if __name__ == '__main__':
    unittest.main(verbosity=2)
