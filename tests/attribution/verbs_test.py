#!/usr/bin/env python3
"""Every verb of lexicon/quotation/reporting_verbs.tsv reports in each of its frames, and is no statement without one.

usage: verbs_test.py WAQAI
"""
import json
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TABLE = os.path.join(ROOT, "lexicon", "quotation", "reporting_verbs.tsv")
SUBJECT = "وزير الدفاع"
CLAUSE = "الجسر الجديد مغلق"
DEED = "إغلاق الجسر"
PREPOSITIONS = {"b": "ب", "ala": "على ", "ila": "إلى ", "an": "عن ", "min": "من ", "fi": "في ", "li": "ل"}


def positives(frames, flags):
    """What may follow the verb and its subject, with the content to be found."""
    bound = {"hom", "weak"} & flags
    to = "سكان المدينة " if "needs_to" in flags else ""
    for frame in frames:
        if frame == "that":
            yield f"{to}{'ب' if to and 'b' in frames else ''}أن {CLAUSE}.", CLAUSE
        elif frame == "q":
            yield f": «{CLAUSE} ولن يفتح قبل أسبوع».", f"{CLAUSE} ولن يفتح قبل أسبوع"
        elif frame == "said":
            yield "الاتهامات.", "الاتهامات"
        elif frame in PREPOSITIONS and "topic" not in flags and not (frame == "min" and "tomin" in flags):
            particle = PREPOSITIONS[frame]
            if not bound and frame not in ("li", "fi"):
                yield f"{to}{particle}{DEED}.", DEED
            if frame in ("b", "ala", "an", "min", "ila"):
                yield f"{to}{particle}أن {CLAUSE}.", CLAUSE
        elif frame == "objm" and not bound and "doc" not in flags:
            yield f"{DEED}.", DEED
        elif frame == "obj" and not bound:
            yield f"{DEED}.", DEED
        elif frame == "desc" and not bound:
            yield f"القرار بأنه «خطوة ناقصة جدا».", "القرار بأنه «خطوة ناقصة جدا"


def negatives(frames, flags):
    if "appear" not in flags and "relay" not in flags:
        yield "أمس في مكتبه."


def main():
    rows = [line.rstrip("\n").split("\t") for line in open(TABLE, encoding="utf-8") if not line.startswith("#")]
    header, rows = rows[0], rows[1:]
    column = {name: header.index(name) for name in header}
    tests = []
    for row in rows:
        frames = [x for x in row[column["frames"]].split(",") if x]
        flags = set(row[column["flags"]].split(","))
        past = row[column["past"]].split("|")[0]
        if "appear" in flags or row[column["id"]] in SKIPPED:
            continue
        for tail, content in positives(frames, flags):
            colon = "" if tail.startswith(":") else " "
            tests.append((row[column["id"]], f"و{past} {SUBJECT}{colon}{tail}", content))
        for tail in negatives(frames, flags):
            tests.append((row[column["id"]], f"و{past} {SUBJECT} {tail}", None))
    feed = "".join(json.dumps({"id": i, "date": "2025-10-01", "title": "عنوان", "text": text}, ensure_ascii=False) + "\n"
                   for i, (_, text, _) in enumerate(tests))
    run = subprocess.run([sys.argv[1], "read", "--input", "jsonl", "--format", "jsonl", "-"], input=feed.encode(),
                         capture_output=True, check=False)
    reports = [json.loads(line) for line in run.stdout.decode().split("\n") if line]
    faults = []
    for (verb, text, content), report in zip(tests, reports, strict=True):
        found = [s["content"]["text"] if s["content"] else "" for s in report["statements"]]
        ok = content in found if content else not found
        if not ok:
            faults.append(f"{verb}: {text}: {found or 'nothing'}")
    print("\n".join(faults))
    print(f"{len(rows)} verbs, {len(tests)} sentences, {len(faults)} faults")
    if len({row[column["past"]] + row[column["present"]] + row[column["masdar"]] for row in rows}) < 400:
        faults.append("fewer than 400 verbs")
    sys.exit(1 if faults else 0)


# Rows whose frames are for other subjects or other words than the sentences here have.
SKIPPED = ("hna", "lam", "nada")

if __name__ == "__main__":
    main()
