"""How well the dead, injured and detained are counted, which score.py leaves out.

A count is right if its key, number and operator (exactly, at least, about) are those of the gold event matched to the event
that bears it. Events are matched as score.py does: greedily in text order where their triggers overlap, one of the same type
first. `event.counts` is micro-averaged over documents; `event.counts_anywhere` compares the counts of a document as a multiset,
on whatever event they stand."""
import collections
import json
import os

KEYS = ("killed", "injured", "detained")


def ends(span):
    return (span["start"], span["end"]) if isinstance(span, dict) else tuple(span)


def matched(gold, pred):
    used = set()
    for g in gold:
        a, best, at = ends(g["trigger"]), 0, None
        for j, p in enumerate(pred):
            b = ends(p["trigger"])
            if j in used or not (a[0] < b[1] and b[0] < a[1]):
                continue
            score = 2 if g["type"] == p.get("type") else 1
            if score > best:
                best, at = score, j
        if at is not None:
            used.add(at)
            yield g, pred[at]


def facts(event):
    """The counts of an event, as a set of (key, operator, number)."""
    return {(k, v.get("op", "="), float(v["n"])) for k, v in (event.get("count") or {}).items() if k in KEYS}


def tally(gold, pred):
    """(right on the matched event, right anywhere, in gold, in the prediction)"""
    right = sum(len(facts(g) & facts(p)) for g, p in matched(gold, pred))
    a = collections.Counter(f for g in gold for f in facts(g))
    b = collections.Counter(f for p in pred for f in facts(p))
    return right, sum((a & b).values()), sum(a.values()), sum(b.values())


def f1(right, gold, pred):
    return 2 * right / (gold + pred) if gold + pred else 0.0


def score(gold_dir, pred_dir):
    """Figures of a folder: {name: (precision, recall, F1, gold, pred)}."""
    total = [0, 0, 0, 0]
    for name in sorted(os.listdir(gold_dir)):
        path = os.path.join(pred_dir, name)
        if not name.endswith(".json"):
            continue
        with open(os.path.join(gold_dir, name), encoding="utf-8") as f:
            gold = json.load(f).get("events", [])
        pred = []
        if os.path.exists(path):
            with open(path, encoding="utf-8") as f:
                pred = json.load(f).get("events", [])
        total = [x + y for x, y in zip(total, tally(gold, pred))]
    placed, anywhere, n, m = total
    figure = lambda tp: (tp / m if m else 0.0, tp / n if n else 0.0, f1(tp, n, m), n, m)
    return {"event.counts": figure(placed), "event.counts_anywhere": figure(anywhere)}
