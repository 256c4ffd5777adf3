#!/usr/bin/env python3
"""Names against ANERcorp: spans of PER, ORG and LOC as `waqai names --format json` gives them, exact matches (precision,
recall, F1), in two-column CoNLL files. The corpus is not part of this repository (CC BY-SA 4.0, CAMeL Lab split).

usage: anercorp.py WAQAI TEST_FILE..."""
import json
import os
import subprocess
import sys
import tempfile

CLASSES = {"PER": "PER", "PERS": "PER", "ORG": "ORG", "LOC": "LOC"}


def sentences(path):
    out, words = [], []
    with open(path, encoding="utf-8") as f:
        for line in f:
            cells = line.split()
            if len(cells) < 2:
                if words:
                    out.append(words)
                words = []
            else:
                words.append((cells[0], cells[-1]))
    return out + ([words] if words else [])


def gold(words):
    spans, at = set(), 0
    while at < len(words):
        tag = words[at][1]
        kind = CLASSES.get(tag[2:])
        end = at + 1
        if tag[0] in "BI" and kind:
            while end < len(words) and words[end][1] == "I-" + tag[2:]:
                end += 1
            spans.add((at, end, kind))
        at = end
    return spans


def predicted(waqai, block):
    """Spans of words for each sentence of a block, read as one report with a sentence a line."""
    text, starts = "", []
    for words in block:
        row = []
        for word, _ in words:
            row.append((len(text), len(text) + len(word)))
            text += word + " "
        text = text[:-1] + "\n"
        starts.append(row)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "block.txt")
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
        run = subprocess.run([waqai, "names", "--format", "json", "--date", "2005-01-01", path], capture_output=True, check=False)
    out = [set() for _ in block]
    for name in json.loads(run.stdout)["names"]:
        for mention in name["mentions"]:
            for spans, row in zip(out, starts):
                touched = [i for i, (a, b) in enumerate(row) if a < mention["end"] and mention["start"] < b]
                if touched:
                    spans.add((touched[0], touched[-1] + 1, name["type"]))
    return out


def main():
    for path in sys.argv[2:]:
        counts = {k: [0, 0, 0] for k in ("all", "PER", "ORG", "LOC")}
        todo = sentences(path)
        for i in range(0, len(todo), 20):
            block = todo[i:i + 20]
            for words, spans in zip(block, predicted(sys.argv[1], block)):
                right = gold(words)
                for kind in counts:
                    g = {s for s in right if kind in ("all", s[2])}
                    p = {s for s in spans if kind in ("all", s[2])}
                    for k, n in enumerate((len(g & p), len(g), len(p))):
                        counts[kind][k] += n
        print(os.path.basename(path), end=":")
        for kind, (t, g, p) in counts.items():
            print(f"  {kind} P {100 * t / max(p, 1):.1f} R {100 * t / max(g, 1):.1f} F {200 * t / max(g + p, 1):.1f}", end="")
        print()


main()
