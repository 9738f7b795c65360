#!/usr/bin/env python3
"""The console's live link at a running platform: a gas over-limit appears, is acknowledged and returns; the platform is
killed and comes back; names, passwords and addresses that are wrong are told in words.

live.py PLATFORM LIVEPROBE
"""
import datetime
import http.server
import json
import os
import pathlib
import queue
import subprocess
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / 'e2e' / 'platform'))
import harness  # noqa: E402
from harness import PASSWORD, Story, free_port  # noqa: E402

PROBE = None
MINE, CODE = '410183000009', '41018300000000000009'
METHANE = CODE + '001A03'
CHINA = datetime.timezone(datetime.timedelta(hours=8))


class Console:
    """A live link and the newest that it told."""

    def __init__(self, address, user='admin', password=PASSWORD):
        self.process = subprocess.Popen([PROBE, address, user], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                        env=dict(os.environ, HEADFRAME_PASSWORD=password))
        self.state, self.answers, self.lines = {}, [], queue.Queue()
        self.reader = threading.Thread(target=lambda: [self.lines.put(line) for line in self.process.stdout])
        self.reader.start()

    def until(self, wanted, seconds=30):
        limit = time.monotonic() + seconds
        while not (self.state and wanted(self.state)):
            try:
                told = json.loads(self.lines.get(timeout=max(0.01, limit - time.monotonic())))
            except queue.Empty:
                raise AssertionError(f'not within {seconds} s; last: {self.state}') from None
            if 'acknowledged' in told:
                self.answers.append(told)
            else:
                self.state = told
        return self.state

    def say(self, line):
        self.process.stdin.write(line + '\n')
        self.process.stdin.flush()

    def end(self):
        self.say('quit')
        code = self.process.wait(timeout=20)
        self.close()
        return code

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.reader.join()
        self.process.stdin.close()
        self.process.stdout.close()


class Silent(http.server.BaseHTTPRequestHandler):
    """A web server that is no platform."""

    def log_message(self, *arguments):
        pass


class Live(Story):
    # A fixed port, so that the platform comes back where the console looks for it.
    settings = {'http': {'port': free_port()}}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        story = cls()
        story.account(MINE)
        story.map_code(MINE, CODE)
        story.send_definitions()

    def setUp(self):
        self.console = Console(f'http://127.0.0.1:{self.platform.http}')
        self.addCleanup(self.console.close)

    def send_definitions(self):
        at = self.at(0)
        self.upload(MINE, f'{CODE}DEV{at:%Y%m%d%H%M%S}.txt', self.gbk(
            f'{at:%Y-%m-%d %H:%M:%S}~\r\n{METHANE};001;甲烷;21采区工作面;1;01;1;4;%CH4;4.00;0.00;1.00;0.99;;;1.50;0.99;;;~\r\n'))

    def send(self, value, seconds):
        at = self.at(seconds)
        self.upload(MINE, f'{CODE}RTDATA{at:%Y%m%d%H%M%S}.txt',
                    self.gbk(f'{at:%Y-%m-%d %H:%M:%S}~\r\n{METHANE};{value:.2f};0~\r\n'))

    @staticmethod
    def at(seconds):
        return datetime.datetime.now(CHINA) + datetime.timedelta(seconds=seconds)

    @staticmethod
    def gbk(text):
        return text.encode('gbk')

    @staticmethod
    def over_limits(state):
        return [a for a in state['alarms'] if a['kind'] == 'over-limit']

    def test_1_an_over_limit_appears_is_acknowledged_and_returns(self):
        self.console.until(lambda s: s['phase'] == 'live' and s['mines'] == 1)
        self.console.say(f'trend {MINE}/{METHANE}')
        self.send(0.42, -60)
        self.send(1.23, -30)
        alarm = self.over_limits(self.console.until(self.over_limits))[0]
        self.assertEqual((alarm['point'], alarm['state']), (METHANE, 'unacknowledged'))
        self.console.say(f'ack {alarm["number"]} called the mine')
        told = self.over_limits(self.console.until(lambda s: self.over_limits(s)[0]['by']))[0]
        self.assertEqual((told['state'], told['by'], told['reason']), ('acknowledged', 'admin', 'called the mine'))
        self.assertEqual(self.console.answers, [{'acknowledged': alarm['number'], 'trouble': ''}])
        self.send(0.40, 0)
        self.console.until(lambda s: self.over_limits(s)[0]['state'] == 'closed')
        state = self.console.until(lambda s: len(s['trend']) == 3)
        self.assertEqual([value for value, late in state['trend']], [0.42, 1.23, 0.4])
        self.assertTrue(state['sources'][MINE])
        self.console.say('ack 999999 nothing')
        self.console.until(lambda s: len(self.console.answers) == 2)
        self.assertIn('no such alarm', self.console.answers[1]['trouble'])
        self.assertEqual(self.console.end(), 0)

    def test_2_what_was_filled_in_late_is_marked(self):
        self.console.until(lambda s: s['phase'] == 'live')
        self.console.say(f'trend {MINE}/{METHANE}')
        self.console.until(lambda s: len(s['trend']) == 3)
        self.send(0.55, -900)
        state = self.console.until(lambda s: len(s['trend']) == 4)
        self.assertEqual(state['trend'][0], [0.55, True])

    def test_3_a_platform_that_is_killed_and_comes_back(self):
        before = self.console.until(lambda s: s['phase'] == 'live' and s['alarms'])
        self.platform.kill()
        broken = self.console.until(lambda s: s['phase'] == 'broken')
        self.assertTrue(broken['trouble'])
        self.assertEqual(broken['alarms'], before['alarms'])
        type(self).platform = self.platform.start()
        self.console.until(lambda s: s['phase'] == 'live' and s['missed'] == ['restarted'], 60)
        self.send(1.40, 0)
        raised = self.over_limits(self.console.until(lambda s: s['alarms'][-1]['state'] == 'unacknowledged'))[-1]
        self.assertEqual(raised['by'], '')  # it was acknowledged before it was raised again

    def test_4_wrong_passwords_and_addresses_are_told(self):
        wrong = Console(f'http://127.0.0.1:{self.platform.http}', password='not this one')
        self.assertIn('wrong', wrong.until(lambda s: s['phase'] == 'refused')['trouble'])
        self.assertEqual(wrong.end(), 0)
        nobody = Console(f'http://127.0.0.1:{free_port()}')
        self.assertIn('refused', nobody.until(lambda s: s['phase'] == 'broken')['trouble'])
        self.assertEqual(nobody.end(), 0)
        other = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Silent)
        self.addCleanup(other.server_close)
        threading.Thread(target=other.serve_forever, daemon=True).start()
        self.addCleanup(other.shutdown)
        stranger = Console(f'http://127.0.0.1:{other.server_address[1]}')
        self.assertTrue(stranger.until(lambda s: s['phase'] in ('broken', 'refused'))['trouble'])
        self.assertEqual(stranger.end(), 0)


if __name__ == '__main__':
    PROBE = sys.argv.pop(2)
    harness.run(sys.argv.pop(1))
