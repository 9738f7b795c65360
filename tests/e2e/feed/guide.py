#!/usr/bin/env python3
"""Runs the commands of docs/guides/feed.md, and checks that the Chinese page has the same ones.

guide.py HEADFRAME PLATFORM
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import feeding
import harness

HEADFRAME = pathlib.Path(sys.argv.pop(1)).resolve()
PLATFORM = pathlib.Path(sys.argv.pop(1)).resolve()


class Guide(unittest.TestCase):
    def test_both_languages_have_the_same_commands(self):
        self.assertEqual(feeding.blocks(), feeding.blocks(feeding.GUIDE.with_suffix('.zh.md')))

    def test_the_commands_end_with_ledgers_that_balance(self):
        scratch = tempfile.TemporaryDirectory(prefix='headframe-guide-')
        self.addCleanup(scratch.cleanup)
        folder = pathlib.Path(scratch.name)
        platform = harness.Platform(PLATFORM, folder / 'demo').start()
        self.addCleanup(platform.kill)
        blocks = feeding.blocks()
        script = 'set -eu\n' + ''.join(blocks[name] for name in ('login', 'enrol', 'feed'))
        script += 'sleep 3\nlog_in admin "$HEADFRAME_PASSWORD"\n' + blocks['export'] + blocks['score']
        for words, there in (('http://localhost:8080', f'http://127.0.0.1:{platform.http}'),
                             ('ftp://localhost:2121', f'ftp://127.0.0.1:{platform.ftp}'),
                             ('SCENARIO', str(feeding.ROOT / 'scenarios/zhengzhou/quiet-week.yaml')),
                             ('LEDGER', 'ledger'), ('EXPORT.csv', 'export.csv')):
            script = script.replace(words, there)
        done = subprocess.run(['bash', '-c', script], cwd=folder, input=platform.one_time_password() + '\n', text=True,
                              capture_output=True, timeout=90,
                              env={**os.environ, 'PATH': f'{HEADFRAME.parent}:{os.environ["PATH"]}'})
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn('the ledgers balance', done.stdout)


if __name__ == '__main__':
    unittest.main()
