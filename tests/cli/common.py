"""What the tests of the command line share: running the program, folders that go away, texts of our own."""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
WAQAI = None
DONE = (0, 1)  # found something or nothing: which of the two depends on the lexicon, not on the command line

REPORT = ("date 2025-10-01\n"
          "لقاء في عمّان\n"
          "أعلنت وزارة الخارجية الأردنية، الثلاثاء، أن وفدا وصل إلى عمّان في 30 سبتمبر/أيلول 2025.\n"
          "وقال مصدر حكومي إن المحادثات ستستمر حتى نهاية الشهر الجاري.\n")
EMPTY_OF_NEWS = "abc def\n"


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="waqai-test-")
        self.addCleanup(shutil.rmtree, self.folder, True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, content):
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as f:
            f.write(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    def run_waqai(self, *arguments, stdin=b"", env=None, **more):
        """Runs the program; gives (status, standard output as text, standard error as text)."""
        surroundings = {k: v for k, v in os.environ.items()
                        if not k.startswith("LC_") and k not in ("LANG", "NO_COLOR", "COLUMNS")}
        surroundings.update(env or {})
        if isinstance(stdin, str):
            stdin = stdin.encode("utf-8")
        run = subprocess.run([more.pop("program", WAQAI), *arguments], input=stdin, capture_output=True,
                             env=surroundings, check=False, timeout=240, **more)
        return run.returncode, run.stdout.decode("utf-8"), run.stderr.decode("utf-8")

    def expect(self, status, *arguments, **more):
        """As run_waqai, with the status checked (a number, or several)."""
        got, out, err = self.run_waqai(*arguments, **more)
        wanted = status if isinstance(status, tuple) else (status,)
        self.assertIn(got, wanted, f"waqai {' '.join(arguments)}\n{out[-2000:]}\n{err[-2000:]}")
        return out, err

    def read_json(self, *arguments, **more):
        out, _ = self.expect(DONE, "read", "--format", "json", *arguments, **more)
        return json.loads(out)


def main():
    """Runs the tests of the calling file. usage: NAME_test.py WAQAI [unittest options]"""
    global WAQAI
    if len(sys.argv) < 2:
        sys.exit(f"usage: {sys.argv[0]} WAQAI")
    WAQAI = os.path.abspath(sys.argv.pop(1))
    unittest.main(module="__main__")
