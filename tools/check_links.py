#!/usr/bin/env python3
"""Checks that what the Markdown pages point at exists: relative links, their anchors, and files named in backticks.
usage: check_links.py ROOT"""
import os
import re
import sys
import unicodedata

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")
FILE = re.compile(r"`((?:src|docs|include|lexicon|tests|tools|scripts|cmake|eval|bench|fuzz|examples|\.ci)/[\w./-]+)`")
HEADING = re.compile(r"^#+\s+(.*?)\s*#*$", re.MULTILINE)
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def pages(root):
    found = []
    for folder, names, entries in os.walk(root):
        names[:] = [n for n in names if n not in ("build", ".git", "node_modules", "__pycache__")]
        found += [os.path.relpath(os.path.join(folder, e), root) for e in entries if e.endswith(".md")]
    return sorted(found)


def anchors(text):
    """GitHub's anchors of the headings."""
    seen, out = {}, set()
    for title in HEADING.findall(FENCE.sub("", text)):
        title = re.sub(r"[`*]|\[([^\]]*)\]\([^)]*\)", r"\1", title).lower()
        slug = "".join(c for c in title if c in " -_" or unicodedata.category(c)[0] in "LNM").replace(" ", "-")
        count = seen.get(slug, 0)
        seen[slug] = count + 1
        out.add(slug if count == 0 else f"{slug}-{count}")
    return out


def main():
    root, faults = sys.argv[1], []
    texts = {}
    for page in pages(root):
        with open(os.path.join(root, page), encoding="utf-8") as f:
            texts[page] = f.read()
    for page, text in texts.items():
        body = FENCE.sub(lambda m: "\n" * m.group().count("\n"), text)
        for number, line in enumerate(body.split("\n"), 1):
            for target in LINK.findall(line):
                if re.match(r"[a-z][a-z0-9+.-]*:", target):
                    continue
                path, _, anchor = target.partition("#")
                file = os.path.normpath(os.path.join(os.path.dirname(page), path)) if path else page
                if not os.path.exists(os.path.join(root, file)):
                    faults.append(f"{page}:{number}: {target} does not exist")
                elif anchor and file.endswith(".md") and anchor not in anchors(texts.get(file, "")):
                    faults.append(f"{page}:{number}: {file} has no heading #{anchor}")
            for target in FILE.findall(line):
                pattern = any(p.isupper() for p in re.split(r"[/._-]", target))
                if not os.path.exists(os.path.join(root, target)) and not pattern:
                    faults.append(f"{page}:{number}: {target} does not exist")
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


main()
