#!/usr/bin/env python3
"""Runs the three suites of time expressions in the material folder through `waqai`, scores them with their own
score_time.py, prints the table and compares each figure with the ratchet in eval/time.json: a figure below it fails.
Ends with status 77 (skipped) where the material folder does not stand beside the repository.

Ranges are one expression in the suites and two in the annotation guide, so rows of a range are left out, on both
sides; bare weekdays of duckling, which it reads as the next one, likewise.

usage: run_suites.py --waqai PROGRAM --baseline FILE [--update] [--suites DIR] [--errors N] [--only SUITE]"""
import argparse
import importlib.util
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SUITES = ("typology_dev", "duckling_ar", "dateparser_ar")
SKIPPED = 77


def load_scorer(folder):
    spec = importlib.util.spec_from_file_location("score_time", os.path.join(folder, "score_time.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_rows(folder, suite):
    with open(os.path.join(folder, suite + ".jsonl"), encoding="utf-8") as f:
        rows = [json.loads(line) for line in f]
    if suite == "duckling_ar":
        rows = [r for r in rows if r["id"].startswith("duckling-Time/") and not bare_weekday(r)]
    return rows


def bare_weekday(row):
    """One word of seven that name a day of the week, with or without `this`."""
    expected = row["expected"]
    if len(expected) != 1 or len(row["text"].split()) > 2 or expected[0].get("grain") != "day":
        return False
    return row["text"].split()[-1] in weekday_words()


def weekday_words():
    global _WORDS
    if _WORDS is None:
        _WORDS = set()
        with open(os.path.join(ROOT, "lexicon", "calendar", "weekday_names.tsv"), encoding="utf-8") as f:
            for line in f:
                if not line.startswith("#"):
                    for form in line.rstrip("\n").split("\t")[-1].split("|"):
                        _WORDS |= {form, form.replace("\u0623", "\u0627"), form.replace("\u0629", "\u0647")}
    return _WORDS


_WORDS = None


def run(program, rows):
    feed = "".join(json.dumps({"id": r["id"], "text": r["text"], **({"date": r["reference"]} if r.get("reference") else {})},
                              ensure_ascii=False) + "\n" for r in rows)
    done = subprocess.run([program, "read", "--format", "jsonl", "--input", "jsonl", "--threads", "1", "-"],
                          input=feed.encode("utf-8"), capture_output=True)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr.decode("utf-8"))
    found = {}
    for line in done.stdout.decode("utf-8").splitlines():
        report = json.loads(line)
        found[report["document"]["id"]] = report["timexes"]
    return found


def is_range(expected):
    return expected["type"] == "INTERVAL" or "/" in (expected["timex"] or "/")


def without_ranges(rows, found):
    """The same without what overlaps a range of the suite."""
    out = {}
    for r in rows:
        spans = [e["span"] for e in r["expected"] if e.get("span") and is_range(e)]
        out[r["id"]] = [t for t in found.get(r["id"], [])
                        if not any(t["start"] < b and a < t["end"] for a, b in spans)]
    return out


def score(scorer, suite, rows, found):
    result, errors = scorer.score(rows, without_ranges(rows, found), is_range)
    negatives = [r for r in rows if not any(e.get("span") for e in r["expected"])]
    figures = {
        "rows": result["gold"],
        "strict": result["strict"][2],
        "relaxed": result["relaxed"][2],
        "value": result["value_F"],
        "negatives": len(negatives),
        "fired": sum(1 for r in negatives if found.get(r["id"])),
    }
    if suite == "dateparser_ar":
        wrong = {e[0] for e in errors}
        figures["texts"] = len(rows)
        figures["right"] = sum(1 for r in rows if r["id"] not in wrong)
    return figures, errors


def worse(name, new, old):
    return new > old if name == "fired" else new < old


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--waqai", required=True)
    p.add_argument("--baseline", required=True)
    p.add_argument("--suites", default=os.path.join(os.path.dirname(ROOT), "shared", "suites", "time"))
    p.add_argument("--update", action="store_true")
    p.add_argument("--errors", type=int, default=0)
    p.add_argument("--only")
    a = p.parse_args()
    if not os.path.isdir(a.suites):
        print(f"skipped: there is no {a.suites}, so there is nothing to score against")
        sys.exit(SKIPPED)
    with open(a.baseline, encoding="utf-8") as f:
        baseline = json.load(f)
    scorer = load_scorer(a.suites)
    new, fallen = {}, []
    print(f"{'suite':<15}{'rows':>6}{'strict':>8}{'relaxed':>9}{'value':>8}{'fired':>11}")
    for suite in SUITES:
        if a.only and suite != a.only:
            continue
        rows = read_rows(a.suites, suite)
        found = run(a.waqai, rows)
        figures, errors = score(scorer, suite, rows, found)
        new[suite] = figures
        fired = f"{figures['fired']} of {figures['negatives']}"
        right = f"   {figures['right']} of {figures['texts']} texts" if "right" in figures else ""
        print(f"{suite:<15}{figures['rows']:>6}{figures['strict']:>8}{figures['relaxed']:>9}{figures['value']:>8}"
              f"{fired:>11}{right}")
        for error in errors[:a.errors]:
            print("   ", *error, sep=" | ")
        for name, old in baseline.get(suite, {}).items():
            if worse(name, figures[name], old):
                fallen.append(f"{suite} {name}: {figures[name]}, was {old}")
    if a.update:
        with open(a.baseline, "w", encoding="utf-8") as f:
            json.dump(new, f, indent=1, sort_keys=True)
            f.write("\n")
    for line in fallen:
        print("below the ratchet:", line)
    sys.exit(1 if fallen and not a.update else 0)


if __name__ == "__main__":
    main()
