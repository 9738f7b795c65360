#!/usr/bin/env python3
"""Files that a stock FTP server, or a person, puts into a mine's watched folder.

watched.py PLATFORM
"""
import sys
import time

import harness
from harness import Story, eventually

MINE, CODE = '410183000007', '41018300000000000007'  # the old systems write 20 digits


class Watched(Story):
    settings = {'watch': {'enabled': True, 'scan_seconds': 1}}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        story = cls()
        story.account(MINE)
        story.map_code(MINE, CODE)

    def setUp(self):
        self.folder = self.platform.folder / 'watched' / MINE
        self.assertTrue(eventually(self.folder.is_dir), 'the mine has no folder')

    @staticmethod
    def lines(at, count):
        """An old file, which has no end mark: only time tells whether it is whole."""
        return [f'2021-06-14 {at}~\r\n'] + [f'{CODE}001A{n:02};0.{n:02};0~\r\n' for n in range(1, count + 1)]

    def test_a_file_that_grows_slowly_under_its_final_name_is_taken_once_it_is_whole(self):
        name = f'{CODE}RTDATA20210614083000.txt'
        with open(self.folder / name, 'w', encoding='gb2312', newline='') as growing:
            for line in self.lines('08:30:00', 12):
                growing.write(line)
                growing.flush()
                time.sleep(0.2)
            self.assertEqual(self.entries(MINE, name), [])
        entry = self.entry(MINE, name)
        self.assertEqual((entry['outcome'], entry['records']), ('accepted', 12))
        self.assertEqual(self.current(MINE)[CODE + '001A12']['value'], 0.12)
        self.assertTrue(eventually(lambda: not any(self.folder.iterdir())))

    def test_folders_below_and_temporary_names(self):
        below = self.folder / 'aqjk'
        below.mkdir(exist_ok=True)
        name = f'{CODE}RTDATA20210614084000.txt'
        content = ''.join(self.lines('08:40:00', 3))
        (below / (name + '.tmp')).write_text(content, encoding='gb2312', newline='')
        time.sleep(2.5)
        self.assertEqual(self.entries(MINE, name), [])
        (below / (name + '.tmp')).rename(below / name)
        self.assertEqual(self.entry(MINE, name)['records'], 3)

    def test_files_that_nobody_will_read_are_told_once(self):
        root = self.folder.parent
        (root / 'lost.txt').write_text('x')
        (root / '410183009999').mkdir()
        (root / '410183009999' / 'file.txt').write_text('x')
        told = lambda: {r['account'] for r in self.api.items('/uploads/refused') if r['kind'] == 'watched'}
        self.assertTrue(eventually(lambda: told() == {'watched/lost.txt', 'watched/410183009999'}), told())
        time.sleep(2.5)
        log = self.platform.log.read_text(encoding='utf-8')
        self.assertEqual(log.count('refused: watched of watched/lost.txt'), 1, log)


if __name__ == '__main__':
    harness.run(sys.argv.pop(1))
