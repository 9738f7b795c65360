#!/usr/bin/env python3
"""Every shipped scenario meets its own expectations over its smoke horizon, and leaves a whole run
folder behind: result.json with the fixed keys, junit.xml, a report that needs no network, run.db.

run_folders.py BINARY
"""
import html.parser
import json
import pathlib
import sys
import tempfile
import unittest
import xml.etree.ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'support'))
from headframe import headframe, kpi_keys, run_folders, scenario_files  # noqa: E402

BINARY = sys.argv.pop(1)

RESULT_KEYS = {'scenario', 'seed', 'digest', 'simulated_s', 'wall_s', 'kpi', 'expectations'}
# Attributes by which a page makes the browser fetch something.
FETCHES = {'src', 'srcset', 'poster', 'data', 'background', 'xlink:href'}


class Resources(html.parser.HTMLParser):
    """What a page would load, and its text in style elements."""

    def __init__(self):
        super().__init__()
        self.loaded, self.styles, self.languages, self.in_style = [], '', set(), False

    def handle_starttag(self, tag, attributes):
        self.in_style = tag == 'style'
        for name, value in attributes:
            linked = name in FETCHES or (name == 'href' and tag in ('link', 'use', 'image'))
            if linked and value and not value.startswith(('#', 'data:')):
                self.loaded.append(f'<{tag} {name}="{value}">')
            if name == 'style':
                self.styles += value or ''
            if name == 'lang':
                self.languages.add(value)

    def handle_endtag(self, tag):
        self.in_style = False

    def handle_data(self, data):
        if self.in_style:
            self.styles += data


class RunFolders(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.out = pathlib.Path(cls.scratch.name)
        files = ['scenarios/' + file for file in scenario_files()]
        cls.done = headframe(BINARY, 'run', *files, '--smoke', '--out', cls.out, '--format', 'json')
        cls.folders = run_folders(cls.out)

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def each(self):
        for name, folder in self.folders.items():
            with self.subTest(name):
                yield folder

    def test_every_scenario_meets_its_expectations(self):
        self.assertEqual(self.done.returncode, 0, self.done.stderr + self.done.stdout)
        self.assertEqual(sorted(self.folders),
                         [file.removesuffix('.yaml') for file in scenario_files()])
        for folder in self.each():
            expectations = folder.result['expectations']
            self.assertTrue(expectations)
            self.assertEqual([e['text'] for e in expectations if e['pass'] is not True], [])

    def test_result_has_exactly_the_fixed_keys_and_each_null_a_reason(self):
        plain, samples = kpi_keys()
        for folder in self.each():
            self.assertEqual(RESULT_KEYS - set(folder.result), set())
            kpi = folder.result['kpi']
            self.assertEqual(set(kpi), {*plain, 'samples'})
            self.assertEqual(set(kpi['samples']), set(samples))
            missing = {key for key in plain if kpi[key] is None}
            reasons = folder.result['kpi_missing']
            self.assertEqual(set(reasons), missing)
            for reason in reasons.values():
                self.assertTrue(reason['zh'] and reason['en'])

    def test_each_sample_ends_in_exactly_one_class(self):
        for folder in self.each():
            counts = dict(folder.result['kpi']['samples'])
            self.assertEqual(counts.pop('produced'), sum(counts.values()))

    def test_several_results_are_printed_as_an_array_of_what_the_folders_hold(self):
        printed = {result['scenario']: result for result in json.loads(self.done.stdout)}
        self.assertEqual(printed, {name: f.result for name, f in self.folders.items()})

    def test_junit_has_a_case_for_each_expectation(self):
        for folder in self.each():
            root = xml.etree.ElementTree.fromstring(folder.text('junit.xml'))
            names = [case.get('name') for case in root.iter('testcase')]
            self.assertEqual(names, [e['text'] for e in folder.result['expectations']])
            self.assertEqual([*root.iter('failure'), *root.iter('error')], [])

    def test_reports_load_nothing_and_speak_both_languages(self):
        pages = [folder.path / 'report.html' for folder in self.folders.values()]
        for path in [*pages, self.out / 'index.html']:
            with self.subTest(str(path.relative_to(self.out))):
                page = Resources()
                page.feed(path.read_text(encoding='utf-8'))
                self.assertEqual(page.loaded, [])
                self.assertNotIn('@import', page.styles)
                self.assertNotRegex(page.styles, r'url\(\s*["\']?(?!data:|#|["\'])')
                self.assertTrue({'zh', 'en'} <= {lang[:2] for lang in page.languages if lang})

    def test_the_comparison_leads_to_every_report(self):
        page = (self.out / 'index.html').read_text(encoding='utf-8')
        for folder in self.each():
            self.assertIn(f'href="{folder.path.name}/report.html"', page)

    def test_run_db_agrees_with_the_result(self):
        for folder in self.each():
            self.assertEqual(folder.rows('PRAGMA integrity_check'), [('ok',)])
            self.assertEqual(folder.rows('SELECT scenario, seed, digest FROM run'),
                             [(folder.result['scenario'], str(folder.result['seed']),
                               folder.result['digest'])])
            samples = folder.result['kpi']['samples']
            columns = sorted(samples)
            sums = folder.rows('SELECT ' + ', '.join(f'sum({c})' for c in columns) + ' FROM ledger')
            self.assertEqual(dict(zip(columns, sums[0])), samples)


if __name__ == '__main__':
    unittest.main(verbosity=2)
