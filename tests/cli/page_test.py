#!/usr/bin/env python3
"""The page of `waqai read --format html`: well-formed, closed to what a report says, the same in a browser.
The tests in a browser need Chromium (Debian: chromium) and are left out where there is none."""
import html.parser
import os
import shutil
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree

import common
from common import DONE, REPORT, Case

HOSTILE = ("date 2025-10-01\n"
           "عنوان <script>document.title='run'</script> & \"'>\n"
           "اعتقلت الشرطة <img src=x onerror=\"document.title='run'\"> خمسة أشخاص في عمّان أمس </article></body>.\n"
           "وقال مصدر حكومي إن المحادثات ]]> --> &lt; ستستمر حتى نهاية الشهر الجاري <style>*{display:none}</style>.\n")
VOID = {"br", "meta"}
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def tree(page):
    """The page as XML, without its doctype."""
    first, rest = page.split("\n", 1)
    assert first == "<!DOCTYPE html>", first
    return ElementTree.fromstring(rest)


class Tags(html.parser.HTMLParser):
    """Elements that are open as HTML sees them, and what could fetch or run something."""

    def __init__(self):
        super().__init__()
        self.open, self.faults, self.names = [], [], []

    def handle_starttag(self, tag, attrs):
        self.names.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name == "src" or (value or "").startswith("javascript:"):
                self.faults.append((tag, name, value))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        if tag not in VOID:
            self.faults.append((tag, "self-closed", None))
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append((tag, "unbalanced", None))


class Page(Case):
    def page(self, content, *options):
        out, _ = self.expect(DONE, "read", "--format", "html", *options, self.write("a.txt", content))
        return out

    def examples(self):
        folder = os.path.join(common.ROOT, "examples")
        return [os.path.join(folder, n) for n in sorted(os.listdir(folder)) if n.endswith(".txt")]

    def check(self, page):
        root = tree(page)
        tags = Tags()
        tags.feed(page)
        tags.close()
        self.assertEqual(tags.faults, [])
        self.assertEqual(tags.open, [])
        for banned in ("script", "link", "img", "iframe", "object", "base", "form"):
            self.assertNotIn(banned, tags.names)
        ids = [e.get("id") for e in root.iter() if e.get("id")]
        self.assertEqual(len(ids), len(set(ids)))
        for e in root.iter():
            target = e.get("href") or ""
            if target.startswith("#"):
                self.assertIn(target[1:], ids)
        return root

    def test_well_formed_in_both_languages(self):
        for path in self.examples():
            for lang, direction in (("ar", "rtl"), ("en", "ltr")):
                for more in ([], ["--all"]):
                    out, _ = self.expect(DONE, "read", "--format", "html", "--lang", lang, *more, path)
                    root = self.check(out)
                    self.assertEqual((root.get("lang"), root.get("dir")), (lang, direction))

    def test_each_entry_and_its_words_link_to_each_other(self):
        for path in self.examples():
            out, _ = self.expect(DONE, "read", "--format", "html", path)
            root = self.check(out)
            space = "{http://www.w3.org/1999/xhtml}"
            entries = {e.get("id"): e for e in root.iter(space + "li") if e.get("id")}
            self.assertTrue(entries)
            marks = {e.get("id"): e for e in root.iter(space + "mark") if e.get("id")}
            self.assertEqual(len(entries), len(marks))
            for name, entry in entries.items():
                there = [a.get("href")[1:] for a in entry.iter(space + "a") if a.get("href")[1:] in marks]
                self.assertEqual(len(there), 1)
                self.assertEqual([a.get("href") for a in marks[there[0]].iter(space + "a")], ["#" + name])

    def test_the_whole_report_is_there(self):
        root = self.check(self.page(REPORT))
        section = next(e for e in root.iter() if e.get("class") == "report")
        for sup in [p for p in section.iter() if p.tag.endswith("}a")]:
            for child in list(sup):
                sup.remove(child)
        shown = "".join(section.itertext())
        for line in REPORT.splitlines()[1:]:
            self.assertIn(line, shown)

    def test_what_a_report_says_is_no_markup(self):
        for lang in ("ar", "en"):
            page = self.page(HOSTILE, "--all", "--lang", lang)
            root = self.check(page)
            self.assertIn("<script>document.title", "".join(root.itertext()))

    def test_any_bytes_give_a_page(self):
        for content in (b"\x00\x01\x02<b>\xff\xfe", "\u202eabc\u0007 <i>".encode(), b"date 2025-10-01\n\n\n<", "ا".encode() * 3000):
            status, out, _ = self.run_waqai("read", "--format", "html", self.write("a.txt", content))
            if status in DONE:
                self.check(out)

    def test_many_reports_stand_in_one_page(self):
        out, _ = self.expect(DONE, "read", "--format", "html", *self.examples())
        self.assertEqual(out.count("<article"), len(self.examples()))
        self.check(out)
        out, _ = self.expect(3, "read", "--format", "html", self.examples()[0], self.path("missing.txt"))
        self.assertEqual(self.check(out) is not None, True)

    def test_the_same_bytes_each_time(self):
        one, _ = self.expect(DONE, "read", "--format", "html", "--threads", "1", *self.examples())
        two, _ = self.expect(DONE, "read", "--format", "html", "--threads", "4", *self.examples())
        self.assertEqual(one, two)


@unittest.skipUnless(CHROMIUM, "no Chromium here")
class Browser(Case):
    def browse(self, page, *options):
        path = self.write("page.html", page)
        run = subprocess.run([CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                              f"--user-data-dir={self.path('profile')}", *options, f"file://{path}"],
                             capture_output=True, timeout=120, check=False, cwd=self.folder)
        return run.stdout.decode("utf-8")

    def test_the_browser_sees_the_same_elements(self):
        page, _ = self.expect(DONE, "read", "--format", "html", "--all", self.write("a.txt", HOSTILE))
        seen = self.browse(page, "--dump-dom")
        for tag in ("article", "section", "li", "mark", "h2", "p"):
            self.assertEqual(seen.count("<" + tag), page.count("<" + tag), tag)
        self.assertNotIn("<title>run</title>", seen)
        self.assertNotIn("<img", seen)

    def test_it_prints(self):
        page, _ = self.expect(DONE, "read", "--format", "html", self.write("a.txt", REPORT))
        pdf = self.path("page.pdf")
        self.browse(page, f"--print-to-pdf={pdf}")
        with open(pdf, "rb") as f:
            self.assertTrue(f.read(5).startswith(b"%PDF"))


if __name__ == "__main__":
    common.main()
