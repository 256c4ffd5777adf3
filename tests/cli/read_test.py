#!/usr/bin/env python3
"""Reading: order, threads, standard input, formats, where output goes."""
import csv
import io
import json
import os
import pty
import select
import subprocess

import common
from common import DONE, EMPTY_OF_NEWS, REPORT, Case


class Reading(Case):
    def test_spans_count_code_points(self):
        report = self.read_json(self.write("a.txt", REPORT))
        text = REPORT
        self.assertEqual(report["document"]["length"], len(text))
        self.assertEqual(report["document"]["published"], "2025-10-01")

        def check(x):
            if isinstance(x, dict):
                if "start" in x and "text" in x:
                    self.assertEqual(text[x["start"]:x["end"]], x["text"])
                    self.assertEqual(text.encode()[x["byte_start"]:x["byte_end"]].decode(), x["text"])
                x = list(x.values())
            if isinstance(x, list):
                for y in x:
                    check(y)
        check(report)

    def test_standard_input(self):
        report = self.read_json("-", stdin=REPORT)
        self.assertEqual(report["document"]["length"], len(REPORT))
        self.assertEqual(report["document"]["id"], "-")

    def test_the_date_option_goes_first(self):
        path = self.write("a.txt", REPORT)
        self.assertEqual(self.read_json("--date", "2025-11-02", path)["document"]["published"], "2025-11-02")
        self.assertEqual(self.read_json("--date=2025-11-02", path)["document"]["published_from"], "option")

    def test_the_same_bytes_for_any_number_of_threads(self):
        names = [self.write(f"{i:02}.txt", f"date 2025-10-{i % 28 + 1:02}\n" + REPORT.split("\n", 1)[1] * (i % 7 + 1))
                 for i in range(60)]
        feed = self.write("feed.jsonl", "".join(
            json.dumps({"id": i, "date": "2025-10-01", "text": REPORT * (i % 5 + 1)}) + "\n" for i in range(60)))
        for form in ("table", "json", "jsonl", "csv", "timelinejs", "html"):
            for inputs in (names, [feed], names[:3] + [feed] + names[3:6]):
                results = [self.run_waqai("read", "--format", form, "--threads", n, *inputs) for n in ("1", "2", "7")]
                self.assertEqual(results[0], results[1], form)
                self.assertEqual(results[0], results[2], form)

    def test_a_feed_gives_one_line_for_each_record_in_order(self):
        lines = [json.dumps({"id": f"r{i}", "date": "2025-10-01", "title": "عنوان", "text": REPORT}, ensure_ascii=i % 2 == 0)
                 for i in range(50)]
        for form in ("json", "jsonl"):
            for arguments, stdin in (([self.write("feed.jsonl", "\n".join(lines))], b""),
                                     (["--input", "jsonl", self.write("feed", "\r\n".join(lines) + "\r\n")], b""),
                                     (["-"], "\n".join(lines) + "\n"), (["--input", "jsonl", "-"], "\n\n".join(lines))):
                out, _ = self.expect(DONE, "read", "--format", form, *arguments, stdin=stdin)
                self.assertEqual([json.loads(line)["document"]["id"] for line in out.splitlines()],
                                 [f"r{i}" for i in range(50)])

    def test_a_text_that_looks_like_a_feed_can_be_read_as_text(self):
        path = self.write("a.jsonl", '{"text": "وصل وفد إلى عمّان أمس"}\n')
        self.assertEqual(self.read_json("--input", "text", path)["document"]["id"], path)

    def test_nothing_found_is_status_one(self):
        out, err = self.expect(1, "read", self.write("a.txt", EMPTY_OF_NEWS))
        self.assertIn("No events found", out)
        self.assertIn("nothing found", err)
        _, err = self.expect(1, "read", "--quiet", self.write("a.txt", EMPTY_OF_NEWS))
        self.assertEqual(err, "")


class Formats(Case):
    def examples(self):
        folder = os.path.join(common.ROOT, "examples")
        return [os.path.join(folder, n) for n in sorted(os.listdir(folder)) if n.endswith(".txt")]

    def test_csv_is_rfc_4180(self):
        out, _ = self.expect(DONE, "read", "--all", "--format", "csv", *self.examples())
        self.assertEqual(out.replace("\r\n", "").count("\n"), 0)
        rows = list(csv.reader(io.StringIO(out, newline=""), strict=True))
        self.assertEqual({len(row) for row in rows}, {len(rows[0])})
        self.assertEqual(rows[0][:3], ["report", "title", "published"])
        reports = json.loads(self.expect(DONE, "read", "--format", "json", *self.examples())[0])
        self.assertEqual(len(rows) - 1, sum(len(r["chronology"]["entries"]) for r in reports))

    def test_csv_columns_are_documented(self):
        out, _ = self.expect(1, "read", "--format", "csv", self.write("a.txt", EMPTY_OF_NEWS))
        with open(os.path.join(common.ROOT, "docs", "schema", "README.md"), encoding="utf-8") as f:
            page = f.read()
        for column in out.strip().split(","):
            self.assertIn(f"`{column}`", page)

    def test_timelinejs_dates_are_numbers_and_always_shown_in_words(self):
        out, _ = self.expect(DONE, "read", "--all", "--format", "timelinejs", *self.examples())
        timeline = json.loads(out)
        ids = [e["unique_id"] for e in timeline["events"]]
        self.assertEqual(len(ids), len(set(ids)))
        for event in timeline["events"]:
            self.assertIn("display_date", event)
            for key in ("start_date", "end_date"):
                for name, value in event.get(key, {}).items():
                    self.assertIsInstance(value, str if name == "display_date" else int)
            self.assertNotIn("<script", event["text"]["headline"] + event["text"]["text"])

    def test_timelinejs_escapes_what_a_report_says(self):
        text = REPORT.replace("وفدا", "<script>alert(1)</script> وفدا")
        out, _ = self.expect(DONE, "read", "--all", "--format", "timelinejs", self.write("a.txt", text))
        self.assertNotIn("<script", out)

    def test_pipes_get_no_escape_codes_and_no_direction_marks(self):
        text = REPORT + "وقال: \x1b[31mأحمر\x1b[0m \u202e مقلوب.\n"
        for form in ("table", "json", "csv", "timelinejs"):
            out, _ = self.expect(DONE, "read", "--all", "--format", form, self.write("a.txt", text))
            self.assertNotIn("\x1b", out)
            if form != "json":  # there the report's text is quoted as it is
                for mark in "\u2066\u2067\u2068\u2069\u202e":
                    self.assertNotIn(mark, out)


class Destination(Case):
    def test_output_file(self):
        path, target = self.write("a.txt", REPORT), self.path("out.json")
        out, _ = self.expect(DONE, "read", "--format", "json", "--output", target, path)
        self.assertEqual(out, "")
        with open(target, encoding="utf-8") as f:
            self.assertEqual(json.load(f)["schema"], "waqai/1")
        self.assertEqual(sorted(os.listdir(self.folder)), ["a.txt", "out.json"])
        mask = os.umask(0)
        os.umask(mask)
        self.assertEqual(os.stat(target).st_mode & 0o777, 0o666 & ~mask)

    def test_a_closed_pipe_ends_quietly(self):
        names = [self.write(f"{i}.txt", REPORT * 50) for i in range(50)]
        run = subprocess.run(["sh", "-c", '"$@" | head -n 1', "sh", common.WAQAI, "read", "--format", "json", *names],
                             capture_output=True, check=False, timeout=60)
        self.assertNotIn(b"internal", run.stderr)


class OnATerminal(Case):
    def read_on_terminal(self, *arguments, env=None):
        surroundings = dict({k: v for k, v in os.environ.items() if k != "NO_COLOR"}, TERM="xterm", COLUMNS="80",
                            **(env or {}))
        master, slave = pty.openpty()
        process = subprocess.Popen([common.WAQAI, *arguments], stdout=slave, stderr=slave, stdin=subprocess.DEVNULL,
                                   env=surroundings)
        os.close(slave)
        out = b""
        while select.select([master], [], [], 60)[0]:
            try:
                piece = os.read(master, 65536)
            except OSError:
                break
            if not piece:
                break
            out += piece
        process.wait(60)
        os.close(master)
        return out.decode("utf-8")

    def test_colours_and_isolation(self):
        path = self.write("a.txt", REPORT)
        out = self.read_on_terminal("read", path)
        self.assertIn("\x1b[", out)
        self.assertEqual(out.count("\u2068"), out.count("\u2069"))
        out = self.read_on_terminal("read", path, env={"NO_COLOR": "1"})
        self.assertNotIn("\x1b[", out)
        self.assertNotIn("\x1b[", self.read_on_terminal("read", "--color", "never", path))

    def test_colour_can_be_forced(self):
        path = self.write("a.txt", REPORT)
        out, _ = self.expect(DONE, "read", "--color", "always", path, env={"NO_COLOR": "1"})
        self.assertIn("\x1b[", out)

    def test_progress_for_many_files_only(self):
        names = [self.write(f"{i:04}.txt", REPORT * 200) for i in range(150)]
        target = self.path("out.jsonl")
        out = self.read_on_terminal("read", "--format", "jsonl", "--output", target, *names)
        self.assertIn(" of 150 read", out)
        self.assertTrue(out.rstrip("\r\n").endswith("\x1b[K") or "\r\x1b[K" in out)
        quiet = self.read_on_terminal("read", "--quiet", "--format", "jsonl", "--output", target, *names)
        self.assertEqual(quiet.strip(), "")


if __name__ == "__main__":
    common.main()
