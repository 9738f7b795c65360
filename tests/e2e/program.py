#!/usr/bin/env python3
"""headframe-platform as a program: exit codes, configuration mistakes, ports, signals, restarts.

program.py PLATFORM
"""
import json
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import unittest
import urllib.request

PLATFORM = sys.argv.pop(1)


def usual():
    text = subprocess.run([PLATFORM, '--print-config'], capture_output=True, text=True, check=True).stdout
    return re.sub(r'"port": \d+', '"port": 0', text)


class Program(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.data = pathlib.Path(self.scratch.name) / 'data'
        self.data.mkdir()

    def tearDown(self):
        self.scratch.cleanup()

    def configure(self, text):
        (self.data / 'platform.json').write_text(text, encoding='utf-8')

    def run_to_end(self, *arguments):
        return subprocess.run([PLATFORM, *arguments], capture_output=True, text=True, timeout=20)

    def start(self, lines):
        process = subprocess.Popen([PLATFORM, '--data', str(self.data)], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, text=True)
        self.addCleanup(lambda: (process.poll() is None and process.kill(), process.communicate()))
        return process, ''.join(process.stdout.readline() for _ in range(lines))

    def refusal(self, text):
        self.configure(text)
        done = self.run_to_end('--data', str(self.data))
        self.assertEqual(done.returncode, 2, done.stderr)
        return done.stderr.replace(str(self.data), '')

    def test_help_and_wrong_usage(self):
        self.assertEqual(self.run_to_end('--help').returncode, 0)
        self.assertIn('--data', self.run_to_end('--help').stdout)
        self.assertEqual(self.run_to_end('--dta', 'x').returncode, 2)

    def test_an_unknown_key_is_refused_at_its_line_with_a_suggestion(self):
        self.assertRegex(self.refusal(usual().replace('"max_connections"', '"max_conections"')),
                         r"platform.json:\d+:5: unknown key 'http.max_conections', did you mean 'http.max_connections'\?")

    def test_missing_repeated_malformed_and_impossible_values_are_refused(self):
        text = usual()
        line = next(l for l in text.splitlines() if '"body_bytes"' in l)
        self.assertIn("missing key 'http.body_bytes'; the usual value is 1048576", self.refusal(text.replace(line + '\n', '')))
        self.assertIn("key given twice: 'http.body_bytes'", self.refusal(text.replace(line, line + '\n' + line)))
        self.assertIn("expected a whole number from 1024", self.refusal(text.replace(line, '"body_bytes": "many",')))
        self.assertRegex(self.refusal(text.replace(line, '"body_bytes": 1024 oops,')), r':\d+:\d+: not JSON')

    def test_a_taken_port_is_named_and_ends_with_3(self):
        self.configure(usual())
        _, greeting = self.start(3)
        port = re.search(r'HTTP http://localhost:(\d+)', greeting).group(1)
        other = pathlib.Path(self.scratch.name) / 'other'
        other.mkdir()
        sections = usual().split('"http": {')
        (other / 'platform.json').write_text(
            sections[0] + '"http": {' + sections[1].replace('"port": 0', '"port": ' + port, 1), encoding='utf-8')
        done = self.run_to_end('--data', str(other))
        self.assertEqual(done.returncode, 3)
        self.assertIn('HTTP cannot listen on', done.stderr)
        self.assertIn(port, done.stderr)

    def test_two_programs_cannot_share_a_data_folder(self):
        self.configure(usual())
        self.start(3)
        done = self.run_to_end('--data', str(self.data))
        self.assertEqual(done.returncode, 3)
        self.assertIn('another headframe-platform', done.stderr)

    def test_sigint_ends_with_130_and_the_next_start_prints_no_password(self):
        self.configure(usual())
        process, greeting = self.start(3)
        self.assertIn('admin password', greeting)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(timeout=20), 130)
        process, greeting = self.start(2)
        self.assertNotIn('password', greeting)
        http = re.search(r'http://\S+', greeting).group(0)
        health = json.load(urllib.request.urlopen(http + '/healthz', timeout=10))
        self.assertTrue(health['healthy'])
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(timeout=20), 0)
        self.assertNotIn('password', process.stdout.read())


unittest.main()
