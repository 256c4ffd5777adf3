#!/usr/bin/env python3
"""Checks that modules include only what tools/layers.txt allows, that the allowed graph has no cycle, and that
public headers include only public headers. usage: check_layers.py ROOT"""
import os
import re
import sys

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def read_layers(path):
    allowed, public, only = {}, {}, {}
    with open(path, encoding="utf-8") as f:
        for number, line in enumerate(f, 1):
            line = line.split("#")[0].strip()
            if not line:
                continue
            name, _, rest = line.partition(":")
            words = name.split()
            if words[0] == "public":
                public[words[1]] = rest.strip()
            elif words[0] == "only":
                only[words[1]] = set(rest.split())
            elif len(words) == 1:
                allowed[name.strip()] = set(rest.split())
            else:
                sys.exit(f"{path}:{number}: not understood: {line}")
    return allowed, public, only


def find_cycle(graph):
    state, trail = {}, []

    def visit(node):
        state[node] = 1
        trail.append(node)
        for other in sorted(graph.get(node, ())):
            if state.get(other) == 1:
                return trail[trail.index(other):] + [other]
            if other not in state:
                found = visit(other)
                if found:
                    return found
        state[node] = 2
        trail.pop()
        return None

    for node in sorted(graph):
        if node not in state:
            found = visit(node)
            if found:
                return found
    return None


def includes(path):
    with open(path, encoding="utf-8", errors="replace") as f:
        for number, line in enumerate(f, 1):
            m = INCLUDE.match(line)
            if m:
                yield number, m.group(1), m.group(2)


def main():
    root = sys.argv[1]
    layers = os.path.join(root, "tools", "layers.txt")
    allowed, public, only = read_layers(layers)
    faults = []
    cycle = find_cycle({k: v for k, v in allowed.items() if k != "tests"})
    if cycle:
        faults.append(f"{layers}: cycle {' -> '.join(cycle)}")
    src = os.path.join(root, "src")
    modules = {m for m in os.listdir(src) if os.path.isdir(os.path.join(src, m))}
    for folder, _, files in sorted(os.walk(src)):
        module = os.path.relpath(folder, src).split(os.sep)[0]
        for name in sorted(files):
            if not name.endswith((".h", ".cpp")):
                continue
            path = os.path.join(folder, name)
            shown = os.path.relpath(path, root)
            if module == ".":
                faults.append(f"{shown}: every source lies in a module's folder")
                continue
            if module not in allowed:
                faults.append(f"{shown}: the module {module} has no row in tools/layers.txt")
                continue
            may = allowed[module] | {module}
            if name.endswith("_test.cpp"):
                may |= allowed.get("tests", set())
            for number, mark, target in includes(path):
                owner = None
                if target.startswith("waqai/"):
                    owner = public.get(target)
                    if owner is None:
                        faults.append(f"{shown}:{number}: {target} has no `public` row in tools/layers.txt")
                        continue
                elif mark == '"':
                    owner = target.split("/")[0]
                    if owner not in modules:
                        if os.path.exists(os.path.join(folder, target)):
                            faults.append(f"{shown}:{number}: write \"{module}/{target}\", from src/")
                        else:
                            faults.append(f"{shown}:{number}: no module {owner}")
                        continue
                else:
                    for prefix, owners in only.items():
                        if target.startswith(prefix) and module not in owners:
                            faults.append(f"{shown}:{number}: only {', '.join(sorted(owners))} may include {target}")
                    continue
                if owner not in may:
                    faults.append(f"{shown}:{number}: {module} must not include {target} (of {owner})")
    include = os.path.join(root, "include")
    for folder, _, files in sorted(os.walk(include)):
        for name in sorted(files):
            path = os.path.join(folder, name)
            shown = os.path.relpath(path, root)
            header = os.path.relpath(path, include).replace(os.sep, "/")
            if header not in public:
                faults.append(f"{shown}: no `public` row in tools/layers.txt")
                continue
            if header == "waqai/waqai.h":
                continue
            may = allowed[public[header]] | {public[header]}
            for number, mark, target in includes(path):
                if mark == '"' and not target.startswith("waqai/"):
                    faults.append(f"{shown}:{number}: a public header includes only public headers")
                elif target in public and public[target] not in may:
                    faults.append(f"{shown}:{number}: {header} must not include {target}")
                elif any(target.startswith(prefix) for prefix in only):
                    faults.append(f"{shown}:{number}: {target} must not show in a public header")
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


main()
