#!/usr/bin/env python3
"""A feed against a stock vsftpd whose folders a headframe-platform watches.

against_vsftpd.py HEADFRAME PLATFORM

Needs root, as vsftpd does; exits with 77 and says so otherwise.
"""
import os
import pathlib
import pwd
import shutil
import socket
import subprocess
import sys

import feeding
import harness
from feeding import CODES, FedPlatform, SCENARIO

VSFTPD = shutil.which('vsftpd') or '/usr/sbin/vsftpd'


class AgainstVsftpd(FedPlatform):
    settings = {'watch': {'enabled': True, 'scan_seconds': 1}}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.port = harness.free_port()
        cls.watched = cls.platform.folder / 'watched'
        passwords = cls.scratch / 'passwords'
        passwords.write_text('open sesame\n')
        config = cls.scratch / 'vsftpd.conf'
        config.write_text(f'''listen=YES
listen_address=127.0.0.1
listen_port={cls.port}
background=NO
local_enable=NO
anonymous_enable=YES
secure_email_list_enable=YES
email_password_file={passwords}
anon_root={cls.watched}
write_enable=YES
anon_upload_enable=YES
anon_other_write_enable=YES
anon_world_readable_only=NO
anon_umask=022
allow_writeable_chroot=YES
secure_chroot_dir={cls.empty_folder()}
seccomp_sandbox=NO
xferlog_enable=NO
''')
        cls.server = subprocess.Popen([VSFTPD, str(config)])
        cls.addClassCleanup(cls.server.wait)
        cls.addClassCleanup(cls.server.terminate)
        assert harness.eventually(cls.answers), 'vsftpd does not listen'

    @classmethod
    def empty_folder(cls):
        folder = cls.scratch / 'empty'
        folder.mkdir()
        return folder

    @classmethod
    def answers(cls):
        with socket.socket() as probe:
            return probe.connect_ex(('127.0.0.1', cls.port)) == 0

    def open_folders(self):
        """The administrator's part: the server's user may walk in and write."""
        user = pwd.getpwnam('ftp')
        for code in CODES.values():
            self.assertTrue(harness.eventually((self.watched / code).is_dir), 'the mine has no folder')
            os.chown(self.watched / code, user.pw_uid, user.pw_gid)
        for folder in (self.scratch, self.platform.folder, self.watched):
            folder.chmod(0o755)

    def test_the_ledgers_balance(self):
        enrolled = self.enrol()
        self.assertEqual(enrolled.returncode, 0, enrolled.stderr)
        self.open_folders()
        self.feeder.accounts('one.csv', '*,anonymous,open sesame')
        done = self.feeder.run(SCENARIO, '--to', f'ftp://127.0.0.1:{self.port}', '--layout', 'per-mine-folder',
                               '--accounts', 'one.csv', '--mines', feeding.MINES, '--smoke', '--pace', '30',
                               '--out', 'ledger')
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertTrue(harness.eventually(lambda: not any(f for f in self.watched.rglob('*') if f.is_file())))
        self.settled()
        code, score = self.feeder.score(self.export('ledger'), 'ledger')
        self.assertEqual(code, 0, score)
        self.assertGreater(score['samples']['delivered'], 50)
        self.assertEqual(score['samples']['lost'], 0, score)

    def test_a_wrong_password_is_told_with_its_place_in_the_accounts(self):
        self.feeder.accounts('wrong.csv', '*,anonymous,guess')
        done = self.feeder.run(SCENARIO, '--to', f'ftp://127.0.0.1:{self.port}', '--accounts', 'wrong.csv',
                               '--smoke', '--out', 'refused')
        self.assertEqual(done.returncode, 3)
        self.assertIn('wrong.csv:2:3: 127.0.0.1 does not admit', done.stderr)
        self.assertFalse((self.scratch / 'refused').exists())


if __name__ == '__main__':
    if os.geteuid() != 0 or not pathlib.Path(VSFTPD).exists():
        print('SKIPPED: vsftpd wants to be started by root, and to be installed (packages.txt)', file=sys.stderr)
        sys.exit(77)
    feeding.main()
