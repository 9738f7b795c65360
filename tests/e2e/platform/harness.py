"""A running headframe-platform with a data folder of its own, and the clients that use it."""
import ftplib
import http.client
import json
import pathlib
import re
import signal
import socket
import subprocess
import tempfile
import time
import unittest
import urllib.request
from urllib.parse import quote

GOLDEN = pathlib.Path(__file__).resolve().parents[2] / 'golden'
ONE_TIME_PASSWORD = re.compile(r'admin password .*: (\S+)$', re.M)
PASSWORD = 'seven lamps below'


class Refused(Exception):
    """The API said no."""

    def __init__(self, status, body):
        super().__init__(f'{status} {body}')
        self.status = status
        self.error = body.get('error', {})


class Api:
    def __init__(self, port, token=None):
        self.port = port
        self.token = token

    def ask(self, method, path, body=None):
        connection = http.client.HTTPConnection('127.0.0.1', self.port, timeout=20)
        try:
            headers = {'Authorization': f'Bearer {self.token}'} if self.token else {}
            if body is not None:
                headers['Content-Type'] = 'application/json'
            connection.request(method, '/api/v1' + path, None if body is None else json.dumps(body), headers)
            answer = connection.getresponse()
            text = answer.read()
        finally:
            connection.close()
        parsed = json.loads(text) if text else {}
        if answer.status >= 400:
            raise Refused(answer.status, parsed)
        return parsed

    def get(self, path):
        return self.ask('GET', path)

    def post(self, path, body=None):
        return self.ask('POST', path, body)

    def put(self, path, body):
        return self.ask('PUT', path, body)

    def register(self, mine):
        self.put(f'/mines/{mine}', {'reason': 'test', 'mine': {'name': mine, 'state': 'producing'}})

    def items(self, path):
        """All items of a list, page by page."""
        found, cursor = [], None
        while True:
            joint = '&' if '?' in path else '?'
            page = self.get(path if cursor is None else f'{path}{joint}cursor={quote(cursor)}')
            found += page['items']
            cursor = page['next']
            if cursor is None:
                return found

    def log_in(self, name, password):
        self.token = self.post('/login', {'name': name, 'password': password})['token']

    def replace_one_time_password(self, name, password):
        self.log_in(name, password)
        self.post('/me/password', {'old': password, 'new': PASSWORD})
        self.log_in(name, PASSWORD)


class Platform:
    """Free ports, unless `settings` ({'ftp': {'port': 2121}}) say otherwise."""

    def __init__(self, binary, folder, settings=None):
        self.binary = str(binary)
        self.folder = pathlib.Path(folder)
        self.process = None
        self.greeting = ''
        self.ftp = self.http = None
        self.log = self.folder.parent / (self.folder.name + '.log')
        self.configure(settings or {})

    def configure(self, settings):
        usual = subprocess.run([self.binary, '--print-config'], capture_output=True, text=True, check=True).stdout
        config = json.loads(re.sub(r'^\s*//.*$', '', usual, flags=re.M))
        config['ftp']['port'] = config['http']['port'] = 0
        for section, keys in settings.items():
            assert config[section].keys() >= keys.keys(), f'unknown keys: {keys}'
            config[section].update(keys)
        self.folder.mkdir(exist_ok=True)
        (self.folder / 'platform.json').write_text(json.dumps(config, indent=2), encoding='utf-8')

    def start(self):
        with open(self.log, 'a', encoding='utf-8') as log:
            self.process = subprocess.Popen([self.binary, '--data', str(self.folder)], stdout=subprocess.PIPE,
                                            stderr=log, text=True)
        self.greeting = self.process.stdout.readline() + self.process.stdout.readline()
        found = re.findall(r'^(FTP|HTTP) +\w+://\S+:(\d+)$', self.greeting, re.M)
        if len(found) != 2:
            self.process.wait(timeout=20)
            raise RuntimeError(f'no greeting: {self.greeting!r} {self.log.read_text(encoding="utf-8")}')
        self.ftp, self.http = (int(port) for _, port in found)
        return self

    def one_time_password(self):
        return ONE_TIME_PASSWORD.search(self.process.stdout.readline()).group(1)

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def stop(self):
        """Ends in good order and returns the exit code."""
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=20)
        self.process.stdout.close()
        return code

    def metrics(self):
        with urllib.request.urlopen(f'http://127.0.0.1:{self.http}/metrics', timeout=20) as page:
            return page.read().decode()

    def curl(self, source, user, secret, *options, path=''):
        """The outcome of `curl -T`; what the server said is in stderr."""
        return subprocess.run(['curl', '-sSv', '-m', '20', '--user', f'{user}:{secret}', '-T', str(source), *options,
                               f'ftp://127.0.0.1:{self.ftp}/{path}'], capture_output=True, text=True)

    def lftp(self, user, secret, commands):
        script = ('set net:max-retries 1; set net:timeout 10; set net:reconnect-interval-base 1; '
                  f'{commands}; bye')
        return subprocess.run(['lftp', '--norc', '-u', f'{user},{secret}', '-p', str(self.ftp), '-e', script,
                               '127.0.0.1'], capture_output=True, text=True, timeout=40)

    def session(self, user, secret, timeout=20):
        ftp = ftplib.FTP(timeout=timeout)
        ftp.connect('127.0.0.1', self.ftp)
        ftp.login(user, secret)
        return ftp


def eventually(check, seconds=15):
    """Calls check() until it returns something true; its last answer otherwise."""
    limit = time.monotonic() + seconds
    while True:
        answer = check()
        if answer or time.monotonic() > limit:
            return answer
        time.sleep(0.05)


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


class Story(unittest.TestCase):
    """Each class has a running platform with an administrator who is logged in."""
    binary = None
    settings = {}

    @classmethod
    def setUpClass(cls):
        scratch = tempfile.TemporaryDirectory(prefix='headframe-e2e-')
        cls.addClassCleanup(scratch.cleanup)
        cls.scratch = pathlib.Path(scratch.name)
        cls.platform = Platform(cls.binary, cls.scratch / 'data', cls.settings).start()
        cls.addClassCleanup(cls.end)
        cls.api = Api(cls.platform.http)
        cls.api.replace_one_time_password('admin', cls.platform.one_time_password())
        cls.secrets = {}

    @classmethod
    def end(cls):
        if cls.platform.process.poll() is None:
            cls.platform.kill()

    def account(self, mine):
        if mine not in self.secrets:
            self.api.register(mine)
            self.secrets[mine] = self.api.post(f'/mines/{mine}/account')['secret']
        return mine, self.secrets[mine]

    def second_user(self):
        """Somebody else who may approve."""
        created = self.api.post('/users', {'name': 'chief', 'roles': ['administrator']})
        other = Api(self.platform.http)
        other.replace_one_time_password('chief', created['one_time_password'])
        return other

    def map_code(self, mine, code):
        """Files that carry `code`, as GA's 20 digits, are the mine's from now on."""
        proposed = self.api.post(f'/mines/{mine}/mappings',
                                 {'reason': 'its old code', 'rules': {'mine_codes': [code]}})
        self.second_user().post(f'/mines/{mine}/mappings/{proposed["version"]}/approve')

    def file(self, name, content):
        path = self.scratch / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode('utf-8'))
        return path

    def upload(self, mine, name, content):
        """With curl; must be promised."""
        done = self.platform.curl(self.file(name, content), *self.account(mine))
        self.assertEqual(done.returncode, 0, done.stderr)

    def entries(self, mine, name):
        """The books' entries of this name, oldest first."""
        found = [e for e in self.api.items(f'/files?mine={mine}&limit=1000') if e['name'] == name]
        return sorted(found, key=lambda e: e['file'])

    def entry(self, mine, name, count=1):
        """Waits until the books have `count` entries of this name; returns the last of them."""
        found = eventually(lambda: len(e := self.entries(mine, name)) >= count and e) or []
        self.assertEqual(len(found), count, f'{name} of {mine} in the books: {found}')
        return found[-1]

    def quarantined(self, entry):
        """The open quarantine rows of a file, by rule."""
        return {q['rule']: q for q in self.api.items(f'/quarantine?mine={entry["mine"]}') if q['file'] == entry['file']}

    def current(self, mine):
        return {v['point']: v for v in self.api.items(f'/mines/{mine}/values/current')}


def run(binary):
    """The tests of the main module against this headframe-platform."""
    Story.binary = binary
    unittest.main(module='__main__')
