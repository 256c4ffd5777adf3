#!/usr/bin/env python3
"""The house checks must find what they are for: each trial is a small tree with one fault, or with none."""
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
LAYERS = "base:\nlow: base\nhigh: low base\ntests: high\npublic waqai/low.h: low\nonly big/: low\n"
WORD = "\u0642\u0627\u0644"
# (check, files, text that the output must hold, or None for a clean run)
TRIALS = [
    ("layers", {"src/low/a.cpp": '#include "base/b.h"\n', "src/base/b.h": ""}, None),
    ("layers", {"src/low/a.cpp": '#include "high/b.h"\n', "src/high/b.h": ""}, "low must not include high/b.h"),
    ("layers", {"src/low/a_test.cpp": '#include "high/b.h"\n', "src/high/b.h": ""}, None),
    ("layers", {"src/base/a.cpp": '#include "waqai/low.h"\n', "include/waqai/low.h": ""}, "base must not include"),
    ("layers", {"src/high/a.cpp": "#include <big/x.h>\n"}, "only low may include"),
    ("layers", {"src/new/a.cpp": "\n"}, "no row"),
    ("layers", {"tools/layers.txt": LAYERS.replace("base:", "base: high"), "src/base/b.h": ""}, "cycle"),
    ("layers", {"include/waqai/low.h": '#include "low/x.h"\n', "src/low/x.h": ""}, "only public headers"),
    ("text", {"src/low/a.cpp": f"// {WORD}\nchar32_t c = U'\u0627';\n", "a.md": f"{WORD}\n"}, None),
    ("text", {"src/low/a.cpp": f'auto s = "{WORD}";\n'}, "src/low/a.cpp:1: an Arabic word"),
    ("text", {"src/low/a.cpp": '/* x\n */ auto s = "\\u0642\\u0627";\n'}, "src/low/a.cpp:2: an Arabic word"),
    ("text", {"src/low/a_test.cpp": f'auto s = "{WORD}";\n'}, None),
    ("text", {"a.md": "a\u202eb\n"}, "bidi control U+202E"),
    ("text", {"lexicon/a.tsv": "\ufedf\n"}, "presentation form"),
    ("text", {"lexicon/a.tsv": "\u0627\u0640\u0627\n"}, "tatweel"),
    ("text", {"lexicon/a.tsv": "e\u0301\n"}, "normalisation form C"),
    ("text", {"a.md": "see /ho" "me/someone\n"}, "path of one machine"),
    ("text", {"src/low/a.cpp": "// TO" "DO later\n"}, "note to self"),
    ("text", {"src/low/a.cpp": "int a;\r\n"}, "carriage return"),
    ("text", {"src/low/a.cpp": "int a;"}, "no line break at the end"),
    ("links", {"a.md": "[b](b.md#part-two) `src/low/a.cpp` `src/MODULE/x.h`\n", "b.md": "# Part two\n",
               "src/low/a.cpp": ""}, None),
    ("links", {"a.md": "[b](c.md)\n"}, "a.md:1: c.md does not exist"),
    ("links", {"a.md": "[b](#none)\n"}, "no heading #none"),
    ("links", {"a.md": "x\n`src/low/none.cpp`\n"}, "a.md:2: src/low/none.cpp does not exist"),
]


def main():
    bad = 0
    for check, files, wanted in TRIALS:
        with tempfile.TemporaryDirectory() as root:
            tree = {"src/base/keep.h": "", "include/keep/.keep": ""}
            if check == "layers":
                tree["tools/layers.txt"] = LAYERS
                del tree["include/keep/.keep"]
            tree.update(files)
            for name, content in tree.items():
                path = os.path.join(root, name)
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with open(path, "w", encoding="utf-8", newline="") as f:
                    f.write(content)
            r = subprocess.run([sys.executable, os.path.join(HERE, f"check_{check}.py"), root],
                               capture_output=True, text=True)
            good = r.returncode == 0 if wanted is None else r.returncode == 1 and wanted in r.stdout
            if not good:
                bad += 1
                print(f"check_{check}.py on {files}: wanted {wanted}, got {r.returncode}:\n{r.stdout}{r.stderr}")
    sys.exit(1 if bad else 0)


main()
