#!/usr/bin/env python3
"""Quotations that are never closed, and saying inside saying without end: what is found stays in proportion
to the text, and so does the time. usage: open_quotes_test.py WAQAI"""
import json
import subprocess
import sys
import time

HEAD = "date 2025-03-04\nعنوان الخبر\n"
UNITS = {
    "guillemets, a line each": "وقال الوزير: «السد سيفتح غدا وإن المياه ستعود\n",
    "straight marks, a line each": 'وقال الوزير: "السد سيفتح غدا وإن المياه ستعود\n',
    "guillemets in one paragraph": "وقال الوزير: «السد سيفتح غدا وإن المياه ستعود. ",
    "straight marks in one paragraph": 'وقال الوزير: "السد سيفتح غدا وإن المياه ستعود. ',
    "marks that close nothing": "قال الوزير » إن السد سيفتح غدا. ",
    "two kinds of marks": 'قال الوزير "إن «السد سيفتح. ',
    "brackets": "قال الوزير (إن السد سيفتح. ",
    "colons": "قال الوزير: ",
    "saying inside saying": "قال الوزير إن ",
    "quotations inside quotations": "قال «الوزير إن ",
    "attributions": "بحسب الوزير، ",
}
FEW, MANY = 1000, 4000
DEEPEST = 8  # contents a word may stand in
ALLOWED = 3.0  # times the proportion, for the noise of a busy machine


def measure(waqai, text):
    begin = time.process_time()
    run = subprocess.run([waqai, "read", "--format", "json", "-"], input=(HEAD + text).encode(), capture_output=True)
    statements = json.loads(run.stdout)["statements"] if run.returncode in (0, 1) and run.stdout else []
    contents = [s["content"] for s in statements if s["content"]]
    longest = max((len(s["chain"]) for s in statements), default=0)
    return run.returncode, sum(c["end"] - c["start"] for c in contents), longest, time.process_time() - begin


def main():
    faults = []
    for name, unit in UNITS.items():
        status, length, longest, _ = measure(sys.argv[1], unit * MANY)
        if status not in (0, 1):
            faults.append(f"{name}: exit status {status}")
        if length > (DEEPEST + 1) * len(unit) * MANY:
            faults.append(f"{name}: contents of {length} letters in a text of {len(unit) * MANY}")
        if longest > 4 * DEEPEST:
            faults.append(f"{name}: a chain of {longest} links")
        times = []
        for count in (FEW, MANY):
            begin = time.perf_counter()
            measure(sys.argv[1], unit * count)
            times.append(time.perf_counter() - begin)
        if times[1] > 2 and times[1] > times[0] * MANY / FEW * ALLOWED:
            faults.append(f"{name}: {times[0]:.2f} s for {FEW}, {times[1]:.2f} s for {MANY}")
    print("\n".join(faults))
    print(f"{len(UNITS)} texts, {len(faults)} faults")
    sys.exit(1 if faults else 0)


main()
