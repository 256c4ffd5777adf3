#!/usr/bin/env python3
"""Makes lexicon/place/geonames.tsv: cities and first-level units of GeoNames with their Arabic names (CC BY 4.0), from
two extracts in gazetteer/data. Left out: names in other alphabets or with Persian and Kurdish letters, names in stop.tsv,
names of lexicon/place/places.tsv and states.tsv (our own rows come first). A short or ordinary one-word name of a small
place gets the flag `typed`: it is a place only after a word such as city or province.
Makes lexicon/place/towns.tsv too: smaller towns and villages, of geonames_towns.tsv (see towns.py) and of our own
(own_towns.tsv), that are places only where the words around say so, and the units that bear the name of a town.
usage: build.py [--check]   writes the tables, or with --check tells whether they are up to date"""
import collections
import os
import re
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
LEXICON = os.path.join(os.path.dirname(HERE), "lexicon")
LETTERS = re.compile("^[\u0621-\u063a\u0641-\u064a \\-]+$")
MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
HEADER = ["id", "type", "iso", "admin1", "lat", "lon", "population", "english", "source", "flags", "forms"]


def fold(s):
    s = MARKS.sub("", s)
    for group, to in (("أإآٱ", "ا"), ("ى", "ي"), ("ة", "ه")):
        for c in group:
            s = s.replace(c, to)
    return s


def clean(name):
    name = MARKS.sub("", unicodedata.normalize("NFC", name)).replace("-", " ").strip()
    for word in ("مدينة ", "بلدية ", "ولاية ", "محافظة ", "منطقة ", "مقاطعة ", "إقليم ", "جمهورية ", "إمارة "):
        if name.startswith(word):
            name = name[len(word):]
    return re.sub(" +", " ", name)


def rows(path):
    with open(path, encoding="utf-8") as f:
        return [line.rstrip("\n").split("\t") for line in f if line.strip() and not line.startswith("#")]


def forms_of(name):
    table = rows(os.path.join(LEXICON, name + ".tsv"))
    out = set()
    for row in table[1:]:
        out.update(fold(x) for x in row[-1].split("|"))
    return out


def build():
    iso3 = {}
    for line in open(os.path.join(HERE, "data", "iso3.tsv"), encoding="utf-8"):
        two, three = line.split()
        iso3[two] = three
    stop = {fold(r[0]) for r in rows(os.path.join(HERE, "stop.tsv"))}
    own = forms_of("place/places") | forms_of("entity/states")
    words = set()
    for name in ("entity/common_words", "entity/titles", "entity/heads", "entity/given_names", "entity/bodies",
                 "entity/name_words", "place/types", "entity/organizations", "entity/surnames", "entity/demonyms",
                 "entity/portfolios"):
        words |= forms_of(name)
    cities = rows(os.path.join(HERE, "data", "geonames_cities.tsv"))[1:]
    units = {r[0]: r[1] for r in rows(os.path.join(HERE, "data", "geonames_admin1.tsv"))}
    biggest = {}
    out, used = [], collections.Counter()

    def add(row_id, kind, cc, admin1, lat, lon, population, english, names):
        kept = []
        for name in names:
            name = clean(name)
            key = fold(name)
            if not LETTERS.match(name) or len(key) < 3 or key in stop or key in own or name in kept:
                continue
            if any(len(w) == 1 for w in key.split()):
                continue
            kept.append(name)
        if not kept or cc not in iso3:
            return
        one_word = any(" " not in n for n in kept)
        ordinary = any(fold(n) in words or fold(n).removeprefix("ال") in words for n in kept)
        small = population < (1500000 if ordinary else 150000)
        short = any(len(fold(n)) < 5 for n in kept)
        typed = (one_word and small and kind == "city") or (short and population < 400000) or ordinary
        out.append([row_id, kind, iso3[cc], admin1, lat, lon, str(population), english, "geonames",
                    "typed" if typed else "", kept])
        for n in kept:
            used[fold(n)] += 1

    for r in cities:
        gid, name, preferred, alternates, lat, lon, _, cc, adm, pop = r[:10]
        population = int(pop or 0)
        key = f"{cc}.{adm}"
        if key not in biggest or population > biggest[key][0]:
            biggest[key] = (population, lat, lon)
        english = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
        admin = unicodedata.normalize("NFKD", key).encode("ascii", "ignore").decode()
        names = [preferred] + [a for a in alternates.split(",")][:3] if preferred else alternates.split(",")[:2]
        add("g" + gid, "city", cc, admin, f"{float(lat):.2f}", f"{float(lon):.2f}", population, english,
            [n for n in names if n])
    for key, name in sorted(units.items()):
        if "." not in key or key not in biggest:
            continue
        population, lat, lon = biggest[key]
        add("a_" + key.lower().replace(".", "_"), "admin1", key.split(".")[0], key, f"{float(lat):.2f}",
            f"{float(lon):.2f}", max(population, 200000), key, [name])
    for r in out:
        if any(used[fold(n)] > 1 for n in r[-1]):
            r[-2] = ",".join(sorted(set(filter(None, r[-2].split(","))) | {"ambiguous"}))
        seen, unique = set(), []
        for n in r[-1]:
            if fold(n) not in seen:
                seen.add(fold(n))
                unique.append(n)
        r[-1] = "|".join(unique)
    out.sort(key=lambda r: r[0].encode())
    return "\n".join(["# Made by gazetteer/build.py from GeoNames (CC BY 4.0); do not edit.", "\t".join(HEADER)] +
                     ["\t".join(r) for r in out]) + "\n"


def by_state(name, iso, forms):
    """The folded names of a table of the lexicon, each with its state."""
    table = rows(os.path.join(LEXICON, name + ".tsv"))
    at, names = table[0].index(iso), table[0].index(forms)
    return {(row[at], fold(n)) for row in table[1:] for n in row[names].split("|")}


def build_towns(cities):
    """A name another table has for the same state is left out; so are names of stop.tsv and of a single letter."""
    stop = {fold(r[0]) for r in rows(os.path.join(HERE, "stop.tsv"))}
    iso3 = dict(line.split() for line in open(os.path.join(HERE, "data", "iso3.tsv"), encoding="utf-8"))
    known = by_state("place/places", "iso", "forms")
    lines = [line.split("\t") for line in cities.splitlines()[2:]]
    known |= {(row[2], fold(n)) for row in lines for n in row[-1].split("|")}
    out, used = [], collections.Counter()

    def add(row_id, kind, iso, admin1, lat, lon, population, english, source, flags, names):
        kept = {}
        for name in names:
            name = clean(name)
            key = fold(name)
            if not LETTERS.match(name) or len(key) < 3 or key in stop or any(len(w) == 1 for w in key.split()):
                continue
            if (iso, key) not in known:
                kept.setdefault(key, name)
        if kept:
            used.update(list(kept))
            out.append([row_id, kind, iso, admin1, f"{float(lat):.2f}", f"{float(lon):.2f}", population, english, source,
                        flags, "|".join(kept.values())])

    for gid, name, preferred, alternates, lat, lon, _, cc, adm, population in rows(
            os.path.join(HERE, "data", "geonames_towns.tsv"))[1:]:
        english = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
        names = [n for n in [*preferred.split("|"), *alternates.split(",")] if n]
        add("g" + gid, "city", iso3[cc], f"{cc}.{adm}", lat, lon, population, english, "geonames", "", names[:6])
    for row_id, kind, iso, admin1, lat, lon, english, source, flags, forms in rows(
            os.path.join(HERE, "data", "own_towns.tsv"))[1:]:
        add(row_id, kind, iso, admin1, lat, lon, "0", english, source, flags, forms.split("|"))
    # The unit called after a town, which lies where its biggest town does.
    towns = {}
    for row in rows(os.path.join(LEXICON, "place", "places.tsv"))[1:]:
        for n in row[-1].split("|"):
            towns.setdefault((row[2], fold(n)), set()).add((row[1], row[6]))
    for row in lines:
        for n in row[-1].split("|"):
            towns.setdefault((row[2], fold(n)), set()).add((row[1], row[7]))
    biggest = {}
    for r in rows(os.path.join(HERE, "data", "geonames_cities.tsv"))[1:]:
        key, population = f"{r[7]}.{r[8]}", int(r[9] or 0)
        if key not in biggest or population > biggest[key][0]:
            biggest[key] = (population, r[4], r[5])
    for key, name in sorted((r[0], clean(r[1]).removeprefix("شعبية ")) for r in rows(os.path.join(HERE, "data", "geonames_admin1.tsv"))):
        iso = iso3.get(key.split(".")[0])
        called = towns.get((iso, fold(name)), set())
        if key in biggest and called and all(kind in ("city", "capital") for kind, _ in called):
            out.append([f"u_{key.lower().replace('.', '_')}", "admin1", iso, key, f"{float(biggest[key][1]):.2f}",
                        f"{float(biggest[key][2]):.2f}", str(biggest[key][0]), min(english for _, english in called), "geonames",
                        "", name])
            used[fold(name)] += 1
    for row in out:
        if any(used[fold(n)] > 1 for n in row[-1].split("|")):
            row[-2] = ",".join(filter(None, ["ambiguous", row[-2]]))
    out.sort(key=lambda row: row[0].encode())
    return "\n".join(["# Made by gazetteer/build.py from GeoNames (CC BY 4.0) and rows of our own; do not edit.",
                      "\t".join(HEADER)] + ["\t".join(row) for row in out]) + "\n"


def main():
    cities = build()
    stale = []
    for name, text in (("geonames", cities), ("towns", build_towns(cities))):
        target = os.path.join(LEXICON, "place", name + ".tsv")
        if "--check" not in sys.argv:
            with open(target, "w", encoding="utf-8") as f:
                f.write(text)
        elif not os.path.exists(target) or open(target, encoding="utf-8").read() != text:
            stale.append(f"lexicon/place/{name}.tsv")
    if stale:
        sys.exit(" and ".join(stale) + " out of date: run gazetteer/build.py")


main()
