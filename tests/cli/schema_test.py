#!/usr/bin/env python3
"""Real outputs against docs/schema/waqai-1.schema.json. Needs python3-jsonschema (4.0 or later)."""
import json
import os
import sys

try:
    import jsonschema
except ImportError:
    # The package of the system belongs to the system's own interpreter.
    SYSTEM = "/usr/bin/python3"
    if os.path.exists(SYSTEM) and not os.environ.get("WAQAI_SYSTEM_PYTHON"):
        os.environ["WAQAI_SYSTEM_PYTHON"] = "1"
        os.execv(SYSTEM, [SYSTEM, *sys.argv])
    sys.exit("python3-jsonschema is missing; scripts/test installs it")

import common
from common import DONE, REPORT, Case


def load_schema():
    with open(os.path.join(common.ROOT, "docs", "schema", "waqai-1.schema.json"), encoding="utf-8") as f:
        return json.load(f)


class Schema(Case):
    @classmethod
    def setUpClass(cls):
        cls.schema = load_schema()
        jsonschema.Draft202012Validator.check_schema(cls.schema)

    def validate(self, instance, kind="report"):
        # One branch at a time: messages of `oneOf` do not say what is wrong.
        validator = jsonschema.Draft202012Validator(dict(self.schema, oneOf=[{"$ref": f"#/$defs/{kind}"}]))
        faults = []
        for error in validator.iter_errors(instance):
            for cause in error.context or [error]:
                faults.append(f"{'/'.join(map(str, cause.absolute_path))}: {cause.message[:200]}")
        self.assertEqual(faults, [])
        jsonschema.Draft202012Validator(self.schema).validate(instance)

    def check_references(self, report):
        """Every id that is named exists, ids are in order, spans lie in the text."""
        ids = {x["id"] for layer in report.values() if isinstance(layer, list) for x in layer if "id" in x}
        ids |= {x["id"] for x in report["chronology"]["entries"] + report["chronology"]["rivals"]}
        length = report["document"]["length"]
        named = ("antecedent", "place", "entity", "speaker_entity", "time", "parent", "continues", "target", "event",
                 "statement", "rival_group", "commitment")

        def walk(x):
            if isinstance(x, list):
                for y in x:
                    walk(y)
            elif isinstance(x, dict):
                if "start" in x and "end" in x:
                    self.assertLessEqual(x["start"], x["end"])
                    self.assertLessEqual(x["end"], length)
                for key, value in x.items():
                    if key in named and isinstance(value, str):
                        self.assertIn(value, ids, key)
                    walk(value)
        walk({k: v for k, v in report.items() if k != "document"})
        for x in report["chronology"]["commitments"]:
            self.assertIn(x, ids)
        for event in report["events"]:
            if event["source"] != "author":
                self.assertLessEqual(event["source"], len(report["statements"]))

    def test_examples(self):
        folder = os.path.join(common.ROOT, "examples")
        for name in sorted(os.listdir(folder)):
            if name.endswith(".txt"):
                with self.subTest(name):
                    report = self.read_json(os.path.join(folder, name))
                    self.validate(report)
                    self.check_references(report)

    def test_a_report_with_every_kind_of_annotation(self):
        path = os.path.join(common.ROOT, "src", "writers", "testdata", "port.en.json.txt")
        with open(path, encoding="utf-8") as f:
            report = json.load(f)
        self.validate(report)
        self.check_references(report)

    def test_other_encodings_and_faulty_bytes(self):
        for content in (REPORT.encode("windows-1256"), REPORT.encode("utf-16"), REPORT.encode()[:90] + b"\xff\n",
                        "بلا تاريخ".encode()):
            self.validate(self.read_json(self.write("a.txt", content)))

    def test_failures(self):
        out, _ = self.expect(3, "read", "--format", "jsonl", self.path("none"), self.write("feed.jsonl", "{\n"))
        lines = out.splitlines()
        self.assertEqual(len(lines), 2)
        for line in lines:
            self.validate(json.loads(line), "failure")

    def test_the_schema_refuses_what_it_does_not_know(self):
        report = self.read_json(self.write("a.txt", REPORT))
        report["surprise"] = 1
        with self.assertRaises(jsonschema.ValidationError):
            jsonschema.Draft202012Validator(self.schema).validate(report)

    def test_the_same_values_on_one_line_and_on_many(self):
        path = self.write("a.txt", REPORT)
        many = self.read_json(path)
        out, _ = self.expect(DONE, "read", "--format", "jsonl", path)
        self.assertEqual(out.count("\n"), 1)
        self.assertEqual(json.loads(out), many)


if __name__ == "__main__":
    common.main()
