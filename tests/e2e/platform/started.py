#!/usr/bin/env python3
"""What can go wrong at the start is said in one line that names the thing, with exit code 2 for what somebody wrote
and 3 for what the machine does not give; the platform starts once it is put right.

started.py PLATFORM
"""
import os
import pathlib
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import unittest

import harness
from harness import GOLDEN, ONE_TIME_PASSWORD, Api, Platform, eventually


class Start(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory(prefix='headframe-e2e-')
        self.addCleanup(scratch.cleanup)
        self.scratch = pathlib.Path(scratch.name)
        self.platform = Platform(harness.Story.binary, self.scratch / 'data')
        self.addCleanup(lambda: self.platform.process and self.platform.process.poll() is None and self.platform.kill())

    def refused_start(self, code, folder=None, **options):
        """Runs to the end; returns what was said, which is a single line and no word of a crash."""
        done = subprocess.run([harness.Story.binary, '--data', str(folder or self.platform.folder)],
                              capture_output=True, text=True, timeout=20, **options)
        self.assertEqual(done.returncode, code, done.stderr)
        self.said_on_stdout = done.stdout
        lines = [line for line in done.stderr.splitlines() if not line.startswith('wrote ')]
        self.assertEqual(len(lines), 1, done.stderr)
        return lines[0]

    def works(self):
        password = self.platform.start().greeting and self.platform.one_time_password()
        self.log_in_and_stop(password)

    def log_in_and_stop(self, password):
        api = Api(self.platform.http)
        api.replace_one_time_password('admin', password)
        self.assertEqual(api.items('/files'), [])
        self.assertEqual(self.platform.stop(), 0)


class Ports(Start):
    def test_a_taken_port_does_not_swallow_the_one_time_password(self):
        """The first start makes the administrator before it listens; the password is told all the same."""
        with socket.socket() as other:
            other.bind(('0.0.0.0', 0))
            other.listen()
            port = other.getsockname()[1]
            self.platform.configure({'ftp': {'port': port}})
            self.assertEqual(self.refused_start(3),
                             f'headframe-platform: FTP cannot listen on *:{port}: Address already in use')
            password = ONE_TIME_PASSWORD.search(self.said_on_stdout)
        self.assertTrue(password, f'nobody knows the password: {self.said_on_stdout!r}')
        self.platform.start()
        self.log_in_and_stop(password.group(1))

    def test_an_address_of_another_machine(self):
        self.platform.configure({'http': {'address': '192.0.2.1'}})
        self.assertRegex(self.refused_start(3), 'HTTP cannot listen on 192.0.2.1:0: Cannot assign requested address')


class Folders(Start):
    def test_a_folder_that_cannot_be_written(self):
        sealed = self.scratch / 'sealed'
        sealed.mkdir()
        binary = shutil.copy(harness.Story.binary, self.scratch)
        self.scratch.chmod(0o755)
        sealed.chmod(0o555)
        nobody = {'user': 65534, 'group': 65534, 'extra_groups': []} if os.geteuid() == 0 else {}
        for folder, said in ((sealed, 'cannot write'), (sealed / 'data', 'cannot make the folder')):
            done = subprocess.run([binary, '--data', str(folder)], capture_output=True, text=True, timeout=20, **nobody)
            self.assertEqual(done.returncode, 3, done.stderr)
            self.assertRegex(done.stderr, f'^headframe-platform: {said} {sealed}.*: Permission denied\n$')

    def test_a_file_in_the_folder_s_place(self):
        file = self.scratch / 'file'
        file.write_text('not a folder')
        self.assertIn(str(file), self.refused_start(3, file))
        self.assertIn(str(file), self.refused_start(3, file / 'data'))

    def test_a_second_instance(self):
        self.platform.start()
        password = self.platform.one_time_password()
        self.assertIn(f'another headframe-platform works in {self.platform.folder}', self.refused_start(3))
        self.log_in_and_stop(password)


class Operation(Start):
    def ended(self, *arguments, **options):
        return subprocess.run([harness.Story.binary, *map(str, arguments)], text=True, timeout=20,
                              **{'capture_output': True, **options})

    def test_the_version_is_told(self):
        done = self.ended('--version')
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stdout, r'^headframe-platform \d+\.\d+\.\d+\n$')

    def test_addresses_that_cannot_be_printed_are_3(self):
        with open('/dev/full', 'w', encoding='utf-8') as full:
            done = self.ended('--data', self.platform.folder, capture_output=False, stdout=full,
                            stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 3)
        self.assertIn('cannot write to standard output', done.stderr)

    def test_the_database_is_its_owner_s_only_and_a_hang_up_is_an_orderly_stop(self):
        self.platform.start()
        self.assertEqual(os.stat(self.platform.folder / 'platform.db').st_mode & 0o777, 0o600)
        self.platform.process.send_signal(signal.SIGHUP)
        self.assertEqual(self.platform.process.wait(timeout=20), 0)
        self.platform.process.stdout.close()
        self.assertIn('stopping', self.platform.log.read_text(encoding='utf-8'))

    def test_a_lost_administrator_gets_a_new_one_time_password_offline(self):
        self.platform.start()
        Api(self.platform.http).replace_one_time_password('admin', self.platform.one_time_password())
        running = self.ended('--data', self.platform.folder, '--reset-administrator')
        self.assertEqual((running.returncode, running.stdout), (3, ''))
        self.assertEqual(self.platform.stop(), 0)
        done = self.ended('--data', self.platform.folder, '--reset-administrator')
        self.assertEqual((done.returncode, done.stderr), (0, ''))
        self.platform.start()
        api = Api(self.platform.http)
        with self.assertRaises(harness.Refused):
            api.log_in('admin', harness.PASSWORD)
        password = ONE_TIME_PASSWORD.search(done.stdout).group(1)
        api.log_in('admin', password)
        with self.assertRaises(harness.Refused) as refused:
            api.get('/files')
        self.assertIn('change your password first', refused.exception.error['message'])
        api.replace_one_time_password('admin', password)
        self.assertIn('user.reset-password', [a['action'] for a in api.get('/audit')['items']])
        self.assertEqual(self.platform.stop(), 0)


class Configurations(Start):
    def refusal(self, change):
        """What is said about the changed text, without the folder in front."""
        file = self.platform.folder / 'platform.json'
        text = file.read_bytes()
        file.write_bytes(change(text))
        said = self.refused_start(2)
        file.write_bytes(text)
        self.assertTrue(said.startswith(str(file)), said)
        return said[len(str(self.platform.folder)) + 1:]

    def test_each_mistake_is_named_with_its_place(self):
        text = (self.platform.folder / 'platform.json').read_text(encoding='utf-8')
        line = 1 + text[:text.index('"idle_seconds"')].count('\n')
        at = rf'^platform\.json:{line}:5: '
        self.assertRegex(self.refusal(lambda t: t.replace(b'"idle_seconds"', b'"idle_second"', 1)),
                         at + r"unknown key 'ftp\.idle_second', did you mean 'ftp\.idle_seconds'\?")
        self.assertRegex(self.refusal(lambda t: t.replace(b'"idle_seconds": 300', b'"idle_seconds": "300"', 1)),
                         at + r"'ftp\.idle_seconds' is \"300\", expected a whole number from 1")
        self.assertRegex(self.refusal(lambda t: t.replace(b'"idle_seconds": 300', b'"idle_seconds": -1', 1)),
                         at + r"'ftp\.idle_seconds' is -1, expected")
        self.assertRegex(self.refusal(lambda t: t.replace(b'"ftp": {', b'"ftps": {', 1)),
                         r"^platform\.json:2:3: unknown key 'ftps', did you mean 'ftp'\?")
        self.works()

    def test_damage_is_no_crash(self):
        for damage in (b'', b'\x00' * 100, b'{', b'[]', b'null', b'{"ftp": 3}', b'\xff\xfe{}', b'{' * 100_000,
                       bytes(range(256)) * 10, b'{"ftp": {"port": 99999999999999999999}}'):
            self.assertRegex(self.refusal(lambda _: damage), r'^platform\.json:\d+:\d+: ', damage[:20])
        half = lambda t: t[:len(t) // 2]
        self.assertRegex(self.refusal(half), r'^platform\.json:\d+:\d+: not JSON')
        self.works()


class Databases(Start):
    MINE = '410183000001'

    def setUp(self):
        super().setUp()
        self.platform.start()
        self.api = Api(self.platform.http)
        self.api.replace_one_time_password('admin', self.platform.one_time_password())
        self.api.register(self.MINE)
        self.secret = secret = self.api.post(f'/mines/{self.MINE}/account')['secret']
        files = sorted((GOLDEN / 'gc').glob('*_CD*.txt'))
        for file in files:
            self.assertEqual(self.platform.curl(file, self.MINE, secret).returncode, 0)
        self.assertTrue(eventually(lambda: len(self.api.items('/files')) == len(files)))
        self.assertEqual(self.platform.stop(), 0)
        self.database = self.platform.folder / 'platform.db'
        self.sound = self.database.read_bytes()

    def refusal(self, content):
        for log in self.platform.folder.glob('platform.db-*'):
            log.unlink()
        self.database.write_bytes(content)
        said = self.refused_start(3)
        self.assertTrue(said.startswith(f'headframe-platform: the database {self.database} '), said)
        return said

    def test_a_damaged_file_is_named_and_left_alone(self):
        for damaged in (b'this is no database\n' * 1000, bytes(100) + self.sound[100:],
                        self.sound[:len(self.sound) // 2], self.sound[:8192] + bytes(8192) + self.sound[16384:]):
            self.assertRegex(self.refusal(damaged), 'is damaged: ')
            self.assertEqual(self.database.read_bytes(), damaged)
        self.database.write_bytes(self.sound)
        self.api.port = self.platform.start().http
        self.assertTrue(self.api.items(f'/mines/{self.MINE}/values/current'))
        self.assertEqual(self.platform.stop(), 0)

    def test_damage_that_shows_later_is_not_the_file_s_fault(self):
        """Values cannot be stored any more; the file waits for a repair, and other kinds of files count."""
        database = sqlite3.connect(self.database)
        root, = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'monitoring_batches'").fetchone()
        page, = database.execute('PRAGMA page_size').fetchone()
        database.close()
        with open(self.database, 'r+b') as damaged:
            damaged.seek((root - 1) * page)
            damaged.write(b'\xaa' * page)
        self.api.port = self.platform.start().http
        outcomes = {}
        for token, at in (('CDSS', '083000'), ('RYXX', '080000')):
            file = GOLDEN / 'gc' / f'{self.MINE}_{token}_20210614{at}.txt'
            later = self.scratch / file.name.replace('20210614', '20210615')
            later.write_text(file.read_text(encoding='utf-8').replace('2021-06-14', '2021-06-15'), encoding='utf-8')
            self.assertEqual(self.platform.curl(later, self.MINE, self.secret).returncode, 0)
            entries = eventually(lambda: [e for e in self.api.items('/files') if e['name'] == later.name])
            outcomes[token] = entries[0]['outcome'], entries[0].get('why', {}).get('rule')
        self.assertEqual(outcomes, {'CDSS': ('failed', 'store-failed'), 'RYXX': ('accepted', None)})
        self.assertEqual(self.platform.stop(), 0)

    def test_a_newer_program_s_database(self):
        database = sqlite3.connect(self.database)
        with database:
            database.execute("INSERT INTO schema_version VALUES('core', 99, 0)")
        database.close()
        self.assertRegex(self.refusal(self.database.read_bytes()), 'core: the database is at version 99, this program ')


if __name__ == '__main__':
    harness.run(sys.argv.pop(1))
