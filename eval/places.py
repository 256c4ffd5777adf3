#!/usr/bin/env python3
"""Places against Who's On First: does a name in a sentence that also names its country resolve to the right place?

usage: places.py WAQAI FOLDER [--any] [--show]
FOLDER holds one table a country (`iq.tsv`: wof_id, placetype, name, ar_preferred, …, lat, lon, gn_id, wd_id); the tables are
not part of this repository. The sample is 22 names of each country, drawn with a fixed seed from the places that have a
Wikidata item, so from those somebody has written about; --any draws from all places, hamlets included. An answer is right
within 25 km of any place of that name in that country (a province or district, whose middle is a matter of taste: 100 km),
wrong if farther, unknown if the name is not found or has no place. --show prints the names that were wrong."""
import csv
import glob
import json
import math
import os
import random
import re
import subprocess
import sys
import tempfile

EACH, SEED, NEAR, NEAR_AREA = 22, 20251126, 25.0, 100.0
STATES = {
    "ae": "الإمارات", "bh": "البحرين", "dj": "جيبوتي", "dz": "الجزائر", "eg": "مصر", "il": "إسرائيل", "iq": "العراق",
    "ir": "إيران", "jo": "الأردن", "kw": "الكويت", "lb": "لبنان", "ly": "ليبيا", "ma": "المغرب", "mr": "موريتانيا",
    "om": "سلطنة عمان", "ps": "فلسطين", "qa": "قطر", "sa": "السعودية", "sd": "السودان", "so": "الصومال",
    "ss": "جنوب السودان", "sy": "سوريا", "tn": "تونس", "tr": "تركيا", "ye": "اليمن"}
TYPED = {"region": "محافظة", "county": "منطقة", "localadmin": "بلدة", "locality": "بلدة", "neighbourhood": "حي"}
FRAMES = ["وصل الوفد صباح اليوم إلى {type} {name} في {state}.", "زار المهندسون {type} {name} في {state} قبل أسبوع.",
          "تقع {name} في {state}، ويعيش فيها مزارعون.", "عاد السكان إلى {name} في {state} بعد انحسار المياه."]


def kilometres(a, b):
    (la, lo), (lb, ob) = (map(math.radians, p) for p in (a, b))
    h = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin((ob - lo) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(min(1.0, h)))


def places(folder):
    for path in sorted(glob.glob(os.path.join(folder, "*.tsv"))):
        with open(path, encoding="utf-8", newline="") as f:
            rows = [r for r in csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE)
                    if r["lat"] and re.fullmatch("[\u0621-\u064a ]+", r["ar_preferred"])]
        yield os.path.basename(path)[:2], [r for r in rows if r["placetype"] in TYPED]


def sample(folder, everything):
    draw, out = random.Random(SEED), []
    for state, rows in places(folder):
        spots = {}
        for r in rows:
            spots.setdefault(r["ar_preferred"], []).append((float(r["lat"]), float(r["lon"])))
        known = {r["ar_preferred"]: r["placetype"] for r in rows if everything or r["wd_id"]}
        names = sorted(known)
        for name in draw.sample(names, min(EACH, len(names))):
            out.append((state, name, known[name], spots[name]))
    return out


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    waqai, folder = arguments
    asked = sample(folder, "--any" in sys.argv)
    with tempfile.TemporaryDirectory() as work:
        path = os.path.join(work, "asked.jsonl")
        texts = [FRAMES[i % len(FRAMES)].format(name=name, state=STATES[state], type=TYPED[kind])
                 for i, (state, name, kind, _) in enumerate(asked)]
        with open(path, "w", encoding="utf-8") as f:
            for i, text in enumerate(texts):
                f.write(json.dumps({"id": str(i), "date": "2020-05-10", "text": text}, ensure_ascii=False) + "\n")
        run = subprocess.run([waqai, "names", "--input", "jsonl", "--format", "json", path], capture_output=True, check=True)
    answers = [json.loads(line) for line in run.stdout.decode().splitlines()]
    counts, by_state = {"right": 0, "unknown": 0, "wrong": 0}, {}
    for (state, name, kind, spots), text, answer in zip(asked, texts, answers):
        begin = text.index(name)
        end, verdict, got = begin + len(name), "unknown", None
        near = NEAR_AREA if kind in ("region", "county") else NEAR
        for entity in answer["names"]:
            for m in entity["mentions"]:
                if m["start"] < end and m["end"] > begin and m["end"] - m["start"] > 1 and entity["place"] and \
                        entity["place"]["precision"] not in ("unknown", "country"):
                    got = entity["place"]
                    here = (got["latitude"], got["longitude"])
                    verdict = "right" if min(kilometres(here, s) for s in spots) <= near else "wrong"
        counts[verdict] += 1
        by_state.setdefault(state, {"right": 0, "unknown": 0, "wrong": 0})[verdict] += 1
        if verdict == "wrong" and "--show" in sys.argv:
            print(f"wrong: {name} ({kind}, {state}, {spots[0]}) -> {got['id']} {got['latitude']} {got['longitude']}")
    total = len(asked)
    for state, c in sorted(by_state.items()):
        print(f"  {state}  right {c['right']:3d}  unknown {c['unknown']:3d}  wrong {c['wrong']:3d}")
    print(f"{total} names: " + ", ".join(f"{k} {100 * n / total:.1f} %" for k, n in counts.items()) +
          f", right or unknown {100 * (counts['right'] + counts['unknown']) / total:.1f} %")


if __name__ == "__main__":
    main()
