"""The star workload in SimPy: one store for the centre, one process a mine, and SimPy's own way to
delay a message on its line (its "Event Latency" example). No bytes, and lines are never shared."""
import json
import sys
import time

import simpy

mines, messages, period = int(sys.argv[1]), int(sys.argv[2]), 30.0
rounds = messages // mines
received = 0


def centre(env, store):
    global received
    while True:
        yield store.get()
        received += 1


def deliver(env, store, message):
    yield env.timeout(0.011 + 0.004)  # latency of both lines, 4 000 bytes at 1 MB/s
    store.put(message)


def mine(env, store, number):
    yield env.timeout(1 + period * number / mines)
    for i in range(rounds):
        env.process(deliver(env, store, i))
        yield env.timeout(period)


env = simpy.Environment()
store = simpy.Store(env)
env.process(centre(env, store))
for number in range(mines):
    env.process(mine(env, store, number))
before = time.perf_counter()
env.run()
print(json.dumps({"messages": received, "wall_s": time.perf_counter() - before}))
