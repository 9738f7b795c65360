#!/usr/bin/env python3
"""What must not count is refused on the FTP connection or quarantined with its reason on the API, and the next good
file of the same mine counts.

refused.py PLATFORM
"""
import contextlib
import datetime
import ftplib
import io
import pathlib
import socket
import struct
import subprocess
import sys
import time

import harness
from harness import Refused, Story, eventually

POINT = '01MN0001000003'
BEIJING = datetime.timezone(datetime.timedelta(hours=8))


def record(mine, value, at='2021-06-14 08:29:58'):
    return f'{mine}{POINT};环境瓦斯;21采区工作面T1;{value};%;0;{at}'


def file_of(mine, *records, at='2021-06-14 08:30:00'):
    """Name and content of a national real-time file."""
    name = f'{mine}_CDSS_{"".join(c for c in at if c.isdigit())}.txt'
    return name, f'{mine};示例煤矿;{at}~{"".join(r + "~" for r in records)}||'


class Files(Story):
    """Every test has a mine of its own, so that no test leans on another."""
    settings = {'ftp': {'chunk_bytes': 32 * 1024}, 'ingest': {'incomplete_seconds': 2, 'incomplete_retry_seconds': 1}}
    mines = 0

    def setUp(self):
        Files.mines += 1
        self.mine = f'4101830001{Files.mines:02}'
        self.account(self.mine)

    def good_file_counts(self, value=0.77, at='2021-06-14 09:00:00'):
        name, content = file_of(self.mine, record(self.mine, value, at), at=at)
        self.upload(self.mine, name, content)
        self.assertEqual(self.entry(self.mine, name)['outcome'], 'accepted')
        self.assertEqual(self.current(self.mine)[self.mine + POINT]['value'], value)

    def values(self):
        day = 'from=2021-06-14T00:00:00%2B08:00&to=2021-06-15T00:00:00%2B08:00'
        try:
            items = self.api.items(f'/mines/{self.mine}/points/{self.mine}{POINT}/history?{day}')
        except Refused as nothing:
            self.assertEqual(nothing.error['code'], 'not-found')
            return []
        return [v['value'] for v in items]

    def assert_quarantined(self, name, outcome, rule, count=1):
        """The file is in the books with this outcome, and the rule is explained in both languages."""
        entry = self.entry(self.mine, name, count)
        self.assertEqual(entry['outcome'], outcome, entry)
        rows = self.quarantined(entry)
        self.assertIn(rule, rows)
        self.assertTrue(rows[rule]['words'] and rows[rule]['words']['zh'] and rows[rule]['words']['en'], rows[rule])
        return entry, rows[rule]

    def tree(self):
        return {str(p.relative_to(self.scratch)) for p in self.scratch.rglob('*') if p.is_file()}


class OnTheConnection(Files):
    def test_a_wrong_password(self):
        name, content = file_of(self.mine, record(self.mine, 1.11))
        source = self.file(name, content)
        done = self.platform.curl(source, self.mine, 'not the secret')
        self.assertEqual(done.returncode, 67)
        self.assertIn('530 Wrong user or password', done.stderr)
        done = self.platform.lftp(self.mine, 'not the secret', f'put {source}')
        self.assertNotEqual(done.returncode, 0)
        self.assertIn('530', done.stderr)
        self.assertRegex(self.platform.metrics(), r'\nheadframe_ftp_log_ins_refused_total [2-9]')
        self.assertEqual(self.entries(self.mine, name), [])
        self.assertEqual(self.refusals()['log-in']['reason'], 'wrong user or password')
        self.assertIn(f'refused: log-in of {self.mine} from 127.0.0.1: ', self.platform.log.read_text(encoding='utf-8'))
        self.good_file_counts()

    def refusals(self):
        """What the API says was turned away of this mine, by kind."""
        return {r['kind']: r for r in self.api.items('/uploads/refused') if r['account'] == self.mine}

    def test_paths_that_lead_out(self):
        source = self.file('escaped.txt', 'x')
        before = self.tree()
        for path in ('../escaped.txt', '../../escaped.txt', '%2e%2e/%2e%2e/escaped.txt', '..%2f..%2fescaped.txt',
                     f'../{self.mine[:-2]}99/escaped.txt', '%2fetc/escaped.txt', '%2ftmp%2fescaped.txt',
                     'a/../../escaped.txt', '%2e%2e%2fspool%2fescaped.txt'):
            done = self.platform.curl(source, *self.account(self.mine), '--path-as-is', path=path)
            self.assertNotEqual(done.returncode, 0, path)
            self.assertRegex(done.stderr, '< 55[03] ', path)
        done = self.platform.lftp(*self.account(self.mine), f'put {source} -o ../../escaped.txt')
        self.assertNotEqual(done.returncode, 0)
        self.paths_are_refused_word_by_word()
        self.assertEqual(self.tree() - before - {f'data/inbox/{self.mine}/plain.tmp'}, set())
        self.assertGreater(self.refusals()['path']['count'], 9)
        self.assertFalse(pathlib.Path('/etc/escaped.txt').exists() or pathlib.Path('/tmp/escaped.txt').exists())
        self.good_file_counts()

    def paths_are_refused_word_by_word(self):
        with self.platform.session(*self.account(self.mine)) as ftp:
            ftp.storbinary('STOR plain.tmp', io.BytesIO(b'x'))
            for words in ('CWD ..', 'CWD /etc', 'MKD ../new', 'SIZE ../../platform.json', 'DELE ../../platform.json',
                          'RNFR ../../platform.json', 'RMD ../../spool'):
                with self.assertRaises(ftplib.error_perm) as refused:
                    ftp.sendcmd(words)
                self.assertTrue(str(refused.exception).startswith('550'), f'{words}: {refused.exception}')
            ftp.sendcmd('RNFR plain.tmp')
            with self.assertRaises(ftplib.error_perm):
                ftp.sendcmd('RNTO ../../plain.txt')

    def test_a_gigabyte_is_cut_off_early(self):
        source = self.scratch / 'gigabyte.txt'
        with open(source, 'wb') as big:
            big.truncate(1 << 30)
        began = time.monotonic()
        # curl looks at nothing but its data connection until that is reset; lftp reads the reply.
        self.assertEqual(self.platform.curl(source, *self.account(self.mine)).returncode, 55)
        done = self.platform.lftp(*self.account(self.mine), f'debug 4; put {source}')
        self.assertNotEqual(done.returncode, 0)
        self.assertIn('552 A file may have 20000000 bytes.', done.stdout + done.stderr)
        self.assertLess(time.monotonic() - began, 15)
        self.assertRegex(self.platform.metrics(), r'\nheadframe_ftp_uploads_refused_total [2-9]')
        self.assertIn('gigabyte.txt: A file may have 20000000 bytes', self.refusals()['too-large']['reason'])
        source.unlink()
        left = [p for p in self.tree() if 'gigabyte' in p or p.startswith('data/ftp-partial')]
        self.assertEqual(left, [])
        self.good_file_counts()


class TornUploads(Files):
    """The client's connection ends in the middle of STOR."""

    @contextlib.contextmanager
    def half_sent(self, name, content):
        """A session that has sent half of a file; yields its sockets."""
        ftp = self.platform.session(*self.account(self.mine))
        data = ftp.transfercmd('STOR ' + name)
        data.sendall(content.encode()[:len(content.encode()) // 2])
        yield ftp.sock, data
        ftp.close()

    def nothing_is_kept(self, name):
        partial = self.platform.folder / 'ftp-partial'
        self.assertTrue(eventually(lambda: not any(partial.iterdir())), 'the partial file stays')
        inbox, spool = self.platform.folder / 'inbox' / self.mine, self.platform.folder / 'spool'
        self.assertEqual([p.name for folder in (inbox, spool) for p in folder.iterdir() if name in p.name], [])
        self.assertEqual(self.entries(self.mine, name), [])

    def whole_file_counts(self, name, content):
        self.upload(self.mine, name, content)
        self.assertEqual(self.entry(self.mine, name)['outcome'], 'accepted')

    def test_both_connections_are_reset(self):
        name, content = file_of(self.mine, record(self.mine, 1.01))
        with self.half_sent(name, content) as sockets:
            for one in sockets:
                one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
                one.close()
        self.nothing_is_kept(name)
        self.whole_file_counts(name, content)

    def test_the_client_dies(self):
        """The kernel ends a dead client's connections in good order, data connection first or last."""
        name, content = file_of(self.mine, record(self.mine, 1.02))
        for order in (1, -1) * 5:
            with self.half_sent(name, content) as sockets:
                for one in sockets[::order]:
                    one.close()
            self.nothing_is_kept(name)
        self.whole_file_counts(name, content)

    def test_curl_is_killed(self):
        name, content = file_of(self.mine, *[record(self.mine, 1.03, f'2021-06-14 08:{m // 60:02}:{m % 60:02}')
                                             for m in range(1800)])
        curl = subprocess.Popen(['curl', '-sS', '--limit-rate', '60k', '-u', ':'.join(self.account(self.mine)), '-T',
                                 str(self.file(name, content)), f'ftp://127.0.0.1:{self.platform.ftp}/'])
        partial = self.platform.folder / 'ftp-partial'
        self.assertTrue(eventually(lambda: any(p.stat().st_size for p in partial.iterdir())), 'nothing arrives')
        self.assertIsNone(curl.poll())
        curl.kill()
        curl.wait()
        self.nothing_is_kept(name)
        self.whole_file_counts(name, content)


class InTheBooks(Files):
    def test_a_name_with_another_mine_s_code(self):
        name, content = file_of('410183000999', record('410183000999', 1.2))
        self.upload(self.mine, name, content)
        _, why = self.assert_quarantined(name, 'refused', 'other-mine')
        self.assertEqual((why['expected'], why['found']), (self.mine, '410183000999'))
        self.assertEqual(self.api.items('/mines/410183000999/values/current'), [])
        self.good_file_counts()

    def test_a_header_with_another_mine_s_code(self):
        name, content = file_of(self.mine, record(self.mine, 1.2))
        self.upload(self.mine, name, content.replace(self.mine, '410183000999', 1))
        self.assert_quarantined(name, 'refused', 'other-mine')
        self.good_file_counts()

    def test_a_time_in_the_future(self):
        soon = (datetime.datetime.now(BEIJING) + datetime.timedelta(minutes=10)).strftime('%Y-%m-%d %H:%M:%S')
        name, content = file_of(self.mine, record(self.mine, 1.2, soon), at=soon)
        self.upload(self.mine, name, content)
        _, why = self.assert_quarantined(name, 'refused', 'future-time')
        self.assertEqual(why['found'], soon)
        self.good_file_counts()

    def test_an_unknown_token(self):
        name, content = file_of(self.mine, record(self.mine, 1.2))
        name = name.replace('CDSS', 'QWXY')
        self.upload(self.mine, name, content)
        _, why = self.assert_quarantined(name, 'unknown-type', 'unknown-token')
        self.assertEqual(why['found'], 'QWXY')
        self.good_file_counts()

    def test_a_full_width_semicolon(self):
        """One record of six is wrong: it waits in quarantine, the others count."""
        records = [record(self.mine, v / 100, f'2021-06-14 08:29:5{v}') for v in range(6)]
        records[3] = records[3].replace(';', '；', 1)
        name, content = file_of(self.mine, *records)
        self.upload(self.mine, name, content)
        entry, why = self.assert_quarantined(name, 'partial', 'full-width-semicolon')
        self.assertEqual((entry['records'], entry['rejected']), (6, 1))
        place = why['places'][0]
        self.assertEqual((place['record'], place['byte']), (4, content.encode().index(records[3].encode())))
        self.assertEqual(self.values(), [0.0, 0.01, 0.02, 0.04, 0.05])
        self.good_file_counts()

    def test_gbk_bytes_in_a_utf8_file(self):
        name, content = file_of(self.mine, record(self.mine, 1.2))
        bytes_ = content.encode('utf-8').replace('工作面'.encode('utf-8'), '工作面'.encode('gbk'))
        self.upload(self.mine, name, bytes_)
        _, why = self.assert_quarantined(name, 'refused', 'not-utf8')
        self.assertEqual(why['places'][0]['byte'], bytes_.index('工作面'.encode('gbk')))
        self.assertEqual(self.values(), [])
        self.good_file_counts()

    def test_a_file_without_end_mark_is_waited_for_and_then_given_up(self):
        name, content = file_of(self.mine, record(self.mine, 1.2))
        began = time.monotonic()
        self.upload(self.mine, name, content.removesuffix('||'))
        self.assertEqual(self.entries(self.mine, name), [])
        self.assert_quarantined(name, 'incomplete', 'no-end-mark')
        self.assertGreater(time.monotonic() - began, self.settings['ingest']['incomplete_seconds'] - 0.5)
        self.upload(self.mine, name, content)
        self.assertEqual(self.entry(self.mine, name, 2)['outcome'], 'accepted')
        self.assertEqual(self.values(), [1.2])
        self.good_file_counts()

    def test_more_than_a_fifth_of_bad_records(self):
        records = [record(self.mine, v / 100, f'2021-06-14 08:29:5{v}') for v in range(8)]
        for bad in (2, 5):
            records[bad] = records[bad].replace(f'0.0{bad}', 'o.5')
        name, content = file_of(self.mine, *records)
        self.upload(self.mine, name, content)
        entry, _ = self.assert_quarantined(name, 'refused', 'too-many-bad-records')
        _, why = self.assert_quarantined(name, 'refused', 'bad-number')
        self.assertEqual([(p['record'], p['field'], p['found']) for p in why['places']], [(3, 4, 'o.5'), (6, 4, 'o.5')])
        self.assertEqual(entry['rejected'], 2)
        self.assertEqual(self.values(), [])
        self.good_file_counts()

    def test_the_same_file_twice(self):
        name, content = file_of(self.mine, record(self.mine, 0.3))
        self.upload(self.mine, name, content)
        first = self.entry(self.mine, name)
        self.upload(self.mine, name, content)
        second = self.entry(self.mine, name, 2)
        self.assertEqual((second['outcome'], second['original']), ('duplicate', first['file']))
        self.assertEqual(self.quarantined(second), {})
        self.assertEqual(self.values(), [0.3])
        self.good_file_counts()

    def test_the_same_name_with_other_bytes(self):
        name, content = file_of(self.mine, record(self.mine, 0.3))
        self.upload(self.mine, name, content)
        first = self.entry(self.mine, name)
        self.upload(self.mine, name, content.replace('0.3', '0.9'))
        entry, _ = self.assert_quarantined(name, 'conflict', 'same-name-other-content', count=2)
        self.assertEqual(entry['original'], first['file'])
        self.assertEqual(self.values(), [0.3])
        self.good_file_counts()

    def test_an_old_file_that_comes_late(self):
        """It is part of history, but changes nothing that is newer."""
        self.good_file_counts(0.8, '2021-06-14 09:00:00')
        name, content = file_of(self.mine, record(self.mine, 0.2, '2021-06-14 08:00:00'), at='2021-06-14 08:00:00')
        self.upload(self.mine, name, content)
        entry = self.entry(self.mine, name)
        self.assertEqual((entry['outcome'], entry['stale']), ('accepted', True))
        self.assertEqual(self.current(self.mine)[self.mine + POINT]['value'], 0.8)
        self.assertEqual(self.values(), [0.2, 0.8])
        self.good_file_counts(0.9, '2021-06-14 09:30:00')


class AfterTheMappingIsFixed(Files):
    """The mine's new system writes a new code, a new token and one more field."""
    NEW_CODE = '150622B0012000200092'

    def upgraded(self, value, at):
        name, content = file_of(self.NEW_CODE, record(self.NEW_CODE, value, at) + ';17', at=at)
        return name.replace('CDSS', 'SSCD'), content

    def test_a_quarantined_file_is_replayed(self):
        self.good_file_counts(0.5, '2021-06-14 08:00:00')
        name, content = self.upgraded(0.61, '2021-06-14 10:00:00')
        self.upload(self.mine, name, content)
        entry, _ = self.assert_quarantined(name, 'refused', 'other-mine')
        self.approve_by_two()
        self.api.post(f'/files/{entry["file"]}/replay')
        again = eventually(lambda: (e := self.entry(self.mine, name))['replays'] and e)
        self.assertEqual((again['outcome'], again['mapping'], again['records']), ('accepted', 1, 1), again)
        self.assertEqual(self.quarantined(again), {})
        closed = [q for q in self.api.items(f'/quarantine?state=replayed&mine={self.mine}')]
        self.assertEqual([(q['file'], q['rule']) for q in closed], [(entry['file'], 'other-mine')])
        self.assertEqual(self.values(), [0.5, 0.61])
        self.assertEqual(self.current(self.mine)[self.mine + POINT]['origin']['file'], entry['file'])
        self.replaying_again_changes_nothing(entry)
        name, content = self.upgraded(0.62, '2021-06-14 10:00:30')
        self.upload(self.mine, name, content)
        self.assertEqual(self.entry(self.mine, name)['outcome'], 'accepted')
        self.assertEqual(self.values(), [0.5, 0.61, 0.62])

    def approve_by_two(self):
        proposed = self.api.post(f'/mines/{self.mine}/mappings', {'reason': 'upgrade of 14 June', 'rules': {
            'mine_codes': [self.NEW_CODE], 'token_aliases': {'SSCD': 'CDSS'},
            'tolerances': {'CDSS': {'extra': 1, 'missing': 0}}, 'point_prefixes': {self.NEW_CODE: self.mine}}})
        approve = f'/mines/{self.mine}/mappings/{proposed["version"]}/approve'
        with self.assertRaises(Refused) as refused:
            self.api.post(approve)
        self.assertEqual((refused.exception.status, refused.exception.error['code']), (403, 'same-person'))
        self.second_user().post(approve)
        actions = [(a['action'], a['who']) for a in self.api.get('/audit?limit=1000')['items']
                   if a['subject'] == f'mine/{self.mine}' and a['action'].startswith('mapping')]
        self.assertEqual(actions, [('mapping.approve', 'chief'), ('mapping.propose', 'admin')])
        self.assertIsNone(self.api.get('/audit/verify')['first_broken'])

    def replaying_again_changes_nothing(self, entry):
        before = self.values()
        self.api.post(f'/files/{entry["file"]}/replay')
        self.assertTrue(eventually(lambda: self.api.get(f'/files/{entry["file"]}')['replays'] == 2))
        self.assertEqual(self.values(), before)


if __name__ == '__main__':
    harness.run(sys.argv.pop(1))
