#!/usr/bin/env python3
"""What the program says and with which status it ends when its input is bad."""
import json
import os
import shutil
import stat

import common
from common import DONE, REPORT, Case

MEBIBYTE = 1 << 20


class OneBadInput(Case):
    def fails(self, name, message, code, *arguments):
        out, err = self.expect(3, "read", name, *arguments)
        self.assertEqual(out, "")
        self.assertIn(message, err)
        self.assertIn(f"[{code}]", err)
        self.assertIn(os.path.basename(name), err)

    def test_empty_file(self):
        self.fails(self.write("empty.txt", ""), "no text", "document_empty")
        self.fails(self.write("blank.txt", " \n\t\n"), "no text", "document_empty")

    def test_missing_file(self):
        self.fails(self.path("none.txt"), "no such file", "file_not_found")

    def test_directory(self):
        self.fails(self.folder, "is a directory", "is_directory")
        self.fails(self.folder, "is a directory", "is_directory", "--input", "jsonl")

    def test_binary_file(self):
        self.fails(self.write("picture.txt", bytes(range(256)) * 64), "not text", "binary_input")

    def test_a_date_line_that_does_not_exist(self):
        self.fails(self.write("a.txt", "date 2025-02-30\nوصل وفد إلى عمّان أمس.\n"), "2025-02-30", "invalid_date")

    def test_a_hundred_megabytes_of_one_line(self):
        path = self.write("long.txt", "ا".encode() * (50 * MEBIBYTE))
        self.fails(path, "more than the limit", "document_too_large")
        with open(path, "rb") as f:
            out, err = self.expect(3, "read", "-", stdin=f.read())
        self.assertEqual(out, "")
        self.assertIn("[document_too_large]", err)

    def test_a_hundred_megabytes_of_one_line_in_a_feed(self):
        line = b'{"text": "' + "ا".encode() * (50 * MEBIBYTE) + b'"}\n'
        path = self.write("feed.jsonl", line + json.dumps({"id": "good", "text": "وصل وفد"}).encode() + b"\n")
        out, err = self.expect(3, "read", "--format", "jsonl", path)
        first, second = map(json.loads, out.splitlines())
        self.assertEqual(first["error"]["code"], "document_too_large")
        self.assertEqual(first["error"]["line"], 1)
        self.assertEqual(second["document"]["id"], "good")
        self.assertIn("feed.jsonl:1:", err)

    def test_standard_input_is_empty(self):
        out, err = self.expect(3, "read", "-")
        self.assertEqual(out, "")
        self.assertIn("[document_empty]", err)

    def test_messages_in_arabic(self):
        _, err = self.expect(3, "read", "--lang", "ar", self.path("none.txt"))
        self.assertIn("الملف غير موجود", err)
        self.assertIn("[file_not_found]", err)


class NoDate(Case):
    def test_without_a_date_relative_times_stay_open(self):
        path = self.write("a.txt", "وصل وفد إلى عمّان أمس.\n")
        report = self.read_json(path)
        self.assertIsNone(report["document"]["published"])
        if any(t["anchor"] == "unresolved" for t in report["timexes"]):
            said = " ".join(d["message_en"] for d in report["diagnostics"])
            self.assertIn("--date", said)
        out, _ = self.expect(DONE, "read", path)
        self.assertIn("publication date not known", out)

    def test_the_open_time_is_told_in_both_languages(self):
        path = self.write("a.txt", "وصل وفد إلى عمّان أمس.\n")
        told = [d for d in self.read_json(path)["diagnostics"] if d["code"] == "no_document_date"]
        self.assertEqual(len(told), 1)
        self.assertIn("--date", told[0]["message_en"])
        self.assertIn("--date", told[0]["message_ar"])
        out, _ = self.expect(DONE, "read", "--lang", "ar", path)
        self.assertIn("التقرير بلا تاريخ", out)


class FaultyBytes(Case):
    def test_invalid_utf8_in_the_middle_of_a_word(self):
        text = REPORT.encode("utf-8")
        at = text.index("وفدا".encode()) + 2
        path = self.write("faulty.txt", text[:at] + b"\xff\xfe" + text[at:])
        report = self.read_json(path)
        faults = report["document"]["faults"]
        self.assertTrue(faults)
        self.assertEqual(faults[0]["source_start"], at)
        self.assertEqual(faults[0]["byte_start"], at)
        self.assertEqual(report["document"]["source_bytes"], len(text) + 2)
        self.assertTrue(any(d["code"] for d in report["diagnostics"]), "faulty bytes need a diagnostic")

    def test_spans_tell_source_bytes_where_they_differ(self):
        path = self.write("old.txt", REPORT.encode("windows-1256"))
        report = self.read_json(path)
        self.assertEqual(report["document"]["encoding"].lower(), "windows-1256")
        for time in report["timexes"]:
            self.assertIn("source_start", time)


class Series(Case):
    def test_one_unreadable_file_among_a_thousand(self):
        names = [self.write(f"r/{i:04}.txt", f"date 2025-10-01\nوصل وفد رقم {i} إلى عمّان.\n") for i in range(1000)]
        os.chmod(names[500], 0)
        program, more = common.WAQAI, {}
        if os.geteuid() == 0:  # root may read everything: run as a user who may not
            program = shutil.copy(common.WAQAI, self.path("waqai"))
            for path in (self.folder, self.path("r"), program):
                os.chmod(path, stat.S_IRWXU | stat.S_IRGRP | stat.S_IXGRP | stat.S_IROTH | stat.S_IXOTH)
            more = {"user": 65534, "group": 65534, "extra_groups": []}
        out, err = self.expect(3, "read", "--format", "jsonl", *names, program=program, **more)
        lines = [json.loads(line) for line in out.splitlines()]
        self.assertEqual(len(lines), 1000)
        for i, line in enumerate(lines):
            self.assertEqual(line["document"]["id"], names[i])
            self.assertEqual("error" in line, i == 500)
        self.assertEqual(lines[500]["error"]["code"], "file_unreadable")
        self.assertIn("0500.txt: cannot be read: Permission denied", err)
        self.assertIn("1 of 1000 inputs could not be read: 1 × file_unreadable", err)

    def test_failures_are_counted_by_kind(self):
        good = self.write("good.txt", REPORT)
        empty = self.write("empty.txt", "")
        out, err = self.expect(3, "read", good, empty, self.path("x"), self.path("y"), good)
        self.assertIn("3 of 5 inputs could not be read: 1 × document_empty; 2 × file_not_found", err)
        self.assertEqual(out.count("published 1 October 2025"), 2)

    def test_bad_records_keep_their_place(self):
        records = ['{"id": 1, "date": "2025-10-01", "text": "وصل وفد"}', "{broken", '["a"]', '{"id": "x"}',
                   '{"id": "d", "date": "2025-02-30", "text": "وصل وفد"}', "", '{"id": "last", "text": "وصل وفد"}']
        path = self.write("feed.jsonl", "\n".join(records) + "\n")
        out, err = self.expect(3, "read", "--format", "json", path)
        lines = [json.loads(line) for line in out.splitlines()]
        codes = [line.get("error", {}).get("code") for line in lines]
        self.assertEqual(codes, [None, "invalid_json", "invalid_json", "missing_field", "invalid_date", None])
        self.assertEqual([line["error"]["line"] for line in lines if "error" in line], [2, 3, 4, 5])
        self.assertEqual(lines[0]["document"]["id"], "1")
        self.assertEqual(lines[-1]["document"]["id"], "last")
        self.assertIn("feed.jsonl:2: ", err)
        self.assertIn("4 of 6 inputs could not be read", err)

    def test_an_array_of_json_stays_valid(self):
        good, empty = self.write("good.txt", REPORT), self.write("empty.txt", "")
        for order in ([good, empty], [empty, good], [empty, empty], [good, good]):
            status = 3 if empty in order else DONE
            out, _ = self.expect(status, "read", "--format", "json", *order)
            reports = json.loads(out)
            self.assertEqual(["error" in r for r in reports], [name == empty for name in order])


class Lexicon(Case):
    """A lexicon of one's own with a broken row: file, line and remedy."""

    def broken(self, name, content):
        self.write(f"mine/{name}", content)
        return self.path("mine")

    def table(self):
        """A shipped table with its header, to overlay."""
        for folder, _, names in sorted(os.walk(os.path.join(common.ROOT, "lexicon"))):
            for name in sorted(names):
                path = os.path.join(folder, name)
                if name.endswith(".tsv") and folder != os.path.join(common.ROOT, "lexicon"):
                    with open(path, encoding="utf-8") as f:
                        header = next(line for line in f if line.strip() and not line.startswith("#"))
                    return os.path.relpath(path, os.path.join(common.ROOT, "lexicon")), header
        self.fail("no table in the lexicon")

    def test_a_row_with_too_few_cells(self):
        name, header = self.table()
        folder = self.broken(name, "# mine\n" + header + "only_an_id\n")
        for arguments in (("lexicon", "check", folder), ("read", "--lexicon", folder, self.write("a.txt", REPORT))):
            out, err = self.expect(3, *arguments)
            self.assertEqual(out, "")
            self.assertRegex(err, r"\.tsv:3: .*cell")
            self.assertIn("[lexicon_malformed_row]", err)

    def test_an_id_twice(self):
        name, header = self.table()
        columns = header.rstrip("\n").split("\t")
        row = "\t".join("own" if c == "source" else "aaa" if c == "id" else "" for c in columns) + "\n"
        _, err = self.expect(3, "lexicon", "check", self.broken(name, header + row + row))
        self.assertRegex(err, r"\.tsv:3: ")
        self.assertIn("[lexicon_duplicate_id]", err)

    def test_a_folder_that_is_not_there(self):
        for arguments in (("lexicon", "check", self.path("none")), ("lexicon", "stats", "--lexicon", self.path("none")),
                          ("read", "--lexicon", self.path("none"), self.write("a.txt", REPORT))):
            _, err = self.expect(3, *arguments)
            self.assertIn("[lexicon_missing]", err)

    def test_a_broken_token_pattern(self):
        header = "id\tsource\tproduction\tvalue\tpattern\n"
        for row, said in (("mine\town\tset\t\t<every <unit:unit>\n", "lacks its >"),
                          ("mine\town\tset\t\t<every> <colour:unit>\n", "<colour> is no class"),
                          ("mine\town\tset\t\t<every> <unit:colour>\n", '"colour" is no capture'),
                          ("mine\town\tparty\t\t<every> <unit:unit>\n", '"party" is no production')):
            folder = self.broken("timex/patterns.tsv", header + row)
            for arguments in (("lexicon", "check", folder), ("read", "--lexicon", folder, self.write("a.txt", REPORT))):
                _, err = self.expect(3, *arguments)
                self.assertIn("[lexicon_malformed_row]", err)
                self.assertIn("timex/patterns.tsv", err)
                self.assertIn(said, err)

    def test_a_pattern_of_ones_own(self):
        folder = self.broken("timex/patterns.tsv", "id\tsource\tproduction\tvalue\tpattern\n"
                             "mine\town\tset\t\tمع مطلع <every> <unit:unit>\n")
        self.expect(0, "lexicon", "check", folder)
        out, _ = self.expect(0, "read", "--format", "json", "--lexicon", folder,
                             self.write("a.txt", "date 2025-10-01\nتجتمع اللجنة مع مطلع كل شهر.\n"))
        self.assertIn("مع مطلع كل شهر", [t["text"] for t in json.loads(out)["timexes"]])

    def test_words_repeated_without_end(self):
        """Nothing grows faster than the text: no list, quotation or sentence is followed without bound."""
        for words in ("قال إن ", "قتل 3 ", "بين 3 و", "محمد ", "اليوم ", "وأضاف المصدر «نعم»، ", "قتل 3 في بغداد. "):
            self.expect((0, 1), "read", "--format", "csv", self.write("a.txt", "date 2024-05-05\n" + words * 8000))

    def test_the_shipped_lexicon_is_clean(self):
        out, _ = self.expect(0, "lexicon", "check", os.path.join(common.ROOT, "lexicon"))
        self.assertIn("no faults", out)


class Output(Case):
    def test_a_folder_that_is_not_there(self):
        _, err = self.expect(2, "read", "--output", self.path("none/out.json"), self.write("a.txt", REPORT))
        self.assertIn("cannot write", err)

    def test_a_full_disk(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full here")
        _, err = self.expect(4, "read", "--format", "json", "--output", "/dev/full", self.write("a.txt", REPORT))
        self.assertIn("[write_failed]", err)

    def test_a_failed_report_does_not_replace_the_old_output(self):
        old = self.write("out.json", "old")
        self.expect(3, "read", "--output", old, self.path("none.txt"))
        with open(old, encoding="utf-8") as f:
            self.assertEqual(f.read(), "old")
        self.assertEqual(os.listdir(self.folder), ["out.json"])


if __name__ == "__main__":
    common.main()
