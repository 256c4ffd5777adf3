#!/usr/bin/env python3
"""Words of names with how they are used, for make_words: `WORD MASK` lines from
- the index of names of the package arabic-name-romanizer 0.2.0 (PyPI, MIT; its rows come from Wikidata, CC0, and two
  Algerian lists, CC0 and MIT): `pip download --no-deps arabic-name-romanizer==0.2.0`, unzip, resources/names.sqlite3
- the proper nouns of CAMeL Morph MSA (CC BY 4.0): MSA-Noun-Prop-LEX.csv

The mask: two bits how often the word is a given name (0, 1, 2 to 4, 5 or more), two bits how often a family name, one bit
for a proper noun of persons, one for another proper noun, and one that is always set.

usage: name_units.py NAMES.SQLITE3 MSA-Noun-Prop-LEX.csv > NAMES.TXT"""
import collections
import csv
import re
import sqlite3
import sys

BUCKWALTER = dict(zip(
    "'|>&<}AbptvjHxd*rzs$SDTZEgfqklmnhwYyFNKaui~o`{",
    "\u0621\u0622\u0623\u0624\u0625\u0626\u0627\u0628\u0629\u062a\u062b\u062c\u062d\u062e\u062f\u0630\u0631\u0632\u0633"
    "\u0634\u0635\u0636\u0637\u0638\u0639\u063a\u0641\u0642\u0643\u0644\u0645\u0646\u0647\u0648\u0649\u064a\u064b\u064c"
    "\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u0671"))
FOLDED = str.maketrans("\u0623\u0625\u0622\u0671\u0649\u0629", "\u0627\u0627\u0627\u0627\u064a\u0647")


def fold(text):
    return re.sub("[\u064b-\u0652\u0640\u0670]", "", text).translate(FOLDED)


def often(count):
    return 0 if count == 0 else 1 if count == 1 else 2 if count < 5 else 3


def main():
    given, family = collections.Counter(), collections.Counter()
    rows = sqlite3.connect(sys.argv[1]).execute("select arabic_key, role, count from units")
    for key, role, count in rows:
        for word in fold(key).split():
            if re.fullmatch("[\u0621-\u064a]{2,}", word):
                (given if role == "given" else family)[word] += count
    proper = collections.defaultdict(set)
    with open(sys.argv[2], encoding="utf-8") as f:
        for row in csv.DictReader(f):
            kind = re.search(r"rat:(\w)", row["FEAT"])
            for word in fold("".join(BUCKWALTER.get(c, c) for c in row["LEMMA"])).split():
                word = re.sub("[^\u0621-\u064a]", "", word)
                if len(word) > 1 and kind:
                    proper[word].add(kind.group(1))
    for word in sorted(set(given) | set(family) | set(proper)):
        mask = often(given[word]) | often(family[word]) << 2 | 64
        mask |= 16 if proper[word] & {"r", "y"} else 0
        mask |= 32 if proper[word] & {"i", "n"} else 0
        print(word, mask)


main()
