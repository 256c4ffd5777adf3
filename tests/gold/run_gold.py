#!/usr/bin/env python3
"""Reads the gold articles, scores them with their own score.py, and the counts of their events with event_counts.py, prints
the tables, and compares each F1 with the ratchet in eval/baseline.json: a figure below it fails; there is no tolerance, because the same bytes give the same
output. Ends with status 77 (skipped) where the material folder does not stand beside the repository.

usage: run_gold.py --waqai PROGRAM --baseline FILE [--update] [--gold DIR] [--keep DIR]
--update raises the ratchet to the figures of this run (and lowers none; with --reset it takes them all)."""
import argparse
import json
import os
import subprocess
import sys
import tempfile

import event_counts

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
# Sets of the material folder, and annotated reports of the repository: the examples, those that weights are fitted
# on, and those that no rule or weight was made for.
SETS = {"seed": "seed", "dev": "dev", "examples": "examples", "reports": "train/reports", "unseen": "eval/reports"}
OURS = ("examples", "reports", "unseen")
SKIPPED = 77


def read_all(program, folder, out):
    """One prediction for each text, in one run of the program where it can, else one by one."""
    faults = []
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".txt"):
            continue
        r = subprocess.run([program, "read", "--format", "json", os.path.join(folder, name)], capture_output=True)
        if r.returncode not in (0, 1):
            faults.append(f"{name}: status {r.returncode}: {r.stderr.decode(errors='replace').strip()}")
        if r.stdout:
            with open(os.path.join(out, name[:-4] + ".json"), "wb") as f:
                f.write(r.stdout)
    return faults


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--waqai", required=True)
    p.add_argument("--baseline", required=True)
    p.add_argument("--gold", default=os.path.join(os.path.dirname(ROOT), "shared", "gold"))
    p.add_argument("--keep")
    p.add_argument("--update", action="store_true")
    p.add_argument("--reset", action="store_true")
    a = p.parse_args()
    if not os.path.isdir(a.gold):
        print(f"skipped: there is no {a.gold}, so there is nothing to score against")
        sys.exit(SKIPPED)
    baseline = {}
    if os.path.exists(a.baseline):
        with open(a.baseline, encoding="utf-8") as f:
            baseline = json.load(f)
    faults, found = [], {}
    with tempfile.TemporaryDirectory() as scratch:
        for part, folder in SETS.items():
            gold = os.path.join(ROOT if part in OURS else a.gold, folder)
            if not os.path.isdir(gold):
                continue
            out = os.path.join(a.keep or scratch, part)
            os.makedirs(out, exist_ok=True)
            faults += read_all(a.waqai, gold, out)
            score = [sys.executable, "-B", os.path.join(a.gold, "score.py"), gold, out]
            print(f"== {part}", flush=True)
            subprocess.run(score, check=True)
            r = subprocess.run(score + ["--json"], check=True, capture_output=True, text=True)
            found[part] = {k: v["F1"] for k, v in json.loads(r.stdout)["scores"].items()}
            for key, (precision, recall, f1, n, m) in event_counts.score(gold, out).items():
                print(f"{key:22s}{precision * 100:7.1f}{recall * 100:7.1f}{f1 * 100:7.1f}   {'':11s}  {n:6d}{m:6d}", flush=True)
                found[part][key] = round(f1, 4)
    raised = 0
    for part, figures in found.items():
        floor = baseline.setdefault(part, {})
        for key, value in figures.items():
            old = floor.get(key)
            if old is not None and value < old and not a.reset:
                faults.append(f"{part} {key}: F1 {value * 100:.2f} is below the baseline {old * 100:.2f}")
            elif old is None or value > old or a.reset:
                raised += 1
                floor[key] = value
    if a.update or a.reset:
        with open(a.baseline, "w", encoding="utf-8") as f:
            json.dump(baseline, f, indent=1, sort_keys=True)
            f.write("\n")
        print(f"{raised} figures written to {a.baseline}")
    elif raised:
        print(f"{raised} figures are above the baseline; raise it with scripts/gold --update")
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


main()
