#!/usr/bin/env python3
"""Compares what the program prints for examples/*.txt with the outputs kept in this folder, byte for byte.

usage: golden_test.py WAQAI [--update]       (from the root of the repository)

NAME.json is `waqai read --format json`, NAME.table.txt is `waqai read`. The hash of the lexicon is left out of the
comparison: a new word that changes no output changes no golden. --update rewrites; read the diff before you commit it.
"""
import difflib
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FOLDER = os.path.join(ROOT, "tests", "golden")
FORMATS = [("json", "json"), ("table", "table.txt")]
HASH = re.compile(r'("lexicon[a-z_]*": ?")[0-9a-f]{16}(")')


def output(waqai, form, report):
    env = dict(os.environ, NO_COLOR="1", COLUMNS="100", LC_ALL="C.UTF-8")
    run = subprocess.run([waqai, "read", "--format", form, report], cwd=ROOT, env=env, capture_output=True, check=False)
    if run.returncode not in (0, 1):
        sys.exit(f"{report}: exit code {run.returncode}: {run.stderr.decode(errors='replace')}")
    return HASH.sub(r"\g<1>0000000000000000\2", run.stdout.decode("utf-8"))


def main():
    waqai, update = os.path.abspath(sys.argv[1]), "--update" in sys.argv[2:]
    names = sorted(n[:-4] for n in os.listdir(os.path.join(ROOT, "examples")) if n.endswith(".txt"))
    if len(names) < 5:
        sys.exit("fewer than five example reports")
    wanted = {f"{name}.{extension}" for name in names for _, extension in FORMATS}
    kept = {n for n in os.listdir(FOLDER) if n.endswith((".json", ".table.txt"))}
    faults = 0
    for stray in sorted(kept - wanted):
        faults += 1
        print(f"tests/golden/{stray}: no report of that name")
    for name in names:
        for form, extension in FORMATS:
            path = os.path.join(FOLDER, f"{name}.{extension}")
            new = output(waqai, form, f"examples/{name}.txt")
            old = open(path, encoding="utf-8", newline="").read() if os.path.exists(path) else ""
            if new == old:
                continue
            if update:
                with open(path, "w", encoding="utf-8", newline="") as f:
                    f.write(new)
                print(f"wrote tests/golden/{name}.{extension}")
                continue
            faults += 1
            diff = difflib.unified_diff(old.splitlines(), new.splitlines(), f"tests/golden/{name}.{extension}", "now",
                                        lineterm="", n=2)
            print("\n".join(list(diff)[:40]))
    if faults:
        print(f"{faults} differ; if they should: python3 tests/golden/golden_test.py {sys.argv[1]} --update")
    sys.exit(1 if faults else 0)


main()
