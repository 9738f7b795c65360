#!/usr/bin/env python3
"""Files written by hand in GA, GB and GC arrive over curl and lftp, and everything that they say is read back
over the API.

accepted.py PLATFORM
"""
import json
import sys

import harness
from harness import GOLDEN, Story

DAY = 'from=2021-06-13T00:00:00%2B08:00&to=2021-06-15T00:00:00%2B08:00'


class Golden(Story):
    """Uploads one dialect's golden files in the order of their times."""

    def deliver(self, dialect, mine):
        # A file without a time of its own counts as of today, and would make the others stale.
        files = sorted((f for f in (GOLDEN / dialect).iterdir() if f.suffix.lower() == '.txt'),
                       key=lambda f: (not f.stem[-14:].isdigit(), f.stem[-14:], f.name))
        self.assertTrue(files)
        half = len(files) // 2
        for file in files[:half]:
            done = self.platform.curl(file, *self.account(mine))
            self.assertEqual(done.returncode, 0, f'{file.name}: {done.stderr}')
        puts = '; '.join(f'put {file}' for file in files[half:])
        done = self.platform.lftp(*self.account(mine), 'set xfer:use-temp-file yes; ' + puts)
        self.assertEqual(done.returncode, 0, done.stderr)
        for file in files:
            expected = json.loads((file.parent / (file.name + '.json')).read_text(encoding='utf-8'))
            entry = self.entry(mine, file.name)
            self.assertEqual((entry['outcome'], entry['records'], entry['rejected']),
                             (expected['outcome'], expected['records'], len(expected.get('rejections', []))),
                             f'{file.name}: {entry}')

    def value(self, mine, point):
        item = self.current(mine)[point]
        return item['value'], item['status'], item['time']

    def statistics(self, mine, point):
        return [(s['begin'][11:19], s['average'], s['maximum'], s['minimum'])
                for s in self.api.items(f'/mines/{mine}/points/{point}/statistics?{DAY}')]

    def alarms(self, mine):
        return {(a['point'], a['kind'], a['began'][11:19]): a
                for a in self.api.items(f'/alarms?state=all&mine={mine}')}

    def assert_alarm(self, alarms, key, **expected):
        self.assertIn(key, alarms)
        self.assertEqual({name: alarms[key][name] for name in expected}, expected, f'{key}: {alarms[key]}')


class FilesOfTheOldHenanDialect(Golden):
    MINE, CODE = '410183000001', '41018300000000000001'  # the old systems write 20 digits
    METHANE, CARBON_MONOXIDE, FAN = CODE + '001A03', CODE + '001A04', CODE + '001D01'

    def test_values_statistics_and_alarms_are_read_back(self):
        self.account(self.MINE)
        self.map_code(self.MINE, self.CODE)
        self.deliver('ga', self.MINE)
        self.assertEqual(self.value(self.MINE, self.METHANE), (0.42, 0, '2021-06-14T08:31:00+08:00'))
        self.assertEqual(self.value(self.MINE, self.CARBON_MONOXIDE), (0.40, 0, '2021-06-14T08:31:00+08:00'))
        self.assertEqual(self.value(self.MINE, self.CODE + 'Q00101'), (36.2, 0, '2021-06-14T08:30:00+08:00'))
        # Old type 4 is methane and 1 is carbon monoxide, the other way round than in the national table.
        sensors = {point: v['sensor'] for point, v in self.current(self.MINE).items()}
        self.assertEqual((sensors[self.METHANE], sensors[self.CARBON_MONOXIDE]), ('0001', '0004'))
        self.assertEqual(self.statistics(self.MINE, self.METHANE), [('08:30:00', 0.43, 0.55, 0.38)])
        alarms = self.alarms(self.MINE)
        self.assert_alarm(alarms, (self.METHANE, 'cut-off', '07:10:00'), state='returned', maximum=1.71, limit=1.5,
                          ended='2021-06-14T07:14:30+08:00', cause='放炮', measures='加强通风')
        self.assert_alarm(alarms, (self.METHANE, 'over-limit', '08:29:00'), maximum=1.12, limit=1.0)
        # Old status 3 is a feed abnormality; read as a mask it would be an alarm and a cut-off.
        self.assert_alarm(alarms, (self.FAN, 'feed-abnormal', '08:30:00'), active=True, level=1)
        self.assertNotIn((self.FAN, 'cut-off', '08:30:00'), alarms)
        self.assert_alarm(alarms, (self.CODE + '001A05', 'over-limit', '08:30:00'), suppressed=True)


class FilesOfTheDialectOf2016(Golden):
    MINE = '410183000001'
    METHANE, SECOND = MINE + '01MN00010003', MINE + '01MN00010004'

    def test_values_statistics_and_alarms_are_read_back(self):
        self.deliver('gb', self.MINE)
        self.assertEqual(self.value(self.MINE, self.METHANE), (0.43, 0, '2021-06-14T08:30:30+08:00'))
        self.assertEqual(self.value(self.MINE, self.SECOND), (1.60, 130, '2021-06-14T08:30:30+08:00'))
        self.assertEqual(self.value(self.MINE, self.MINE + '01KG10010001'), (0, 0, '2021-06-14T08:29:31+08:00'))
        self.assertEqual(self.value(self.MINE, self.MINE + '01LJ30010001'), (240.1, 0, '2021-06-14T08:30:00+08:00'))
        self.assertEqual(self.statistics(self.MINE, self.METHANE), [('08:30:00', 0.43, 0.55, 0.38)])
        alarms = self.alarms(self.MINE)
        self.assert_alarm(alarms, (self.METHANE, 'over-limit', '08:29:00'), maximum=1.12, limit=1.0)
        # The shipped generator writes the end and the maximum of a closed alarm without a separator.
        self.assert_alarm(alarms, (self.SECOND, 'cut-off', '07:10:00'), maximum=1.25, state='returned',
                          ended='2021-06-14T07:14:30+08:00')
        # Status 3, then 130: the alarm has returned, the cut-off stays, and the sensor is broken.
        self.assert_alarm(alarms, (self.SECOND, 'over-limit', '08:30:00'), ended='2021-06-14T08:30:30+08:00')
        self.assert_alarm(alarms, (self.SECOND, 'cut-off', '08:30:00'), active=True)
        self.assert_alarm(alarms, (self.SECOND, 'sensor-broken', '08:30:30'), active=True)


class FilesOfTheNationalDialect(Golden):
    MINE = '410183000001'
    METHANE, LASER = MINE + '01MN0001000003', MINE + '01MN0043000611'

    def test_values_alarms_and_people_are_read_back(self):
        self.deliver('gc', self.MINE)
        self.check_safety()
        self.check_people()
        self.check_log_in()

    def check_safety(self):
        self.assertEqual(self.value(self.MINE, self.METHANE), (0.42, 0, '2021-06-14T08:36:28+08:00'))
        self.assertEqual(self.value(self.MINE, self.LASER), (1.62, 3, '2021-06-14T08:29:57+08:00'))
        history = self.api.items(f'/mines/{self.MINE}/points/{self.METHANE}/history?{DAY}')
        self.assertEqual([(v['time'][11:19], v['value']) for v in history],
                         [('08:29:58', 0.42), ('08:34:58', None), ('08:35:28', 0.42), ('08:35:58', 0.42),
                          ('08:36:28', 0.42)])
        self.assertEqual(self.statistics(self.MINE, self.METHANE), [('08:30:00', 0.43, 0.55, 0.38)])
        alarms = self.alarms(self.MINE)
        self.assert_alarm(alarms, (self.METHANE, 'early-high', '07:10:00'), maximum=0.95, cause='放炮', level=4)
        self.assert_alarm(alarms, (self.METHANE, 'over-limit', '08:29:00'), maximum=1.12, level=2)
        self.assert_alarm(alarms, (self.LASER, 'cut-off', '08:29:57'), active=True, maximum=1.62, level=1)
        self.assert_alarm(alarms, (self.MINE + '01DT4001000002', 'substation-silent', '08:30:00'), active=True)

    def check_people(self):
        below = self.api.get(f'/mines/{self.MINE}/people')
        self.assertEqual((below['below'], below['time']), (1, '2021-06-14T08:35:00+08:00'))
        self.assertEqual([(p['name'], p['area'], p['reader']) for p in below['items']],
                         [('张三', '4101830000010002', '4101830000010002000001')])
        areas = {a['name']: (a['type'], a['present']) for a in self.api.items(f'/mines/{self.MINE}/areas')}
        self.assertEqual(areas, {'副井口': ('portal', 0), '21采区工作面': ('key', 1), '采空区': ('restricted', 0)})
        events = {e['kind']: e['began'][11:19] for e in self.api.items(f'/mines/{self.MINE}/people/events?{DAY}')}
        self.assertEqual(events, {'overtime': '06:00:00', 'overcrowding': '08:20:00', 'distress': '08:21:00',
                                  'restricted-entry': '08:25:00'})
        cards = {c['card'][-5:]: (c['name'], c['leader']) for c in self.api.items(f'/mines/{self.MINE}/cards')}
        self.assertEqual(cards, {'00001': ('张三', False), '00002': ('李四', True)})

    def check_log_in(self):
        """Nothing without log-in, and only one's own mines with it."""
        stranger = harness.Api(self.platform.http)
        with self.assertRaises(harness.Refused) as refused:
            stranger.get(f'/mines/{self.MINE}/values/current')
        self.assertEqual(refused.exception.status, 401)
        created = self.api.post('/users', {'name': 'neighbour', 'roles': ['viewer'], 'mines': ['410183000002']})
        stranger.replace_one_time_password('neighbour', created['one_time_password'])
        for path in (f'/mines/{self.MINE}/values/current', f'/mines/{self.MINE}/people'):
            with self.assertRaises(harness.Refused) as refused:
                stranger.get(path)
            self.assertEqual((refused.exception.status, refused.exception.error['code']), (403, 'other-mine'))
        self.assertEqual(stranger.items('/alarms?state=all') + stranger.items('/files'), [])


if __name__ == '__main__':
    harness.run(sys.argv.pop(1))
