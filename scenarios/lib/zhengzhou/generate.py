#!/usr/bin/env python3
"""Writes mines.yaml: the 84 mines of Zhengzhou by every total of the city's registry.

Real mines come from ../zhengzhou-data/mines.csv (Global Coal Mine Tracker, CC BY 4.0) with their
names, places, states and capacities. The others are synthetic, by name and by flag. Which real mine
has which gas class, hydrology, system, code and staff is not public: it is assigned here so that the
totals hold. Deterministic: every choice hangs on a hash of a name.

    generate.py            writes mines.yaml beside this file
    generate.py --check    exits with 1 when mines.yaml is not what would be written
"""
import csv
import hashlib
import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "zhengzhou-data"

# The supervision plan of 2026, capacities in 万t/a (10 000 tonnes a year).
STATES = {"producing": (42, 2598), "under_construction": (5, 105), "rectifying": (3, 120),
          "stopped": (34, 1133)}
GAS = {"outburst": (22, 1955), "high": (10, 321), "low": (52, 1680)}
HYDROLOGY = {"very_complex": 2, "complex": 7, "medium": 75}
SIZES = {"large": 7, "medium": 28, "small": 49}
COUNTIES = {"dengfeng": ("登封市", 39, 1865), "xinmi": ("新密市", 33, 1200),
            "gongyi": ("巩义市", 9, 441), "xingyang": ("荥阳市", 1, 30), "xinzheng": ("新郑市", 2, 420)}
EXTRA_MEDIUM = {"dengfeng": 8, "xinmi": 4, "gongyi": 3}  # synthetic mines of medium size
MEDIUM_CAPACITIES, SMALL_CAPACITIES = (45, 60, 90), (15, 21, 30)
# Daping's 80 万t/a is no multiple of 3, all the others' capacities are: two synthetic mines make up
# for it, so that the sums over states come out.
ODD_CAPACITIES = {"dengfeng": (25, 20)}
# Proposed projects of the tracker that the registry of 84 cannot hold: its seven large mines are the
# seven that operate, and its five mines under construction have 105 万t/a together.
NOT_IN_REGISTRY = {"M2568", "M5435", "M5436"}
KEYS = {"M1251": "zhaojiazhai", "M1817": "baiping", "M1835": "chaohua", "M1912": "gaocheng",
        "M1951": "hongqi-1", "M2071": "peigou", "M2192": "wangxingzhuang", "M4742": "daping",
        "M5141": "fengyang", "M5148": "lugou", "M5149": "dengcao", "M5150": "jinling",
        "M5151": "xindeng", "M5152": "jiaoxue-3", "M5153": "qianxiang", "M5154": "xinfeng",
        "M5155": "zhenghong-hengtai", "M5158": "huatai", "M5159": "yaoling", "M5437": "damoling"}
CIRCUITS = {"dengfeng": "circuit-dengfeng", "xinmi": "circuit-xinmi"}  # the others come by internet
SYSTEMS = {"ga": ("ga-2012", "ga-2014"), "gb": ("gb-2017", "gb-2018"), "gc": ("gc-2020", "gc-2021")}
APPROVED_PEOPLE = {"zhaojiazhai": 870}  # its published limit


def draw(*key):
    """A number in [0, 1) that depends on the key alone."""
    digest = hashlib.sha256("/".join(map(str, key)).encode()).digest()
    return int.from_bytes(digest[:8], "big") / 2**64


def pick(options, *key):
    return options[int(draw(*key) * len(options))]


def choose(items, count, total, weight):
    """`count` of the items whose weights sum to `total`, or None; earlier items are preferred."""
    reach = [{(0, 0)}]  # reach[i]: what the items from the i-th last on can give
    for item in reversed(items):
        have = reach[-1]
        reach.append(have | {(c + 1, s + weight(item)) for c, s in have
                             if c < count and s + weight(item) <= total})
    reach.reverse()
    if (count, total) not in reach[0]:
        return None
    chosen = []
    for i, item in enumerate(items):
        if count and (count - 1, total - weight(item)) in reach[i + 1]:
            chosen.append(item)
            count, total = count - 1, total - weight(item)
    return chosen


def real_mines():
    county_of = {name: key for key, (name, _, _) in COUNTIES.items()}
    with open(DATA / "mines.csv", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["gem_id"] in NOT_IN_REGISTRY:
                continue
            yield {"key": KEYS[row["gem_id"]], "zh": row["name_zh"], "en": row["name_en"],
                   "county": county_of[row["county"]], "synthetic": False, "gem": row["gem_id"],
                   "capacity": round(float(row["capacity_mtpa"]) * 100),
                   "lat": float(row["lat"]), "lon": float(row["lon"]),
                   "state": {"operating": "producing", "mothballed": "stopped"}[row["status"]]}


def synthetic_capacities(county, count, total):
    """Capacities of the county's synthetic mines: sizes and sum are given."""
    odd = list(ODD_CAPACITIES.get(county, ()))
    medium = EXTRA_MEDIUM.get(county, 0)
    for attempt in range(10_000):
        mediums = [pick(MEDIUM_CAPACITIES, county, "medium", attempt, i) for i in range(medium)]
        smalls = count - medium - len(odd)
        pool = [c for _, c in sorted((draw(county, attempt, i), c)
                                     for i, c in enumerate(SMALL_CAPACITIES * smalls))]
        chosen = choose(pool, smalls, total - sum(mediums) - sum(odd), lambda c: c)
        if chosen is not None:
            return mediums + odd + chosen
    raise SystemExit(f"no capacities for {county} sum to {total}")


def polygon(county):
    name = COUNTIES[county][0]
    features = json.loads((DATA / "counties.geojson").read_text(encoding="utf-8"))["features"]
    (found,) = [f for f in features if f["properties"]["name"] == name]
    return found["geometry"]["coordinates"][0], found["properties"]


def inside(ring, lon, lat):
    odd = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1]):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd


def synthetic_mines(real):
    for county, (name, count, total) in COUNTIES.items():
        neighbours = [m for m in real if m["county"] == county]
        ring, properties = polygon(county)
        lon, lat = properties["label_point"]
        # Around real mines of the county; Xingyang has none, and its coal lies in the south.
        centres = [(m["lon"], m["lat"]) for m in neighbours] or [(lon, lat - 0.08)]
        missing = count - len(neighbours)
        capacities = synthetic_capacities(county, missing, total - sum(m["capacity"] for m in neighbours)) \
            if missing else []
        for i, capacity in enumerate(capacities, 1):
            key = f"{county}-{i:02}"
            x, y = place_near(key, centres, ring)
            yield {"key": key, "zh": f"{name[:2]}模拟{i:02}矿", "en": f"{county.capitalize()} Synthetic Mine {i:02}",
                   "county": county, "synthetic": True, "capacity": capacity, "lat": y, "lon": x}


def place_near(key, centres, ring):
    for attempt in range(10_000):
        x, y = pick(centres, key, "near", attempt)
        x = round(x + (draw(key, "x", attempt) - 0.5) * 0.12, 4)
        y = round(y + (draw(key, "y", attempt) - 0.5) * 0.09, 4)
        if inside(ring, x, y):
            return x, y
    raise SystemExit(f"no place for {key}")


def assign(mines, field, classes, forced):
    """Gives every mine a class so that counts and capacities of all classes hold."""
    capacity = lambda m: m["capacity"]
    for mine in mines:
        if mine["key"] in forced:
            mine[field] = forced[mine["key"]]
    last = max(classes, key=lambda c: classes[c][0] - sum(f == c for f in forced.values()))
    for attempt in range(10_000):
        left = sorted((m for m in mines if m["key"] not in forced), key=lambda m: draw(m["key"], field, attempt))
        found = {}
        for name, (count, total) in sorted(classes.items(), key=lambda item: item[1][0]):
            if name == last:
                continue
            given = [m for m in mines if forced.get(m["key"]) == name]
            found[name] = choose(left, count - len(given), total - sum(map(capacity, given)), capacity)
            if found[name] is None:
                break
            left = [m for m in left if m not in found[name]]
        else:
            for name, members in {**found, last: left}.items():
                for mine in members:
                    mine[field] = name
            return
    raise SystemExit(f"no assignment of {field} meets the totals")


def assign_hydrology(mines):
    ranked = sorted((m for m in mines if m["capacity"] >= 45), key=lambda m: draw(m["key"], "hydrology"))
    for mine in mines:
        mine["hydrology"] = "medium"
    edge = HYDROLOGY["very_complex"]
    for mine in ranked[:edge]:
        mine["hydrology"] = "very_complex"
    for mine in ranked[edge:edge + HYDROLOGY["complex"]]:
        mine["hydrology"] = "complex"


def size_of(capacity):
    return "large" if capacity >= 120 else "medium" if capacity >= 45 else "small"


def equip(mine, number):
    """Codes, line, system, workings and people: assigned, none of them public."""
    key, state = mine["key"], mine["state"]
    working = state == "producing"
    mine["size"] = size_of(mine["capacity"])
    mine["number"] = number
    era = draw(key, "era") + {"large": 0.35, "medium": 0.15, "small": 0.0}[mine["size"]]
    dialect = "ga" if era < 0.33 else "gb" if era < 0.72 else "gc"
    mine["system"] = pick(SYSTEMS[dialect], key, "vendor")
    mine["faces"] = {"large": 2, "medium": 1, "small": 1}[mine["size"]] if working else 0
    mine["headings"] = {"producing": {"large": 4, "medium": 3, "small": 2}[mine["size"]],
                        "under_construction": 2, "rectifying": 1, "stopped": 0}[state]
    full = {"large": 320, "medium": 110, "small": 45}[mine["size"]] * (0.85 + 0.3 * draw(key, "people"))
    share = {"producing": 1.0, "under_construction": 0.5, "rectifying": 0.3, "stopped": 0.06}[state]
    mine["people"] = max(2, round(full * share))
    mine["approved"] = APPROVED_PEOPLE.get(key, max(10, round(mine["people"] * 1.3 / 5) * 5))
    mine["points"] = {"large": 60, "medium": 40, "small": 30}[mine["size"]] if state != "stopped" else 10
    mine["bandwidth"] = {"large": "10 Mbit/s", "medium": "4 Mbit/s", "small": "2 Mbit/s"}[mine["size"]]
    mine["latency"] = f"{2 + int(draw(key, 'latency') * 7)} ms"


def solve():
    real = list(real_mines())
    mines = real + list(synthetic_mines(real))
    assign(mines, "state", STATES, {m["key"]: m["state"] for m in real})
    outburst = {m["key"]: "outburst" for m in real if m["capacity"] >= 120 or m["key"] == "daping"}
    assign(mines, "gas", GAS, outburst)
    assign_hydrology(mines)
    for county in COUNTIES:
        for number, mine in enumerate((m for m in mines if m["county"] == county), 1):
            equip(mine, number)
    check(mines)
    return mines


def check(mines):
    def totals(field, name):
        members = [m for m in mines if m[field] == name]
        return len(members), sum(m["capacity"] for m in members)
    for field, classes in (("state", STATES), ("gas", GAS),
                           ("county", {k: v[1:] for k, v in COUNTIES.items()})):
        for name, wanted in classes.items():
            assert totals(field, name) == wanted, (field, name, totals(field, name), wanted)
    for field, classes in (("hydrology", HYDROLOGY), ("size", SIZES)):
        for name, wanted in classes.items():
            assert totals(field, name)[0] == wanted, (field, name, totals(field, name), wanted)
    assert len({m["key"] for m in mines}) == 84


def written(mine, adcode):
    code = f"{adcode}{mine['number']:06}"
    source = "" if mine["synthetic"] else f'    source: "Global Coal Mine Tracker {mine["gem"]}, CC BY 4.0"\n'
    return (f'  {mine["key"]}:\n'
            f'    name: {{zh: "{mine["zh"]}", en: "{mine["en"]}"}}\n'
            f'    synthetic: {str(mine["synthetic"]).lower()}\n{source}'
            f'    code: "{code}"\n'
            f'    county: {mine["county"]}\n'
            f'    position: {{lat: {mine["lat"]}, lon: {mine["lon"]}}}\n'
            f'    state: {mine["state"]}\n'
            f'    capacity: {mine["capacity"]} 万t/a\n'
            f'    gas: {mine["gas"]}\n'
            f'    hydrology: {mine["hydrology"]}\n'
            f'    size: {mine["size"]}\n'
            f'    connected: {str(mine["state"] == "producing").lower()}\n'
            f'    link: access-{mine["key"]}\n'
            f'    system: {mine["system"]}\n'
            f'    points: {mine["points"]}\n'
            f'    faces: {mine["faces"]}\n'
            f'    headings: {mine["headings"]}\n'
            f'    people_per_shift: {mine["people"]}\n'
            f'    approved_people: {mine["approved"]}\n')


def access_line(mine):
    up = CIRCUITS.get(mine["county"], "internet-line")
    return (f'  access-{mine["key"]}: {{kind: access, up: {up}, latency: {mine["latency"]}, '
            f'bandwidth: {mine["bandwidth"]}}}\n')


def document(mines):
    head = ("# The 84 mines of Zhengzhou and their access lines. Written by generate.py: change that.\n"
            "# Names, places, states and capacities of the real ones: Global Coal Mine Tracker, Global\n"
            "# Energy Monitor, CC BY 4.0, snapshot of 2024 (../zhengzhou-data/README.md). Everything else,\n"
            "# codes, gas classes, systems and staff of real mines included, is assigned.\n")
    adcodes = {county: polygon(county)[1]["adcode"] for county in COUNTIES}
    return (head + "links:\n" + "".join(map(access_line, mines)) + "\nmines:\n"
            + "".join(written(m, adcodes[m["county"]]) for m in mines))


def main():
    text = document(solve())
    target = HERE / "mines.yaml"
    if "--check" in sys.argv:
        sys.exit(0 if target.read_text(encoding="utf-8") == text else "mines.yaml is not up to date")
    target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
