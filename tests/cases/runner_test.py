#!/usr/bin/env python3
"""The `.cases` runner must fail where it should: on unmet lines, unknown keys and layers, words that the
text does not hold, and a `skip` whose day has passed. usage: runner_test.py WAQAI_CASES"""
import datetime
import os
import subprocess
import sys
import tempfile

HEAD = "case    one\nsource  own\ndct     2025-10-01\ntext    2025 alpha beta alpha\n"
TODAY = datetime.date.today()
YESTERDAY = (TODAY - datetime.timedelta(days=2)).isoformat()
TOMORROW = (TODAY + datetime.timedelta(days=2)).isoformat()
# (name, content, status, text that the output must hold)
TRIALS = [
    ("negative holds", HEAD + "none    statement\n", 0, "1 cases, 0 failed, 0 skipped"),
    ("sentence found", HEAD + 'find    sentence "2025 alpha beta alpha"\n', 0, "0 failed"),
    ("second occurrence", HEAD + 'none    event "alpha"#2\n', 0, "0 failed"),
    ("only what is found", HEAD + 'find    sentence "2025 alpha beta alpha"\nonly    sentence\n', 0, "0 failed"),
    ("more than what is found", HEAD + "none    event\nonly    sentence\n", 1, "only    sentence"),
    ("only with words", HEAD + 'only    sentence "beta"\n', 1, "no more"),
    ("unmet", HEAD + 'find    event "alpha" type=MOVE\n', 1, "case one failed"),
    ("prints what was found", HEAD + 'find    sentence "beta"\n', 1, 'find    sentence "2025 alpha beta alpha"'),
    ("no third occurrence", HEAD + 'none    event "alpha"#3\n', 1, "does not hold the quoted words"),
    ("unknown key", HEAD + "fund    event\n", 1, "unknown key `fund`"),
    ("unknown layer", HEAD + "none    evnt\n", 1, "unknown layer `evnt`"),
    ("unknown field", HEAD + 'find    sentence "2025 alpha beta alpha" titel=no\n', 1, "no key `titel`"),
    ("no expectation", HEAD, 1, "has no `find` or `none`"),
    ("twice", HEAD + "none event\n" + HEAD + "none event\n", 1, "is there twice"),
    ("open quotation", HEAD + 'none event "alp\n', 1, "not closed"),
    ("bad date", HEAD.replace("2025-10-01", "2025-13-01") + "none event\n", 1, "2025-13-01"),
    ("skip holds", HEAD + f"skip    a reason until {TOMORROW}\nfind event\n", 0, "1 skipped"),
    ("skip ends", HEAD + f"skip    a reason until {YESTERDAY}\nnone event\n", 1, "ended on"),
    ("skip needs a reason", HEAD + f"skip    until {TOMORROW}\nnone event\n", 1, "skip REASON until"),
]


def main():
    runner, bad = sys.argv[1], 0
    with tempfile.TemporaryDirectory() as folder:
        for name, content, status, wanted in TRIALS:
            path = os.path.join(folder, "t.cases")
            with open(path, "w", encoding="utf-8") as f:
                f.write(content)
            r = subprocess.run([runner, path], capture_output=True, text=True)
            if r.returncode != status or wanted not in r.stdout:
                bad += 1
                print(f"{name}: status {r.returncode}, wanted {status} and `{wanted}`, got:\n{r.stdout}{r.stderr}")
        with open(path, "w", encoding="utf-8") as f:
            f.write(HEAD + 'find    sentence "beta"\n')
        subprocess.run([runner, "--update", path], capture_output=True, check=False)
        if subprocess.run([runner, path], capture_output=True).returncode != 0:
            bad += 1
            print("--update did not make the case pass")
    sys.exit(1 if bad else 0)


main()
