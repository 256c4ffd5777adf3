#!/usr/bin/env python3
"""Checks the characters and words of every text file of the repository: valid UTF-8, LF, no bidi controls,
presentation forms or tatweel, NFC in lexicon tables, no Arabic words in code outside comments and tests (words are
data), no paths of one machine, no notes to self. usage: check_text.py ROOT"""
import os
import re
import subprocess
import sys
import unicodedata

CODE = (".cpp", ".h")
TEXT = CODE + (".md", ".tsv", ".cases", ".txt", ".py", ".sh", ".cmake", ".json", ".in", ".yaml", ".yml", ".html",
               ".css", ".js", "")
SKIPPED_FOLDERS = ("build", ".git", "__pycache__", "node_modules")
# Fuzz corpora hold faulty bytes on purpose; golden outputs and reports are data in the state a reader sees.
FREE = ("fuzz/corpus/", "fuzz/regressions/", "examples/", "tests/attribution/", "tests/golden/", "train/reports/")
FORBIDDEN = [
    (re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]"), "bidi control"),
    (re.compile("[\ufb50-\ufd3d\ufd40-\ufdfc\ufe70-\ufefc]"), "presentation form"),
    (re.compile("\ufeff"), "byte order mark"),
    (re.compile("\u0640"), "tatweel"),
    (re.compile("\r"), "carriage return"),
]
# Written in pieces so that this file passes itself.
NOTES = re.compile(r"\b(?:" + "|".join(["TO" + "DO", "FIX" + "ME", "HA" + "CK"]) + r")\b")
PHRASES = re.compile(r"\b(?:" + "|".join(["for " + "now", "place" + "holder", "st" + "ub"]) + r")\b",
                     re.IGNORECASE)
PATHS = re.compile(r"(?<![\w.$}/])/(?:wo" + r"rk|ho" + r"me|ro" + r"ot|Users)/\w")
ARABIC_WORD = re.compile("[\u0621-\u063a\u0641-\u064a\u066e-\u06d3]{2}")
ESCAPED_WORD = re.compile(r"(?:\\u06[0-9a-fA-F]{2}){2}")


def strip_comments(code):
    """The code with comments blanked, line breaks kept; strings stay."""
    out, i, n = [], 0, len(code)
    while i < n:
        if code.startswith("//", i):
            j = code.find("\n", i)
            i = n if j < 0 else j
        elif code.startswith("/*", i):
            j = code.find("*/", i + 2)
            j = n if j < 0 else j + 2
            out.append("\n" * code.count("\n", i, j))
            i = j
        elif code[i] in "\"'":
            mark, j = code[i], i + 1
            while j < n and code[j] != mark and code[j] != "\n":
                j += 2 if code[j] == "\\" else 1
            out.append(code[i:min(j + 1, n)])
            i = j + 1
        else:
            out.append(code[i])
            i += 1
    return "".join(out)


def files(root):
    try:
        listed = subprocess.run(["git", "-C", root, "ls-files", "-co", "--exclude-standard", "-z"],
                                capture_output=True, check=True).stdout.decode().split("\0")
        return sorted(f for f in listed if f and os.path.isfile(os.path.join(root, f)))
    except (OSError, subprocess.CalledProcessError):
        found = []
        for folder, names, entries in os.walk(root):
            names[:] = [n for n in names if n not in SKIPPED_FOLDERS]
            found += [os.path.relpath(os.path.join(folder, e), root) for e in entries]
        return sorted(found)


def check(root, name, faults):
    def fault(number, what):
        faults.append(f"{name}:{number}: {what}")

    extension = os.path.splitext(name)[1]
    if extension not in TEXT or name.startswith(FREE):
        return
    with open(os.path.join(root, name), "rb") as f:
        raw = f.read()
    if b"\0" in raw:
        fault(1, "a NUL byte in a text file")
        return
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as e:
        fault(raw[:e.start].count(b"\n") + 1, "not valid UTF-8")
        return
    if text and not text.endswith("\n"):
        fault(text.count("\n") + 1, "no line break at the end")
    words_are_data = extension in CODE and name.startswith(("src/", "include/")) and not name.endswith("_test.cpp")
    code = strip_comments(text).split("\n") if words_are_data else []
    for number, line in enumerate(text.split("\n"), 1):
        for pattern, what in FORBIDDEN:
            m = pattern.search(line)
            if m:
                fault(number, f"{what} U+{ord(m.group()):04X}")
        m = NOTES.search(line) or PHRASES.search(line)
        if m:
            fault(number, f"a note to self: `{m.group()}`")
        if PATHS.search(line):
            fault(number, "a path of one machine")
        if extension in CODE and "\t" in line:
            fault(number, "a tab")
        if extension not in (".tsv", ".md") and line != line.rstrip():
            fault(number, "white space at the end of the line")
    for number, line in enumerate(code, 1):
        if ARABIC_WORD.search(line) or ESCAPED_WORD.search(line):
            fault(number, "an Arabic word in code: words belong in lexicon/")
    if extension in (".tsv", ".cases") and unicodedata.normalize("NFC", text) != text:
        fault(1, "not in Unicode normalisation form C")


def main():
    root, faults = sys.argv[1], []
    for name in files(root):
        check(root, name, faults)
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


main()
