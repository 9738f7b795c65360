#!/usr/bin/env python3
"""Clients that dawdle or only sit there, by the hundred, do not keep the others from being served.

crowded.py PLATFORM
"""
import contextlib
import socket
import sys
import time

import harness
from harness import Api, Story, eventually

MINE = '410183000301'
FILE = '{m}_CDSS_20210614083000.txt', '{m};示例煤矿;2021-06-14 08:30:00~||'


class Crowd(Story):
    """Loopback has many addresses: the crowd comes from some of them, the others from another."""
    settings = {'ftp': {'log_in_seconds': 3, 'most_sessions_per_address': 64},
                'http': {'header_seconds': 2, 'idle_seconds': 2, 'max_connections_per_address': 128}}

    @contextlib.contextmanager
    def crowd(self, port, count, say, addresses=('127.0.0.9',)):
        """`count` connections that say these bytes and nothing more; those that were not turned away."""
        with contextlib.ExitStack() as stack:
            connections = []
            for n in range(count):
                one = stack.enter_context(socket.socket())
                one.settimeout(10)
                one.bind((addresses[n % len(addresses)], 0))
                with contextlib.suppress(ConnectionError):
                    one.connect(('127.0.0.1', port))
                    one.sendall(say)
                    connections.append(one)
            yield connections

    @staticmethod
    def still_open(connections):
        """Those that the platform has not ended."""
        found = []
        for one in connections:
            one.setblocking(False)
            try:
                while data := one.recv(4096):
                    if data.startswith(b'421 There are too many'):
                        break
                continue
            except BlockingIOError:
                found.append(one)
            except ConnectionError:
                continue
        return found

    def others_are_served(self, within=5):
        began = time.monotonic()
        self.assertTrue(Api(self.platform.http, self.api.token).get('/me')['name'])
        name, content = (text.format(m=MINE) for text in FILE)
        done = self.platform.curl(self.file(name, content), *self.account(MINE))
        self.assertEqual(done.returncode, 0, done.stderr)
        done = self.platform.lftp(*self.account(MINE), f'put {self.scratch / name} -o again.tmp; cls')
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertLess(time.monotonic() - began, within)

    def dawdlers_are_ended(self, connections):
        self.assertTrue(eventually(lambda: not self.still_open(connections), 10), 'dawdlers stay for ever')


class OnFtp(Crowd):
    def test_two_hundred_idle_connections_from_many_addresses(self):
        with self.crowd(self.platform.ftp, 200, b'', [f'127.0.1.{n}' for n in range(1, 11)]) as idle:
            self.others_are_served()
            self.assertGreater(len(self.still_open(idle)), 190)
            self.dawdlers_are_ended(idle)
        self.others_are_served()

    def test_two_hundred_idle_connections_from_one_address(self):
        with self.crowd(self.platform.ftp, 200, b'') as idle:
            self.others_are_served()
            self.assertTrue(eventually(lambda: len(self.still_open(idle)) <= 64))
        self.assertRegex(self.platform.metrics(), r'\nheadframe_ftp_sessions_refused_total 136\n')

    def test_idle_sessions_that_have_logged_in(self):
        with contextlib.ExitStack() as stack:
            sessions = [stack.enter_context(self.platform.session(*self.account(MINE))) for _ in range(40)]
            self.others_are_served()
            self.assertTrue(all(s.sendcmd('NOOP').startswith('200') for s in sessions))

    def test_commands_that_come_byte_by_byte(self):
        with self.crowd(self.platform.ftp, 50, b'USER 41018300030') as slow:
            limit = time.monotonic() + 4
            while time.monotonic() < limit:
                for one in slow:
                    with contextlib.suppress(OSError):
                        one.send(b'0')
                time.sleep(0.25)
            self.others_are_served()
            self.assertEqual(self.still_open(slow), [], 'a byte now and then counts as a log-in')


class OnHttp(Crowd):
    REQUEST = b'GET /api/v1/me HTTP/1.1\r\nHost: platform\r\nX-Slow: '

    def test_a_slow_loris(self):
        with self.crowd(self.platform.http, 100, self.REQUEST) as slow:
            limit = time.monotonic() + 3
            while time.monotonic() < limit:
                for one in slow:
                    with contextlib.suppress(OSError):
                        one.send(b'a')
                time.sleep(0.25)
                self.others_are_served()
            self.dawdlers_are_ended(slow)

    def test_one_address_does_not_use_up_all_connections(self):
        """More than all that are there, half of them silent and half in the middle of a request."""
        with self.crowd(self.platform.http, 300, b'') as silent, self.crowd(self.platform.http, 300, self.REQUEST):
            self.others_are_served()
            self.assertTrue(eventually(lambda: len(self.still_open(silent)) <= 128))
            self.dawdlers_are_ended(silent)


if __name__ == '__main__':
    harness.run(sys.argv.pop(1))
