"""headframe feed as its tests run it, and the blocks of its guide."""
import csv
import json
import os
import pathlib
import re
import subprocess
import sys
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
SCENARIO = HERE / 'three-mines.yaml'
GUIDE = ROOT / 'docs/guides/feed.md'
GA, GB, GC = 'xinmi-11', 'xinmi-07', 'gongyi-03'
CODES = {GA: '410183000016', GB: '410183000012', GC: '410181000006'}
MINES = ','.join(CODES)
APPROVER = 'deputy.chief'
APPROVER_PASSWORD = 'nine lamps below'

sys.path.insert(0, str(HERE.parent / 'platform'))
import harness  # noqa: E402


def blocks(page=GUIDE):
    """The commands of the guide by the word after ```sh."""
    text = page.read_text(encoding='utf-8')
    return dict(re.findall(r'^```sh (\w+)\n(.*?)^```', text, re.S | re.M))


def rows(path):
    with open(path, encoding='utf-8', newline='') as file:
        return list(csv.DictReader(file))


class Feeder:
    """Runs headframe in a folder."""

    def __init__(self, headframe, folder):
        self.headframe = str(headframe)
        self.folder = folder

    def run(self, *arguments, env=None, timeout=60):
        return subprocess.run([self.headframe, 'feed', *map(str, arguments)], cwd=self.folder, text=True,
                              capture_output=True, timeout=timeout, env={**os.environ, **(env or {})})

    def begin(self, *arguments):
        return subprocess.Popen([self.headframe, 'feed', *map(str, arguments)], cwd=self.folder, text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def accounts(self, name, *lines):
        path = self.folder / name
        path.write_text('mine,user,password\n' + ''.join(line + '\n' for line in lines), encoding='utf-8')
        return path

    def score(self, export, ledger):
        done = self.run('--score', export, '--ledger', ledger, '--format', 'json')
        return done.returncode, json.loads(done.stdout)


class FedPlatform(harness.Story):
    """A headframe-platform with an approver, and a Feeder beside it."""
    headframe = None

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.feeder = Feeder(cls.headframe, cls.scratch)
        made = cls.api.post('/users', {'name': APPROVER, 'roles': ['administrator']})
        other = harness.Api(cls.platform.http)
        other.log_in(APPROVER, made['one_time_password'])
        other.post('/me/password', {'old': made['one_time_password'], 'new': APPROVER_PASSWORD})

    def enrol(self, accounts='accounts.csv'):
        return self.feeder.run(SCENARIO, '--enrol', f'http://127.0.0.1:{self.platform.http}', '--as', 'admin',
                               '--approver', APPROVER, '--accounts', accounts, '--mines', MINES,
                               env={'HEADFRAME_PASSWORD': harness.PASSWORD,
                                    'HEADFRAME_APPROVER_PASSWORD': APPROVER_PASSWORD})

    def feed(self, *more):
        return (SCENARIO, '--to', f'ftp://127.0.0.1:{self.platform.ftp}', '--accounts', 'accounts.csv', '--mines',
                MINES, *more)

    def export(self, ledger, name='export.csv'):
        """By the guide's own commands."""
        given = {'HTTP': f'http://127.0.0.1:{self.platform.http}', 'TOKEN': self.api.token}
        script = 'set -eu\n' + blocks()['export'].replace('LEDGER', str(ledger)).replace('EXPORT.csv', name)
        done = subprocess.run(['bash', '-c', script], cwd=self.scratch, text=True, capture_output=True, timeout=60,
                              env={**os.environ, **given})
        self.assertEqual(done.returncode, 0, done.stderr)
        return self.scratch / name

    def settled(self):
        """Nothing waits to be read any more."""
        def idle():
            health = json.loads(self.api_page('/healthz'))
            return [c for c in health['checks'] if c['name'] == 'ingest-queue'][0]['detail'].startswith('0 ')
        self.assertTrue(harness.eventually(idle))

    def api_page(self, path):
        with urllib.request.urlopen(f'http://127.0.0.1:{self.platform.http}{path}', timeout=20) as page:
            return page.read().decode()


def main():
    """module.py HEADFRAME PLATFORM"""
    FedPlatform.headframe = pathlib.Path(sys.argv.pop(1)).resolve()
    harness.run(pathlib.Path(sys.argv.pop(1)).resolve())
