#!/usr/bin/env python3
"""A feed against headframe-platform on real sockets: enrol, feed, export, score.

against_platform.py HEADFRAME PLATFORM
"""
import datetime
import signal
import time

import feeding
from feeding import CODES, FedPlatform, GA, GB, GC, SCENARIO, rows


class AgainstPlatform(FedPlatform):

    def test_1_mines_are_enrolled_as_an_installer_would(self):
        done = self.enrol()
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn('3 mines entered', done.stdout)
        self.assertIn('1 mappings proposed, 1 approved', done.stdout)
        accounts = self.scratch / 'accounts.csv'
        self.assertEqual(accounts.stat().st_mode & 0o777, 0o600)
        self.assertEqual({row['mine'] for row in rows(accounts)}, set(CODES.values()))
        again = self.enrol()
        self.assertEqual(again.returncode, 2)
        self.assertIn('exists; expected a new file', again.stderr)

    def test_2_the_ledgers_balance(self):
        done = self.feeder.run(*self.feed('--pace', '60', '--out', 'ledger'))
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn(f'access-{GB} is down: {GB} cut off', done.stderr)
        self.assertIn(f'gc-2020 comes into service: {GA} down meanwhile', done.stderr)
        self.assertIn('not carried out: node_crash of centre-host', done.stderr)
        self.settled()
        code, score = self.feeder.score(self.export('ledger'), 'ledger')
        self.assertEqual(code, 0, score)
        self.assertTrue(score['balances'])
        self.assertGreater(score['samples']['sent'], 200)
        for wrong in ('lost', 'misconverted', 'duplicated'):
            self.assertEqual(score['samples'][wrong], 0, score)
        late = {mine: counts['late'] for mine, counts in score['mines'].items()}
        self.assertGreater(late[CODES[GB]], 0)
        self.assertEqual(late[CODES[GA]] + late[CODES[GC]], 0, score)
        self.check_ledger(self.scratch / 'ledger')

    def check_ledger(self, ledger):
        """What the score does not show: both systems of the upgraded mine, attempts, and times that are past."""
        files = rows(ledger / 'files.csv')
        self.assertEqual({f['outcome'] for f in files}, {'acknowledged'})
        self.assertEqual({f['installation'] for f in files if f['mine'] == CODES[GA]}, {'0', '1'})
        self.assertTrue(all(f['reply'].startswith('250') for f in files))
        self.assertGreater(max(int(f['attempts']) for f in files if f['mine'] == CODES[GB]), 1)
        newest = max(datetime.datetime.fromisoformat(s['time']) for s in rows(ledger / 'sent.csv'))
        now = datetime.datetime.now(datetime.timezone.utc)
        self.assertTrue(datetime.timedelta(0) < now - newest < datetime.timedelta(minutes=5), newest)
        incidents = rows(ledger / 'incidents.csv')
        self.assertEqual({i['incident'] for i in incidents if i['carried_out'] == 'yes'}, {'line-down', 'upgrade'})
        self.assertEqual([i['incident'] for i in incidents if i['carried_out'] == 'no'],
                         ['node_crash of centre-host'])
        self.assertFalse((ledger / 'spool').exists())

    def test_3_a_score_finds_what_is_missing_and_what_is_wrong(self):
        lines = (self.scratch / 'export.csv').read_text(encoding='utf-8').splitlines(keepends=True)
        spoilt = self.scratch / 'spoilt.csv'
        spoilt.write_text(''.join(lines[:10] + lines[11:] + lines[20:21]), encoding='utf-8')
        code, score = self.feeder.score(spoilt, 'ledger')
        self.assertEqual(code, 1)
        self.assertEqual(score['samples']['lost'], 1, score)
        self.assertEqual(score['lost_acknowledged'], 1)
        self.assertEqual(score['samples']['duplicated'], 1)


class Interrupted(FedPlatform):
    """On a platform of its own: two feeds of one mine that show the same hours could not be told apart."""

    def test_ctrl_c_leaves_a_complete_ledger(self):
        self.assertEqual(self.enrol().returncode, 0)
        feed = self.feeder.begin(*self.feed('--pace', '60', '--out', 'stopped'))
        time.sleep(3)
        feed.send_signal(signal.SIGINT)
        out, err = feed.communicate(timeout=20)
        self.assertEqual(feed.returncode, 130, err)
        self.assertIn('interrupted', out)
        self.settled()
        code, score = self.feeder.score(self.export('stopped', 'stopped.csv'), 'stopped')
        self.assertEqual(code, 0, score)
        self.assertGreater(score['samples']['delivered'], 0)
        self.assertEqual(score['lost_acknowledged'], 0)


if __name__ == '__main__':
    feeding.main()
