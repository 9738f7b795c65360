#!/usr/bin/env python3
"""The platform is killed in the middle of a thousand uploads and started again: what it has promised is in the books
once, with its values, and nothing is there twice.

killed.py PLATFORM
"""
import collections
import concurrent.futures
import ftplib
import io
import sys
import threading
import time

import harness
from harness import Story, eventually

FILES, MINES, SESSIONS_PER_MINE = 1000, 4, 2
POINT = '01MN0001000003'
DAY = 'from=2021-06-14T00:00:00%2B08:00&to=2021-06-15T00:00:00%2B08:00'


class Upload:
    """The n-th file of a mine; its value occurs in no other file of the mine."""

    def __init__(self, mine, n):
        at = f'2021-06-14 08:{n // 60:02}:{n % 60:02}'
        self.value = n / 100
        self.mine = mine
        self.name = f'{mine}_CDSS_{"".join(c for c in at if c.isdigit())}.txt'
        self.content = (f'{mine};示例煤矿;{at}~{mine}{POINT};环境瓦斯;21采区工作面T1;{self.value};%;0;{at}~||').encode()


class Storm:
    """Sessions that upload their files one after the other, and send again whatever was not promised."""

    def __init__(self, platform, secrets):
        self.platform = platform
        self.secrets = secrets
        self.up = threading.Event()
        self.limit = time.monotonic() + 60
        self.promised = collections.Counter()
        self.interrupted = 0

    def session(self, uploads, by_rename):
        ftp, waiting = None, collections.deque(uploads)
        while waiting:
            if time.monotonic() > self.limit:
                raise TimeoutError(f'{len(waiting)} files are still to be sent')
            self.up.wait(1)
            try:
                ftp = ftp or self.platform.session(waiting[0].mine, self.secrets[waiting[0].mine], timeout=10)
                self.send(ftp, waiting[0], by_rename)
            except (OSError, EOFError, ftplib.error_temp):
                if ftp:
                    ftp.close()
                ftp = None
                self.interrupted += 1
                time.sleep(0.02)
                continue
            self.promised[waiting.popleft().name] += 1
        ftp.quit()

    @staticmethod
    def send(ftp, upload, by_rename):
        reply = ftp.storbinary('STOR ' + upload.name + ('.tmp' if by_rename else ''), io.BytesIO(upload.content))
        if by_rename:
            ftp.sendcmd(f'RNFR {upload.name}.tmp')
            reply = ftp.sendcmd(f'RNTO {upload.name}')
        if not reply.startswith('250' if by_rename else '226'):
            raise AssertionError(f'{upload.name}: {reply}')


class KilledInTheMiddle(Story):
    def storm(self, kills):
        """Kills when so many files are promised; everything is checked when all are."""
        uploads = {f'4101830002{m:02}': [] for m in range(MINES)}
        for n in range(FILES):
            mine = list(uploads)[n % MINES]
            uploads[mine].append(Upload(mine, n // MINES))
        for mine in uploads:
            self.account(mine)
        storm = Storm(self.platform, self.secrets)
        storm.up.set()
        with concurrent.futures.ThreadPoolExecutor(MINES * SESSIONS_PER_MINE) as pool:
            sessions = [pool.submit(storm.session, files[k::SESSIONS_PER_MINE], by_rename=k % 2 == 0)
                        for files in uploads.values() for k in range(SESSIONS_PER_MINE)]
            for kill in kills:
                while len(storm.promised) < kill and not any(s.done() and s.exception() for s in sessions):
                    time.sleep(0)
                self.kill_and_start(storm)
            for session in sessions:
                session.result()
        self.assertGreaterEqual(storm.interrupted, len(kills))
        for files in uploads.values():
            self.each_is_there_once(files, storm)
        self.nothing_is_left_on_the_way()

    def kill_and_start(self, storm):
        storm.up.clear()
        self.platform.kill()
        self.assertLess(len(storm.promised), FILES, 'the kill came too late')
        self.api.port = self.platform.start().http
        storm.up.set()

    def each_is_there_once(self, files, storm):
        mine = files[0].mine
        self.assertTrue(all(storm.promised[f.name] == 1 for f in files))
        query = f'/files?mine={mine}&limit=1000'
        eventually(lambda: len({e['name'] for e in self.api.items(query)}) == len(files))
        entries = collections.defaultdict(list)
        for entry in self.api.items(query):
            entries[entry['name']].append(entry['outcome'])
        self.assertEqual(set(entries), {f.name for f in files})
        # Whoever was not told must send again; the second one of such a file is known as a duplicate.
        again = {name: outcomes for name, outcomes in entries.items() if outcomes != ['accepted']}
        self.assertTrue(all(sorted(o) == ['accepted'] + ['duplicate'] * (len(o) - 1) for o in again.values()), again)
        self.assertLessEqual(len(again), storm.interrupted)
        history = self.api.items(f'/mines/{mine}/points/{mine}{POINT}/history?{DAY}')
        self.assertEqual(sorted(v['value'] for v in history), [f.value for f in files])

    def nothing_is_left_on_the_way(self):
        folder = self.platform.folder
        waiting = lambda: [p.name for place in ('spool', 'inbox', 'ftp-partial')
                           for p in (folder / place).rglob('*') if p.is_file() and not p.name.endswith('.tmp')]
        self.assertTrue(eventually(lambda: not waiting()), waiting())
        archived = [p.name for p in (folder / 'archive').rglob('*') if p.is_file()]
        self.assertEqual(len(archived), len(self.api.items('/files?limit=1000')))
        self.assertEqual(len(archived), len(set(name.split('.')[0] for name in archived)))


class KilledEarly(KilledInTheMiddle):
    def test_promises_hold(self):
        self.storm([120])


class KilledTwice(KilledInTheMiddle):
    """The second time it has hardly begun to work off what the first left behind."""

    def test_promises_hold(self):
        self.storm([480, 500])


if __name__ == '__main__':
    harness.run(sys.argv.pop(1))
