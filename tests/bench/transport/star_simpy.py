"""The star workload in SimPy: one store for the centre, one process a mine; no bytes, no lines."""
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


def mine(env, store, number):
    yield env.timeout(1 + period * number / mines)
    for i in range(rounds):
        yield store.put(i)
        yield env.timeout(period)


env = simpy.Environment()
store = simpy.Store(env)
env.process(centre(env, store))
for number in range(mines):
    env.process(mine(env, store, number))
before = time.perf_counter()
env.run()
print(json.dumps({"messages": received, "wall_s": time.perf_counter() - before}))
