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


def data(name):
    """The rows of a table of gazetteer/data, without its header."""
    return rows(os.path.join(HERE, "data", name + ".tsv"))[1:]


def states():
    return dict(line.split() for line in open(os.path.join(HERE, "data", "iso3.tsv"), encoding="utf-8"))


def stop_names():
    return {fold(r[0]) for r in rows(os.path.join(HERE, "stop.tsv"))}


def biggest_towns(cities):
    """Of each first-level unit its biggest town: population, latitude, longitude. A unit lies where that town does."""
    biggest = {}
    for r in cities:
        key, population = f"{r[7]}.{r[8]}", int(r[9] or 0)
        if key not in biggest or population > biggest[key][0]:
            biggest[key] = (population, r[4], r[5])
    return biggest


def ascii_name(name):
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()


def build():
    iso3, stop = states(), stop_names()
    own = forms_of("place/places") | forms_of("entity/states")
    words = set()
    for name in ("entity/common_words", "entity/titles", "entity/heads", "entity/given_names", "entity/bodies",
                 "entity/name_words", "place/types", "entity/organizations", "entity/surnames", "entity/demonyms",
                 "entity/portfolios"):
        words |= forms_of(name)
    cities = data("geonames_cities")
    units = {r[0]: r[1] for r in rows(os.path.join(HERE, "data", "geonames_admin1.tsv"))}
    biggest = biggest_towns(cities)
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
        population, english, admin = int(pop or 0), ascii_name(name), ascii_name(f"{cc}.{adm}")
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


def build_towns(cities):
    """Left out, too: what another table calls so in the same state, and names of a single letter."""
    iso3, stop = states(), stop_names()
    # Who bears a name in a state: type and English name, of our own places and of the rows of `cities`.
    bearers = collections.defaultdict(set)
    for row, english in [(r, r[6]) for r in rows(os.path.join(LEXICON, "place", "places.tsv"))[1:]] + \
                        [(r, r[7]) for r in (line.split("\t") for line in cities.splitlines()[2:])]:
        for n in row[-1].split("|"):
            bearers[row[2], fold(n)].add((row[1], english))
    out, used = [], collections.Counter()

    def add(row_id, kind, iso, admin1, lat, lon, population, english, source, names):
        out.append([row_id, kind, iso, admin1, f"{float(lat):.2f}", f"{float(lon):.2f}", str(population), english, source,
                    "", "|".join(names)])
        used.update(fold(n) for n in names)

    def fresh(iso, names):
        kept = {}
        for name in map(clean, names):
            key = fold(name)
            if LETTERS.match(name) and len(key) > 2 and key not in stop and all(len(w) > 1 for w in key.split()) and \
                    (iso, key) not in bearers:
                kept.setdefault(key, name)
        return list(kept.values())

    for gid, name, preferred, alternates, lat, lon, _, cc, adm, population in data("geonames_towns"):
        names = fresh(iso3[cc], [n for n in [*preferred.split("|"), *alternates.split(",")] if n][:6])
        if names:
            add("g" + gid, "city", iso3[cc], f"{cc}.{adm}", lat, lon, population, ascii_name(name), "geonames", names)
    for row_id, kind, iso, admin1, lat, lon, english, source, _, forms in data("own_towns"):
        if names := fresh(iso, forms.split("|")):
            add(row_id, kind, iso, admin1, lat, lon, 0, english, source, names)
    # The unit called after a town.
    biggest = biggest_towns(data("geonames_cities"))
    for key, name in rows(os.path.join(HERE, "data", "geonames_admin1.tsv")):
        name, iso = clean(name).removeprefix("شعبية "), iso3.get(key.split(".")[0])
        called = bearers.get((iso, fold(name)), set())
        if key in biggest and called and all(kind in ("city", "capital") for kind, _ in called):
            population, lat, lon = biggest[key]
            add(f"u_{key.lower().replace('.', '_')}", "admin1", iso, key, lat, lon, population,
                min(english for _, english in called), "geonames", [name])
    for row in out:
        if any(used[fold(n)] > 1 for n in row[-1].split("|")):
            row[-2] = "ambiguous"
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
