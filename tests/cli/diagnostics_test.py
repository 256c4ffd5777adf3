#!/usr/bin/env python3
"""Every diagnostic the sources name has a row with both texts and the same arguments in each."""
import pathlib
import re
import unittest

import common

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Messages(common.Case):
    def test_every_code_has_both_texts(self):
        lines = (ROOT / "lexicon/messages/diagnostics.tsv").read_text("utf-8").splitlines()
        rows = [line.split("\t") for line in lines if line and line[0] != "#"][1:]
        codes = set()
        for path in sorted((ROOT / "src").rglob("*.cpp")):
            codes |= set(re.findall(r'essages_?(?:->|\.)make\(\s*"(\w+)"', path.read_text("utf-8")))
        self.assertEqual(codes, {row[0] for row in rows})
        for code, _, english, arabic in rows:
            self.assertTrue(english and arabic, code)
            self.assertEqual(*(sorted(re.findall(r"\{\d\}", t)) for t in (english, arabic)), code)


if __name__ == "__main__":
    common.main() if hasattr(common, "main") else unittest.main()
