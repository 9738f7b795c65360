"""Running `headframe` from a test, and reading what it leaves behind."""
import json
import os
import pathlib
import re
import sqlite3
import subprocess

SOURCE = pathlib.Path(__file__).resolve().parents[2]

# What the C library is told so that it takes its paths without fused multiply-add.
WITHOUT_FMA = {'GLIBC_TUNABLES': 'glibc.cpu.hwcaps=-FMA,-AVX2_Usable'}


def headframe(binary, *arguments, environment=None, cwd=SOURCE, timeout=300):
    """Runs to the end and returns the completed process, whatever its exit code."""
    return subprocess.run([binary, *map(str, arguments)], cwd=cwd, text=True, capture_output=True,
                          timeout=timeout, env={**os.environ, **(environment or {})})


def scenario_files():
    """Paths below scenarios/ of the files that are run in a city, in the order of the scenarios' names;
    those in lib/ are fragments, and remedies vary the equipment alone, which a smoke horizon does
    not show: tests/unit/study runs them."""
    folder = SOURCE / 'scenarios'
    files = (path.relative_to(folder) for path in folder.rglob('*.yaml'))
    return sorted((str(path) for path in files
                   if path.parts[0] != 'lib' and 'remedies' not in path.parts),
                  key=lambda file: file.removesuffix('.yaml'))


def fragment_files():
    return sorted(SOURCE.joinpath('scenarios/lib').rglob('*.yaml'))


def kpi_keys():
    """The fixed keys of result.json: those of `kpi`, then those of `kpi.samples`."""
    text = SOURCE.joinpath('docs/kpi.md').read_text(encoding='utf-8')
    keys = re.findall(r'^### `([a-z0-9_.]+)`$', text, re.M)
    plain = [key for key in keys if '.' not in key]
    return plain, [key.split('.')[1] for key in keys if '.' in key]


class RunFolder:
    def __init__(self, path):
        self.path = pathlib.Path(path)
        self.result = json.loads((self.path / 'result.json').read_text(encoding='utf-8'))

    def rows(self, query, *values):
        database = sqlite3.connect(f'file:{self.path / "run.db"}?mode=ro', uri=True)
        try:
            return database.execute(query, values).fetchall()
        finally:
            database.close()

    def text(self, name):
        return (self.path / name).read_text(encoding='utf-8')


def run_folders(out):
    """By scenario name."""
    found = (RunFolder(path.parent) for path in pathlib.Path(out).glob('*/result.json'))
    return {folder.result['scenario']: folder for folder in found}
