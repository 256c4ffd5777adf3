#!/usr/bin/env python3
"""`waqai names`: the persons, bodies and places named, in four formats."""
import json
import os

import common
from common import EMPTY_OF_NEWS, ROOT, Case

REPORT = ("date 2022-05-10\n"
          "لقاء في عمّان\n"
          "وصل وزير الدفاع النرويجي إيفار هالدورسن إلى عمّان، والتقى الرئيس الأميركي بالعاصمة الأردنية.\n"
          "ونفت وزارة الخارجية الأردنية نبأ سفره إلى طرابلس.\n")


class Names(Case):
    def test_list(self):
        path = self.write("a.txt", REPORT)
        out, err = self.expect(0, "names", "--lang", "en", path)
        self.assertEqual(err, "")
        for words in ("إيفار هالدورسن", "person", "NOR GOV MIL", "JOR", "city", "Joe Biden"):
            self.assertIn(words, out)
        arabic, _ = self.expect(0, "names", "--lang", "ar", path)
        self.assertIn("شخص", arabic)
        self.assertNotIn("person", arabic)
        self.assertNotIn("\x1b", out)

    def test_json(self):
        path = self.write("a.txt", REPORT)
        report = json.loads(self.expect(0, "names", "--format", "json", path)[0])
        self.assertEqual(report["schema"], "waqai-names/1")
        for name in report["names"]:
            for mention in name["mentions"]:
                self.assertEqual(REPORT[mention["start"]:mention["end"]], mention["text"])
        places = [n for n in report["names"] if n["type"] == "LOC"]
        self.assertTrue(any(n["place"] and n["place"]["country"] == "JOR" for n in places))
        self.assertTrue(any(n["alternatives"] for n in places), "two towns are called طرابلس")
        self.assertEqual([r["kb_id"] for r in report["references"] if r["kind"] == "office"], ["joe_biden"])

    def test_conllu(self):
        out, _ = self.expect(0, "names", "--format", "conllu", self.write("a.txt", REPORT))
        names = []
        for block in out.rstrip("\n").split("\n\n"):
            lines = block.split("\n")
            comments = [x for x in lines if x.startswith("#")]
            words = [x.split("\t") for x in lines if not x.startswith("#")]
            self.assertTrue(any(c.startswith("# sent_id = ") for c in comments))
            self.assertEqual([w[0] for w in words], [str(i + 1) for i in range(len(words))])
            self.assertEqual(sum(w[6] == "0" for w in words), 1, "one root")
            for word in words:
                self.assertEqual(len(word), 10)
                self.assertTrue(all(cell and " " not in cell for cell in word), word)
            plain = next(c for c in comments if c.startswith("# text = "))[len("# text = "):]
            rebuilt = "".join(w[1] + ("" if "SpaceAfter=No" in w[9] else " ") for w in words).rstrip()
            self.assertEqual(rebuilt, plain)
            names += [w[1] for w in words if "NER=B-" in w[9]]
        self.assertIn("طرابلس", names)

    def test_brat(self):
        out, _ = self.expect(0, "names", "--format", "brat", self.write("a.txt", REPORT))
        lines = out.splitlines()
        self.assertTrue(lines)
        for line in lines:
            cells = line.split("\t")
            self.assertEqual(len(cells), 3, line)
            if line.startswith("T"):
                kind, start, end = cells[1].split(" ")
                self.assertIn(kind, ("PER", "ORG", "LOC"))
                self.assertEqual(REPORT[int(start):int(end)], cells[2])
            else:
                self.assertTrue(line.startswith("#") and cells[1].startswith("AnnotatorNotes T"), line)

    def test_nothing_found(self):
        path = self.write("a.txt", EMPTY_OF_NEWS)
        _, err = self.expect(1, "names", "--lang", "en", path)
        self.assertIn("nothing found", err)
        self.assertEqual(json.loads(self.expect(1, "names", "--format", "json", path)[0])["names"], [])
        self.assertEqual(self.expect(1, "names", "--format", "brat", path)[0], "")

    def test_bad_bytes(self):
        path = self.path("bad.txt")
        with open(path, "wb") as f:
            f.write(b"date 2022-05-10\n" + "وصل ".encode() + b"\xff\xfe " + "إلى لبنان\n".encode())
        for form in ("table", "json", "conllu", "brat"):
            self.expect((0, 1), "names", "--format", form, path)

    def test_threads_and_formats(self):
        examples = os.path.join(ROOT, "examples")
        files = sorted(os.path.join(examples, x) for x in os.listdir(examples) if x.endswith(".txt"))
        for form in ("table", "json", "conllu", "brat"):
            results = [self.run_waqai("names", "--format", form, "--threads", n, *files) for n in ("1", "3")]
            self.assertEqual(results[0], results[1], form)
        _, err = self.expect(2, "names", "--lang", "en", "--format", "csv", files[0])
        self.assertIn("table, json, conllu, brat", err)


if __name__ == "__main__":
    common.main()
