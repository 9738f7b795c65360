"""The benchmark's model in SimPy: a process for each component, a resource for each team.

    model_simpy.py YEARS        prints figures and processor seconds as one JSON object
"""
import json
import math
import random
import sys
import time

import simpy

DAY, YEAR = 24.0, 365 * 24.0
TRADES = {  # crews (None: as many as needed), wait mean and sigma, work mean and sigma, recurrence
    'hardware': (2, 60, 1.0, 6, 0.8, 0.10),
    'software': (1, 84, 1.0, 14, 0.9, 0.38),
    'carrier': (None, 10, 1.0, 6, 0.8, 0.0)}
SORTS = [  # count, shape, scale in years, down when, age left by a repair, trade, counted
    (6, 2.0, 8, 2, .5, 'hardware', True), (1, 1.8, 9, 1, .5, 'hardware', True),
    (24, 2.2, 9, 2, 0, 'hardware', False), (2, 1.3, 20, 2, .5, 'hardware', True),
    (2, 1.3, 20, 2, .5, 'hardware', True), (2, 1.3, 15, 1, .5, 'hardware', True),
    (4, 2.0, 9, 0, 0, 'hardware', False), (1, 1.8, 6, 1, 0, 'hardware', True),
    (12, 2.5, 8, 4, 0, 'hardware', False), (8, 1.5, 7, 0, 0, 'hardware', False),
    (1, 1, 0.3333, 1, 0, 'carrier', True), (1, 1, 0.3333, 1, 0, 'carrier', True),
    (1, 1, 0.4545, 1, 0, 'software', True), (12, 1, 4, 1, 0, 'software', True)]


def lognormal(mean, sigma):
    return random.lognormvariate(math.log(mean) - sigma * sigma / 2, sigma)


class Year:
    def __init__(self):
        self.env = simpy.Environment()
        self.teams = {name: trade[0] and simpy.Resource(self.env, trade[0])
                      for name, trade in TRADES.items()}
        self.down = [0] * len(SORTS)
        self.since = [0.0] * len(SORTS)
        self.bad_days = set()
        self.faults = self.repeats = 0
        self.restoration = 0.0
        for number, sort in enumerate(SORTS):
            for _ in range(sort[0]):
                self.env.process(self.live(number, sort))
        self.env.run()

    def live(self, number, sort):
        _, shape, scale, down_when, age_left, trade, counted = sort
        crews, wait_mean, wait_sigma, work_mean, work_sigma, recurs = TRADES[trade]
        scale *= YEAR
        age, again, restored = 7.5 * YEAR, math.inf, -math.inf
        while True:
            used = (age / scale) ** shape - math.log(1 - random.random())
            left = scale * used ** (1 / shape) - age
            recurs_now, left = again <= left, min(again, left)
            if self.env.now + left >= YEAR:
                return
            yield self.env.timeout(left)
            failed, age = self.env.now, age + left
            if counted:
                self.faults += 1
                self.repeats += recurs_now and failed - restored <= 30 * DAY
            if down_when:
                self.down[number] += 1
                if self.down[number] == down_when:
                    self.since[number] = failed
            yield self.env.timeout(lognormal(wait_mean, wait_sigma))
            if crews:
                with self.teams[trade].request() as crew:
                    yield crew
                    yield self.env.timeout(lognormal(work_mean, work_sigma))
            else:
                yield self.env.timeout(lognormal(work_mean, work_sigma))
            restored = self.env.now
            if counted:
                self.restoration += restored - failed
            if down_when:
                if self.down[number] == down_when:
                    last = min(restored, YEAR - 1e-9)
                    self.bad_days.update(range(int(self.since[number] / DAY), int(last / DAY) + 1))
                self.down[number] -= 1
            age *= age_left
            again = random.random() * 24 * DAY if random.random() < recurs else math.inf


years = int(sys.argv[1])
random.seed(1)
faults = repeats = restoration = days = 0
before = time.process_time()
for _ in range(years):
    year = Year()
    faults += year.faults
    repeats += year.repeats
    restoration += year.restoration
    days += 1 - len(year.bad_days) / 365
seconds = time.process_time() - before
print(json.dumps({'faults_a_year': faults / years, 'restoration_h': restoration / faults,
                  'repeat_share': repeats / faults, 'day_rate': days / years, 'processor_s': seconds}))
