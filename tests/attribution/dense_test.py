#!/usr/bin/env python3
"""The reports of this folder: every statement found, and every link of its chain right.

usage: dense_test.py WAQAI [--agreement]     (--agreement compares the two annotations instead)
"""
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
REPORTS = ("iraq", "london", "maghreb")
COLUMNS = ("tag", "cue", "nth", "speaker", "speaker_nth", "content", "content_nth", "kind", "anon", "via", "medium", "canon",
           "to", "time", "inside", "links", "source")
TRIM = " \t\n\"'«»“”()[]،,.؛:"


def rows(name):
    out = []
    with open(os.path.join(HERE, name + ".tsv"), encoding="utf-8") as f:
        for line in f:
            cells = line.rstrip("\n").split("\t")
            if cells[0] == "S":
                out.append(dict(zip(COLUMNS, cells + [""] * (len(COLUMNS) - len(cells)))))
    return out


def trimmed(text, start, end):
    while start < end and text[start] in TRIM:
        start += 1
    while end > start and text[end - 1] in TRIM:
        end -= 1
    return start, end


def same(text, a, b):
    """Equal up to marks at the edges and particles at the start."""
    a, b = trimmed(text, *a), trimmed(text, *b)
    low, high = min(a[0], b[0]), max(a[0], b[0])
    return a[1] == b[1] and high - low <= 3 and all(c in "وفبكلسا" for c in text[low:high])


def holds(a, b):
    return bool(a) and bool(b) and (a in b or b in a)


def span(x):
    return (x["start"], x["end"]) if x else None


def chain(name, sheet, number):
    """Speakers and outlets from the outermost to the innermost, as the sheet has them."""
    row = sheet[number - 1]
    outer = chain(name, sheet, int(row["inside"])) if row["inside"] else []
    return outer + ([row["via"]] if row["via"] else []) + [row["canon"] or row["speaker"]]


def check(waqai, name):
    faults = []
    path = os.path.join(HERE, name + ".txt")
    with open(path, encoding="utf-8", newline="") as f:
        text = f.read()
    with open(os.path.join(HERE, name + ".json"), encoding="utf-8") as f:
        gold = json.load(f)["statements"]
    sheet = rows(name)
    run = subprocess.run([waqai, "read", "--format", "json", path], capture_output=True, check=False)
    output = json.loads(run.stdout)
    found, times = output["statements"], {t["id"]: t["text"] for t in output["timexes"]}
    match, used = {}, set()
    for i, g in enumerate(gold):
        for j, s in enumerate(found):
            if j not in used and s["cue"]["start"] < g["cue"][1] and g["cue"][0] < s["cue"]["end"]:
                match[i] = j
                used.add(j)
                break
    for j, s in enumerate(found):
        if j not in used:
            faults.append(f"{name}: {s['cue']['text']} is no statement")
    for i, (g, row) in enumerate(zip(gold, sheet, strict=True)):
        where = f"{name} {i + 1} {row['cue']}"
        if i not in match:
            faults.append(f"{where}: not found")
            continue
        s = found[match[i]]

        def fault(what, wanted, got):
            faults.append(f"{where}: {what} is {got!r}, not {wanted!r}")

        speaker, content = span(s["speaker"]), span(s["content"])
        if not (speaker and speaker[0] < g["speaker"][1] and g["speaker"][0] < speaker[1]) and \
                not holds(s["canon"], g["canon"]):
            fault("speaker", row["speaker"], s["speaker"] and s["speaker"]["text"])
        if not content or not same(text, content, g["content"]):
            fault("content", text[slice(*g["content"])], s["content"] and s["content"]["text"])
        if s["kind"] != g["kind"]:
            fault("kind", g["kind"], s["kind"])
        if s["anon"] != g["anon"]:
            fault("anon", g["anon"], s["anon"])
        if (s["via"] or "") != row["via"]:
            fault("via", row["via"], s["via"])
        if s["medium"] != (row["medium"] or "unknown"):
            fault("medium", row["medium"] or "unknown", s["medium"])
        to = (s["addressee"] or {}).get("text", "")
        if to != row["to"]:
            fault("addressee", row["to"], to)
        when = times.get(s["time"], "")
        if when != row["time"] and not (row["time"] and when.startswith(row["time"])):
            fault("time", row["time"], when)
        inside = f"s{match.get(int(row['inside']) - 1, -1) + 1}" if row["inside"] else None
        if s["parent"] != inside:
            fault("inside", inside, s["parent"])
        links = [{"kind": x.split()[0], "target": f"s{match.get(int(x.split()[1]) - 1, -1) + 1}"}
                 for x in row["links"].split(";") if x.strip()]
        if s["links"] != links:
            fault("links", links, s["links"])
        names = [x["name"] for x in s["chain"]]
        wanted = chain(name, sheet, i + 1)
        if not all(any(holds(w, n) or shares_word(w, n) for n in names) for w in wanted):
            fault("chain", " > ".join(wanted), " > ".join(names))
    return faults, len(gold)


def shares_word(a, b):
    """A mention and the full name of one speaker have a word in common."""
    words = lambda x: {w.removeprefix("ال") for w in x.split() if len(w) > 3}
    return bool(words(a) & words(b))


def agreement():
    total, differing = 0, {}
    for name in REPORTS:
        for a, b in zip(rows(name + ".first"), rows(name + ".second"), strict=True):
            total += 1
            for key in ("cue", "speaker", "kind", "anon", "via", "medium", "canon", "to", "time", "inside", "links"):
                if a[key] != b[key]:
                    differing[key] = differing.get(key, 0) + 1
    print(f"{total} statements; of them differ in: " + (", ".join(f"{k} {v}" for k, v in sorted(differing.items())) or "nothing"))


def main():
    if "--agreement" in sys.argv:
        agreement()
        return
    faults, total = [], 0
    for name in REPORTS:
        more, n = check(sys.argv[1], name)
        faults += more
        total += n
    print("\n".join(faults))
    print(f"{total} statements, {len(faults)} faults")
    sys.exit(1 if faults else 0)


main()
