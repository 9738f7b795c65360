#!/usr/bin/env python3
"""Files that a stock FTP server, or a person, puts into a mine's watched folder.

watched.py PLATFORM
"""
import sys
import time

import harness
from harness import Story, eventually

MINE = '41018300000000000007'


class Watched(Story):
    settings = {'watch': {'enabled': True, 'scan_seconds': 1}}

    def setUp(self):
        self.account(MINE)
        self.folder = self.platform.folder / 'watched' / MINE
        self.assertTrue(eventually(self.folder.is_dir), 'the mine has no folder')

    @staticmethod
    def lines(at, count):
        """An old file, which has no end mark: only time tells whether it is whole."""
        return [f'2021-06-14 {at}~\r\n'] + [f'{MINE}001A{n:02};0.{n:02};0~\r\n' for n in range(1, count + 1)]

    def test_a_file_that_grows_slowly_under_its_final_name_is_taken_once_it_is_whole(self):
        name = f'{MINE}RTDATA20210614083000.txt'
        with open(self.folder / name, 'w', encoding='gb2312', newline='') as growing:
            for line in self.lines('08:30:00', 12):
                growing.write(line)
                growing.flush()
                time.sleep(0.2)
            self.assertEqual(self.entries(MINE, name), [])
        entry = self.entry(MINE, name)
        self.assertEqual((entry['outcome'], entry['records']), ('accepted', 12))
        self.assertEqual(self.current(MINE)[MINE + '001A12']['value'], 0.12)
        self.assertTrue(eventually(lambda: not any(self.folder.iterdir())))

    def test_folders_below_and_temporary_names(self):
        below = self.folder / 'aqjk'
        below.mkdir(exist_ok=True)
        name = f'{MINE}RTDATA20210614084000.txt'
        content = ''.join(self.lines('08:40:00', 3))
        (below / (name + '.tmp')).write_text(content, encoding='gb2312', newline='')
        time.sleep(2.5)
        self.assertEqual(self.entries(MINE, name), [])
        (below / (name + '.tmp')).rename(below / name)
        self.assertEqual(self.entry(MINE, name)['records'], 3)


if __name__ == '__main__':
    harness.run(sys.argv.pop(1))
