#!/usr/bin/env python3
"""`waqai quotes`: who said what, to whom and through whom, in three formats."""
import csv
import io
import json
import os

import common
from common import EMPTY_OF_NEWS, Case

REPORT = ("date 2025-10-01\n"
          "خلاف على الجسر\n"
          "ونقلت وكالة محلية عن مسؤول أمني قوله إن الجسر أغلق مساء الاثنين.\n"
          "وأبلغ الوزير البلدية بأن العمل سيبدأ غدا. ونفى المحافظ إغلاق الجسر، مؤكدا أن «الحركة عادية تماما».\n")


class Quotes(Case):
    def test_list(self):
        path = self.write("a.txt", REPORT)
        out, err = self.expect(0, "quotes", "--lang", "en", path)
        self.assertEqual(err, "")
        self.assertIn("مسؤول أمني (unnamed)", out)
        self.assertIn("through", out)
        self.assertIn("denies", out)
        arabic, _ = self.expect(0, "quotes", "--lang", "ar", path)
        self.assertIn("مسؤول أمني (غير مسمى)", arabic)
        self.assertNotIn("through", arabic)
        self.assertNotIn("\x1b", out)
        self.expect(0, "quotes", "--color", "always", "--output", self.path("x"), path)
        with open(self.path("x"), encoding="utf-8") as f:
            self.assertIn("\x1b", f.read())

    def test_json(self):
        path = self.write("a.txt", REPORT)
        report = json.loads(self.expect(0, "quotes", "--format", "json", path)[0])
        self.assertEqual(report["schema"], "waqai-quotes/1")
        self.assertEqual(report["published"], "2025-10-01")
        first = report["quotes"][0]
        self.assertEqual(first["who"], "مسؤول أمني")
        self.assertTrue(first["unnamed"])
        self.assertEqual([x["name"] for x in first["through"]], ["وكالة محلية"])
        for quote in report["quotes"]:
            for key in ("cue", "speaker", "what", "to"):
                if quote[key]:
                    self.assertEqual(REPORT[quote[key]["start"]:quote[key]["end"]], quote[key]["text"])
        whole = self.read_json(path)
        self.assertEqual([x["id"] for x in whole["statements"]], [x["id"] for x in report["quotes"]])

    def test_json_of_several_and_of_a_feed(self):
        a, b = self.write("a.txt", REPORT), self.write("b.txt", REPORT)
        reports = json.loads(self.expect(0, "quotes", "--format", "json", a, b)[0])
        self.assertEqual([os.path.basename(x["report"]) for x in reports], ["a.txt", "b.txt"])
        feed = "".join(json.dumps({"id": i, "date": "2025-10-01", "text": REPORT}) + "\n" for i in range(3))
        lines = self.expect(0, "quotes", "--input", "jsonl", "--format", "json", "-", stdin=feed)[0].splitlines()
        self.assertEqual([json.loads(x)["report"] for x in lines], ["0", "1", "2"])

    def test_schema(self):
        try:
            import jsonschema
        except ImportError:
            self.skipTest("python3-jsonschema is missing")
        with open(os.path.join(common.ROOT, "docs", "schema", "waqai-quotes-1.schema.json"), encoding="utf-8") as f:
            schema = json.load(f)
        jsonschema.Draft202012Validator.check_schema(schema)
        path = self.write("a.txt", REPORT)
        missing = self.path("none.txt")
        out, _ = self.expect(3, "quotes", "--format", "json", path, missing)
        for report in json.loads(out):
            jsonschema.Draft202012Validator(schema).validate(report)

    def test_csv(self):
        path = self.write("a.txt", REPORT)
        out, _ = self.expect(0, "quotes", "--format", "csv", path)
        self.assertIn("\r\n", out)
        rows = list(csv.DictReader(io.StringIO(out)))
        quotes = json.loads(self.expect(0, "quotes", "--format", "json", path)[0])["quotes"]
        self.assertEqual([r["statement"] for r in rows], [q["id"] for q in quotes])
        self.assertEqual(rows[0]["through"], "وكالة محلية")
        self.assertEqual(rows[0]["unnamed"], "yes")
        text = REPORT
        for row in rows:
            self.assertEqual(" ".join(text[int(row["start"]):int(row["end"])].split()), row["what"])

    def test_nothing_is_found(self):
        path = self.write("a.txt", EMPTY_OF_NEWS)
        out, err = self.expect(1, "quotes", "--lang", "en", path)
        self.assertIn("nothing found", err)
        self.assertEqual(json.loads(self.expect(1, "quotes", "--format", "json", path)[0])["quotes"], [])

    def test_threads_and_formats(self):
        names = [self.write(f"{i:02}.txt", REPORT * (i % 3 + 1)) for i in range(12)]
        for form in ("table", "json", "csv"):
            results = [self.run_waqai("quotes", "--format", form, "--threads", n, *names) for n in ("1", "3")]
            self.assertEqual(results[0], results[1], form)
        _, err = self.expect(2, "quotes", "--lang", "en", "--format", "timelinejs", names[0])
        self.assertIn("table, json, csv", err)


if __name__ == "__main__":
    common.main()
