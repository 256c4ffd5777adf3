#!/usr/bin/env python3
"""The table of commands and what is made from it: help, completions, man page, reference; usage faults; languages."""
import os
import re
import shutil
import subprocess
import unittest

import common
from common import DONE, REPORT, Case

COMMANDS = ["read", "time", "explain", "lexicon check", "lexicon stats", "doctor", "generate"]


class Help(Case):
    def test_every_command_has_help_in_both_languages(self):
        for lang in ("en", "ar"):
            for command in [""] + COMMANDS + ["lexicon"]:
                words = command.split()
                out, err = self.expect(0, *words, "--help", "--lang", lang)
                self.assertEqual(err, "")
                self.assertIn("waqai" if not words else words[-1], out)
                self.assertEqual(bool(re.search("[\u0621-\u064a]", out)), lang == "ar", command)
                self.assertLessEqual(max(map(len, out.splitlines())), 100)
            self.assertIn("#", self.expect(0, "read", "--help", "--lang", lang)[0], "examples")
        self.assertEqual(self.expect(0, "help", "read"), self.expect(0, "read", "-h"))

    def test_the_language_comes_from_the_locale(self):
        def arabic(**env):
            return "الخيارات" in self.expect(0, "--help", env=env)[0]
        self.assertFalse(arabic())
        self.assertTrue(arabic(LANG="ar_EG.UTF-8"))
        self.assertTrue(arabic(LC_ALL="ar_SA.UTF-8", LANG="en_US.UTF-8"))
        self.assertFalse(arabic(LC_ALL="C.UTF-8", LANG="ar_EG.UTF-8"))
        self.assertFalse(arabic(LANG="arn_CL.UTF-8"))

    def test_version(self):
        out, _ = self.expect(0, "--version")
        self.assertRegex(out, r"^waqai \d+\.\d+\.\d+ \(schema waqai/1, lexicon [0-9a-f]{16}\)\n$")
        self.assertEqual(out, self.expect(0, "-V")[0])

    def test_every_example_of_the_help_parses(self):
        out, _ = self.expect(0, "generate", "markdown")
        for line in re.findall(r"^(?:.*\| )?(waqai [a-z].*)$", "\n".join(re.findall(r"```sh\n(.*?)```", out, re.S)), re.M):
            words = line.split(">")[0].split()[1:]
            status, _, err = self.run_waqai(*words, cwd=self.folder)
            self.assertNotEqual(status, 2, f"{line}\n{err}")


class Usage(Case):
    def says(self, message, *arguments, lang="en"):
        out, err = self.expect(2, *arguments, env={"LANG": lang})
        self.assertEqual(out, "")
        self.assertIn(message, err)
        self.assertIn("--help", err)

    def test_faults(self):
        self.says("no command given")
        self.says("unknown command `raed`; did you mean `read`?", "raed")
        self.says("unknown command `lexicon chek`; did you mean `check`?", "lexicon", "chek")
        self.says("needs one of: check, stats", "lexicon")
        self.says("name a file to read, or - for standard input", "read")
        self.says("unknown option `--formt`; did you mean `--format`?", "read", "--formt", "json", "a")
        self.says("unknown option `--nonsense=1`", "read", "--nonsense=1", "a")
        self.says("unknown option `-z`", "read", "-z", "a")
        self.says("option `--format` needs a value", "read", "a", "--format")
        self.says("option `--output` needs a value", "read", "a", "--output=")
        self.says("unexpected argument `x`", "doctor", "x")
        self.says("unexpected argument `b`", "lexicon", "check", "a", "b")
        self.says("`DIR` is missing", "lexicon", "check")
        self.says("use one of: man, bash", "generate", "pdf")
        self.says("unknown option `--frobnicate`", "--frobnicate")

    def test_unknown_format(self):
        self.says("unknown format `xml`; use one of: table, json, jsonl, csv, timelinejs", "read", "--format", "xml", "a")
        self.says("did you mean `json`?", "read", "--format", "jsn", "a")

    def test_values(self):
        self.says("`2025-02-30` is not a date that exists", "read", "--date", "2025-02-30", "a")
        self.says("`1/10/2025` is not a date that exists", "read", "--date", "1/10/2025", "a")
        for bad in ("-1", "x", "1025", "1.5", "99999999999999999999"):
            self.says("is not a number from 0 to 1024 for --threads", "read", f"--threads={bad}", "a")
        self.says("use one of: ar, en", "read", "--lang", "fr", "a")
        self.says("use one of: auto, always, never", "read", "--color", "red", "a")
        self.says("use one of: auto, text, jsonl", "read", "--input", "html", "a")

    def test_in_arabic(self):
        self.says("صيغة غير معروفة `xml`", "read", "--format", "xml", "a", lang="ar_JO.UTF-8")
        self.says("لم يُذكر أمر", lang="ar")

    def test_names_that_look_like_options(self):
        self.write("--odd.txt", REPORT)
        self.expect(DONE, "read", "--", "--odd.txt", cwd=self.folder)

    def test_the_last_value_counts(self):
        out, _ = self.expect(DONE, "read", "-f", "csv", "-f", "json", self.write("a.txt", REPORT))
        self.assertTrue(out.startswith("{"))

    def test_options_may_stand_anywhere(self):
        path = self.write("a.txt", REPORT)
        outputs = {self.expect(DONE, *words)[0] for words in (
            ("read", "--format", "json", path), ("read", path, "--format=json"), ("read", path, "-f", "json"),
            ("--lang", "en", "read", path, "-fjson"))}
        self.assertEqual(len(outputs), 1)


class Generated(Case):
    def test_the_reference_is_up_to_date(self):
        out, _ = self.expect(0, "generate", "markdown")
        with open(os.path.join(common.ROOT, "docs", "cli.md"), encoding="utf-8") as f:
            self.assertEqual(f.read(), out, "run: waqai generate markdown > docs/cli.md")

    def test_everything_generated_names_every_command_and_option(self):
        reference, _ = self.expect(0, "generate", "markdown")
        options = set(re.findall(r"--([a-z]+)", reference))
        for kind in ("man", "bash", "zsh", "fish"):
            out, _ = self.expect(0, "generate", kind)
            out = out.replace("\\-", "-")
            for command in COMMANDS:
                for word in command.split():
                    self.assertIn(word, out, kind)
            for option in options:
                self.assertRegex(out, rf"(--|-l ){option}\b" if kind == "fish" else rf"--{option}\b", kind)

    def complete(self, *words):
        script, _ = self.expect(0, "generate", "bash")
        line = " ".join(f"'{w}'" for w in words)
        run = subprocess.run(["bash", "-c", f"{script}\nCOMP_WORDS=({line}); COMP_CWORD={len(words) - 1}; _waqai\n"
                              'printf "%s\\n" "${COMPREPLY[@]}"'], capture_output=True, check=True, cwd=self.folder)
        self.assertEqual(run.stderr, b"")
        return run.stdout.decode().split()

    @unittest.skipUnless(shutil.which("bash"), "no bash here")
    def test_bash_completion(self):
        self.assertEqual(self.complete("waqai", "re"), ["read"])
        self.assertEqual(self.complete("waqai", "lexicon", ""), ["check", "stats"])
        self.assertEqual(self.complete("waqai", "read", "--form"), ["--format"])
        self.assertEqual(self.complete("waqai", "read", "--format", "js"), ["json", "jsonl"])
        self.assertEqual(self.complete("waqai", "generate", "z"), ["zsh"])
        self.write("report.txt", REPORT)
        self.assertEqual(self.complete("waqai", "read", "--format", "json", "rep"), ["report.txt"])

    @unittest.skipUnless(shutil.which("zsh"), "no zsh here")
    def test_zsh_completion_parses(self):
        out, _ = self.expect(0, "generate", "zsh")
        subprocess.run(["zsh", "-n", self.write("_waqai", out)], check=True)

    @unittest.skipUnless(shutil.which("fish"), "no fish here")
    def test_fish_completion_parses(self):
        out, _ = self.expect(0, "generate", "fish")
        subprocess.run(["fish", "--no-execute", self.write("waqai.fish", out)], check=True)

    @unittest.skipUnless(shutil.which("groff"), "no groff here")
    def test_the_man_page_has_no_faults(self):
        out, _ = self.expect(0, "generate", "man")
        run = subprocess.run(["groff", "-man", "-Tutf8", "-ww"], input=out.encode(), capture_output=True, check=True)
        self.assertEqual(run.stderr.decode(), "")
        plain = re.sub(r"\x1b\[[0-9]*m|.\x08", "", run.stdout.decode())
        self.assertIn("EXIT STATUS", plain)


class Texts(Case):
    def test_every_message_that_code_names_exists_and_is_used(self):
        keys = set()
        with open(os.path.join(common.ROOT, "src", "messages", "messages.tsv"), encoding="utf-8") as f:
            for line in f:
                if line.strip() and not line.startswith("#"):
                    keys.add(line.split("\t")[0])
        keys.discard("key")
        code = ""
        for folder, _, names in os.walk(os.path.join(common.ROOT, "src")):
            for name in names:
                if name.endswith((".cpp", ".h")) and not name.endswith("_test.cpp"):
                    with open(os.path.join(folder, name), encoding="utf-8") as f:
                        code += f.read()
        strings = set(re.findall(r'"([a-z][A-Za-z0-9_.>=<~-]*)"', code))
        for string in strings:
            if re.fullmatch(r"(table|usage|run|explain|doctor|lexicon|help|version|app)\.[a-z_.0-9]+[a-z0-9]", string):
                self.assertTrue(string in keys or f"example.{string}" in keys, string)
        # Keys made of a prefix and a name cannot be found in the code one by one.
        prefixes = {s for s in strings if s.endswith(".")}
        made = ("command.", "argument.", "option.", "example.", "exit.", "environment.", "format.")
        for key in keys:
            by_prefix = key.startswith(made) or any(key.startswith(p) for p in prefixes)
            self.assertTrue(key in strings or by_prefix, f"{key} is not used")

    def test_every_error_has_its_text(self):
        with open(os.path.join(common.ROOT, "src", "messages", "messages.tsv"), encoding="utf-8") as f:
            keys = {line.split("\t")[0] for line in f}
        with open(os.path.join(common.ROOT, "docs", "errors.md"), encoding="utf-8") as f:
            names = re.findall(r"^\| *\d+ *\| *`([a-z_]+)`", f.read(), re.M)
        self.assertGreater(len(names), 20)
        self.assertEqual({name for name in names if f"error.{name}" not in keys}, set())


class Others(Case):
    def test_doctor(self):
        out, _ = self.expect((0, 4), "doctor")
        for word in ("version", "lexicon", "time to start", "sample sentence"):
            self.assertIn(word, out)
        if common.WAQAI:
            self.assertIn("الإصدار", self.expect((0, 4), "doctor", "--lang", "ar")[0])

    def test_lexicon_stats(self):
        out, _ = self.expect(0, "lexicon", "stats")
        rows = [line.split() for line in out.splitlines() if not line.startswith("#")]
        self.assertEqual(int(rows[-1][0]), sum(int(r[0]) for r in rows[:-1]))
        self.assertEqual(int(rows[-1][1]), sum(int(r[1]) for r in rows[:-1]))

    def test_explain(self):
        path = os.path.join(common.ROOT, "examples", "levant.txt")
        out, _ = self.expect(DONE, "explain", path)
        self.assertTrue(out.startswith("# "))
        report = self.read_json(path)
        for layer in ("timexes", "entities", "statements", "events"):
            for x in report[layer]:
                self.assertIn(f"{x['id']}, line ", out)
        only, _ = self.expect(DONE, "explain", "--layer", "timex", path)
        self.assertNotIn("statement:", only)
        self.expect(3, "explain", self.path("none"))


if __name__ == "__main__":
    common.main()
