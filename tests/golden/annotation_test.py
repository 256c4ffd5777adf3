#!/usr/bin/env python3
"""The annotation of the examples fits their texts: hashes, spans in bounds and at word edges, sheets and JSON agree.

usage: annotation_test.py WAQAI       (the program is not needed)
"""
import hashlib
import json
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FOLDER = os.path.join(ROOT, "examples")


def spans(gold):
    for t in gold["timexes"]:
        yield "timex", (t["start"], t["end"])
    for e in gold["entities"]:
        yield "entity", (e["start"], e["end"])
    for s in gold["statements"]:
        for key in ("cue", "speaker", "content"):
            if s[key]:
                yield key, tuple(s[key])
    for v in gold["events"]:
        yield "trigger", tuple(v["trigger"])
        for key in ("actors", "recipients"):
            for span in v[key]:
                yield key, tuple(span)
        if v["place"]:
            yield "place", tuple(v["place"])


def main():
    faults = []
    for name in sorted(n[:-4] for n in os.listdir(FOLDER) if n.endswith(".txt")):
        text = open(os.path.join(FOLDER, name + ".txt"), encoding="utf-8", newline="").read()
        gold = json.load(open(os.path.join(FOLDER, name + ".json"), encoding="utf-8"))
        words = len(text.split("\n", 1)[1].split())
        if not 250 <= words <= 500:
            faults.append(f"{name}: {words} words")
        if gold["sha256"] != hashlib.sha256(text.encode()).hexdigest():
            faults.append(f"{name}: annotated for another text")
        for kind, (a, b) in spans(gold):
            if not 0 <= a < b <= len(text):
                faults.append(f"{name}: {kind} {a}-{b} out of bounds")
            elif text[a].isspace() or text[b - 1].isspace() or (b < len(text) and text[b].isalpha()):
                faults.append(f"{name}: {kind} {text[a:b]!r} does not end with its word")
        rows = [line.split("\t") for line in open(os.path.join(FOLDER, name + ".tsv"), encoding="utf-8")
                if line.strip() and not line.startswith("#")]
        for letter, layer in (("T", "timexes"), ("S", "statements"), ("V", "events")):
            if sum(r[0] == letter for r in rows) != len(gold[layer]):
                faults.append(f"{name}: sheet and JSON differ in {layer}")
        for v in gold["events"]:
            if v["source"] != "author" and not 1 <= v["source"] <= len(gold["statements"]):
                faults.append(f"{name}: no statement {v['source']}")
    print("\n".join(faults))
    sys.exit(1 if faults else 0)


main()
