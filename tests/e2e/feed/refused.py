#!/usr/bin/env python3
"""What headframe feed says when it cannot work, and its exit codes.

refused.py HEADFRAME
"""
import pathlib
import sys
import tempfile
import unittest

import feeding
import harness
from feeding import Feeder, SCENARIO

HEADFRAME = pathlib.Path(sys.argv.pop(1)).resolve()


class Refused(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory(prefix='headframe-feed-')
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        self.feeder = Feeder(HEADFRAME, self.folder)

    def refusal(self, code, words, *arguments, env=None):
        done = self.feeder.run(*arguments, env=env)
        self.assertEqual((done.returncode, done.stdout), (code, ''), done.stderr)
        for word in words:
            self.assertIn(word, done.stderr)

    def feed(self, to, *more, line='*,one,two'):
        return (SCENARIO, '--to', to, '--accounts', self.feeder.accounts('a.csv', line), *more)

    def test_help_and_wrong_usage(self):
        help_text = self.feeder.run('--help')
        self.assertEqual(help_text.returncode, 0)
        self.assertIn('--score', help_text.stdout)
        self.refusal(2, ['one of --to, --enrol and --score'], SCENARIO)
        self.refusal(2, ['--accounts'], SCENARIO, '--to', 'ftp://localhost')
        self.refusal(2, ['--ledger'], '--score', 'export.csv')
        self.refusal(2, ['--pace'], *self.feed('ftp://localhost', '--pace', '0'))

    def test_nobody_listens_and_nobody_knows_the_host(self):
        self.refusal(3, ['cannot be reached: Connection refused'],
                     *self.feed(f'ftp://127.0.0.1:{harness.free_port()}', '--out', 'ledger'))
        self.refusal(3, ['no-such-host.invalid:21 cannot be reached'], *self.feed('ftp://no-such-host.invalid'))
        self.assertFalse((self.folder / 'ledger').exists())

    def test_addresses_mines_and_durations_are_checked(self):
        self.refusal(2, ['--to: ', 'expected ftp://HOST[:PORT][/DIRECTORY]'], *self.feed('http://localhost'))
        self.refusal(2, ["unknown mine 'baipin'; did you mean 'baiping'?"],
                     *self.feed('ftp://localhost', '--mines', 'baipin'))
        self.refusal(2, ['--for: ', 'expected'], *self.feed('ftp://localhost', '--for', '3'))

    def test_accounts_are_checked_as_a_whole(self):
        self.refusal(2, ['a.csv:2:1: ', 'expected a code of 12 digits'], *self.feed('ftp://localhost', line='12,a,b'))
        self.refusal(2, ['no row for 410185000001 (baiping)'],
                     *self.feed('ftp://localhost', '--mines', 'baiping', line='410181000001,a,b'))
        self.refusal(2, ['absent.csv: cannot be read'], SCENARIO, '--to', 'ftp://localhost', '--accounts', 'absent.csv')

    def test_a_ledger_is_never_written_over(self):
        (self.folder / 'ledger').mkdir()
        (self.folder / 'ledger/notes.txt').write_text('mine')
        self.refusal(2, ['--out: ', 'is not empty'], *self.feed('ftp://localhost', '--out', 'ledger'))

    def test_enrolment_wants_a_password_in_the_environment(self):
        enrol = (SCENARIO, '--enrol', 'http://127.0.0.1:1', '--as', 'admin', '--accounts', 'new.csv')
        self.refusal(2, ['HEADFRAME_PASSWORD: not set'], *enrol)
        self.refusal(3, ['Connection refused'], *enrol, env={'HEADFRAME_PASSWORD': 'x'})
        self.assertFalse((self.folder / 'new.csv').exists())

    def test_exports_and_ledgers_are_checked(self):
        export = self.folder / 'e.csv'
        export.write_text('mine,point,tme,value\n')
        self.refusal(2, ["unknown column 'tme'; did you mean 'time'?", 'out/feed.json: cannot be read'],
                     '--score', 'e.csv', '--ledger', 'out')


if __name__ == '__main__':
    unittest.main()
