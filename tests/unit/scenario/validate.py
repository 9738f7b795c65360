"""Judges every shipped scenario and fragment by scenarios/schema.json, and a few that must fail.

    validate.py HEADFRAME-SCENARIO-KEYS SCENARIOS-FOLDER
"""
import json
import subprocess
import sys
from pathlib import Path

import jsonschema

tool, folder = sys.argv[1], Path(sys.argv[2])
schema = json.loads((folder / "schema.json").read_text(encoding="utf-8"))
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema)
failures = 0

files = sorted(folder.rglob("*.yaml"))
assert len(files) >= 7, f"only {len(files)} files below {folder}"
for file in files:
    told = subprocess.run([tool, "json", str(file)], capture_output=True, text=True, check=True)
    for error in validator.iter_errors(json.loads(told.stdout)):
        print(f"{file}: {list(error.absolute_path)}: {error.message}")
        failures += 1

for wrong in ({"horizn": "3 h"}, {"horizon": "3h"}, {"seed": "1"}, {"mines": {"north": {"state": "idle"}}},
              {"timeline": [{"at": "1 h", "kind": "link_down", "link": "lan"}]},
              {"links": {"Big Link": {}}}):
    if validator.is_valid(wrong):
        print(f"the schema accepts {wrong}")
        failures += 1
sys.exit(1 if failures else 0)
