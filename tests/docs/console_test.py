#!/usr/bin/env python3
"""Runs every command that the documents show and compares its output with what they print.

usage: console_test.py WAQAI [--update]       (from the root of the repository)

A fenced block that begins with ```console holds lines `$ COMMAND`, each followed by what it prints (both streams).
Commands that name `waqai` are run by sh in the root of the repository with the built program first in PATH; others
(git, scripts/…) are only shown. In an expected output a line `…` stands for any lines, and `…` at the end of a line for
the rest of it. ```console first=N keeps the first N lines of an output and `…`. --update rewrites blocks without other
elisions.
"""
import difflib
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FENCE = re.compile(r"^( *)```console(?: first=(\d+))? *$")
RUNS = re.compile(r"(?:^|[|;&( ])waqai(?: |$)")


def documents():
    for base in ("", "docs", "examples", "lexicon"):
        for folder, _, names in os.walk(os.path.join(ROOT, base)) if base else [(ROOT, [], os.listdir(ROOT))]:
            for name in sorted(names):
                if name.endswith(".md"):
                    yield os.path.relpath(os.path.join(folder, name), ROOT)


def run(command, folder):
    env = dict(os.environ, NO_COLOR="1", COLUMNS="100", LC_ALL="C.UTF-8",
               PATH=folder + os.pathsep + os.environ.get("PATH", ""))
    done = subprocess.run(["sh", "-c", command], cwd=ROOT, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, check=False, timeout=120)
    lines = done.stdout.decode("utf-8", errors="replace").split("\n")
    while lines and not lines[-1].strip():
        lines.pop()
    return [line.rstrip() for line in lines]


def fits(expected, actual):
    """Whether `actual` fits `expected` with its elisions."""
    if not expected:
        return not actual
    head, rest = expected[0], expected[1:]
    if head.strip() == "…":
        return any(fits(rest, actual[i:]) for i in range(len(actual) + 1))
    if not actual:
        return False
    if head.endswith("…") and actual[0].startswith(head[:-1].rstrip()) or head == actual[0]:
        return fits(rest, actual[1:])
    return False


def main():
    waqai, update = os.path.abspath(sys.argv[1]), "--update" in sys.argv[2:]
    folder = os.path.dirname(waqai)
    faults = ran = 0
    for path in documents():
        source = open(os.path.join(ROOT, path), encoding="utf-8").read()
        lines, out, i, changed = source.split("\n"), [], 0, False
        while i < len(lines):
            fence = FENCE.match(lines[i])
            out.append(lines[i])
            i += 1
            if not fence:
                continue
            first = int(fence.group(2)) if fence.group(2) else None
            end = i
            while end < len(lines) and lines[end].strip() != "```":
                end += 1
            block = lines[i:end]
            at = 0
            while at < len(block):
                if not block[at].startswith("$ "):
                    out.append(block[at])
                    at += 1
                    continue
                number = i + at + 1
                command = block[at][2:]
                out.append(block[at])
                at += 1
                stop = at
                while stop < len(block) and not block[stop].startswith("$ "):
                    stop += 1
                expected = [line.rstrip() for line in block[at:stop]]
                at = stop
                if not RUNS.search(command):
                    out.extend(expected)
                    continue
                while expected and not expected[-1]:
                    expected.pop()
                actual = run(command, folder)
                ran += 1
                cut = actual[:first] + ["…"] if first and len(actual) > first else actual
                if fits(expected, actual):
                    out.extend(expected)
                elif update and not any(line.endswith("…") for line in expected[: -1 if first else None]):
                    out.extend(cut)
                    changed = True
                else:
                    out.extend(expected)
                    faults += 1
                    print(f"{path}:{number}: $ {command}")
                    print("\n".join(list(difflib.unified_diff(expected, cut, "document", "now", lineterm=""))[:40]))
            i = end
        if changed:
            with open(os.path.join(ROOT, path), "w", encoding="utf-8") as f:
                f.write("\n".join(out))
            print(f"wrote {path}")
    print(f"{ran} commands run, {faults} print something else")
    if faults:
        print(f"if they should: python3 tests/docs/console_test.py {sys.argv[1]} --update")
    sys.exit(1 if faults or not ran else 0)


main()
