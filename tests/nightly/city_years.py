#!/usr/bin/env python3
"""Years of a city beside component depth: are they inside its predictive interval?

    city_years.py BINARY [--years N] [--scenario FILE] [--jobs J]

Lives the scenario's horizon N times at city depth (seeds 1 to N) and compares each figure, a ratio of
sums over the years, with what component depth predicts for N such years: its value over 10 000
replicates, plus and minus the 99 % interval of N years by the spread between them.
"""
import argparse
import concurrent.futures
import json
import math
import pathlib
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(__file__).resolve().parents[2]
FIGURES = ('normal_day_rate', 'time_availability', 'mine_data_service', 'network_day_rate',
           'mean_restoration_h', 'mean_response_h', 'repeat_fault_share', 'mean_up_time_d', 'faults')
REPLICATES = 10_000
WIDTH = 2.576 / 1.96  # of a 99 % interval, in half widths of 95 %


def predicted(binary, scenario):
    text = subprocess.run([binary, 'study', scenario, '--years', str(REPLICATES), '--format', 'json'],
                          check=True, capture_output=True, text=True).stdout
    return json.loads(text)['kpi']


def lived(binary, scenario, seed):
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([binary, 'run', scenario, '--seed', str(seed), '--out', folder, '--format',
                               'json'], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise SystemExit(f'seed {seed}: exit {done.returncode}\n{done.stderr}')
    result = json.loads(done.stdout)
    result = result[0] if isinstance(result, list) else result
    print(f'seed {seed}: {result["wall_s"]:.0f} s, digest {result["digest"][:16]}', file=sys.stderr,
          flush=True)
    return result['kpi']


def pooled(figure, years):
    """The ratio of the sums, from the years' ratios and the sums that their reports tell."""
    told = [year for year in years if year[figure] is not None]
    if figure == 'mean_up_time_d':  # up time over episodes
        up = [year['time_availability'] for year in told]
        return sum(up) / sum(u / year[figure] for u, year in zip(up, told)), len(told)
    per_fault = figure in ('mean_restoration_h', 'mean_response_h', 'repeat_fault_share')
    weights = [year['faults'] if per_fault else 1 for year in told]
    return sum(w * year[figure] for w, year in zip(weights, told)) / sum(weights), len(told)


def main():
    arguments = argparse.ArgumentParser(description=__doc__,
                                        formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('binary')
    arguments.add_argument('--years', type=int, default=16)
    arguments.add_argument('--jobs', type=int, default=2)
    arguments.add_argument('--scenario', default=str(SOURCE / 'scenarios/zhengzhou/2021.yaml'))
    chosen = arguments.parse_args()
    prediction = predicted(chosen.binary, chosen.scenario)
    with concurrent.futures.ThreadPoolExecutor(chosen.jobs) as pool:
        years = list(pool.map(lambda seed: lived(chosen.binary, chosen.scenario, seed),
                              range(1, chosen.years + 1)))
    outside = []
    print(f'{"figure":22} {"city,":>8} {chosen.years:2} years   component depth')
    for figure in FIGURES:
        value, count = pooled(figure, years)
        centre = prediction[figure]['value']
        half = prediction[figure]['half_width_95'] * WIDTH * math.sqrt(REPLICATES / count)
        fits = abs(value - centre) <= half
        print(f'{figure:22} {value:17.4f}   {centre - half:17.4f} to {centre + half:.4f}'
              f'{"" if fits else "   OUTSIDE"}')
        if not fits:
            outside.append(figure)
    return 1 if outside else 0


if __name__ == '__main__':
    sys.exit(main())
