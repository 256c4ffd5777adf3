#!/usr/bin/env python3
"""`waqai time`: its arguments, formats and exit status; TimeML against the structure of the TimeML 1.2.1 DTD."""
import json
import re
import xml.etree.ElementTree as xml

import common
from common import Case

DAY = "2025-10-01"
TEXTS = (
    "وصل الوفد مساء الثلاثاء.",
    "تقام الدورة من 3 إلى 7 أكتوبر.",
    "تراجع الإنتاج خلال الأشهر الثلاثة الماضية.",
    "صدر الأمر في 9/12/2024، وعُدّل بعد ذلك بيومين.",
    "يجتمع المجلس كل يوم جمعة، وتصدر النشرة مرتين في الأسبوع.",
    "بدأ العمل في رمضان 1445 ه وانتهى في نهاية شوال.",
    "أُغلق الطريق من السادسة صباحا حتى الثامنة مساء بتوقيت غرينتش.",
    "بنيت القلعة في القرن الثالث قبل الميلاد & رُممت عام 2019 <مرتين> \"كاملتين\".",
    "صدر القرار في 31 أبريل 2024.",
    "لا زمن في هذه الجملة المكتوبة.",
)

# The TimeML 1.2.1 DTD: for each element its parents, whether it holds text, its attributes. An attribute is "id",
# "idref", "text" or a tuple of its values; a star marks those that must stand.
MODS = ("BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE",
        "START", "MID", "END", "APPROX")
FUNCTIONS = ("CREATION_TIME", "EXPIRATION_TIME", "MODIFICATION_TIME", "PUBLICATION_TIME", "RELEASE_TIME",
             "RECEPTION_TIME", "NONE")
TIMEX3 = {
    "tid*": "id", "type*": ("DATE", "TIME", "DURATION", "SET"), "value*": "text", "beginPoint": "idref",
    "endPoint": "idref", "quant": "text", "freq": "text", "functionInDocument": FUNCTIONS,
    "temporalFunction": ("true", "false"), "mod": MODS, "anchorTimeID": "idref", "valueFromFunction": "idref",
    "comment": "text",
}
ELEMENTS = {
    "TimeML": (None, {}),
    "DOCID": ("TimeML", {}),
    "DCT": ("TimeML", {}),
    "TITLE": ("TimeML", {}),
    "TEXT": ("TimeML", {}),
    "TIMEX3": (("DCT", "TEXT"), TIMEX3),
}
ORDER = ("DOCID", "DCT", "TITLE", "TEXT")
NAME = re.compile(r"^[A-Za-z_][A-Za-z0-9._-]*$")
DURATION = re.compile(r"^P(\d+|X)?[0-9.XYMWDTHSQE]+$")
POINT = re.compile(r"^(BC\d{2,4}|[0-9X]{2,4}.*|-?\d{4}.*|PRESENT_REF|PAST_REF|FUTURE_REF)$")


def faults_of(document):
    """What in a TimeML document breaks the structure; none is an empty list."""
    faults, ids, references = [], set(), []
    try:
        root = xml.fromstring(document)
    except xml.ParseError as error:
        return [str(error)]
    if root.tag != "TimeML":
        faults.append(f"the root is {root.tag}")
    children = [child.tag for child in root]
    if children != sorted(children, key=lambda tag: ORDER.index(tag) if tag in ORDER else 99):
        faults.append(f"order of {children}")
    if children.count("TEXT") != 1 or children.count("DCT") > 1:
        faults.append(f"number of {children}")

    def walk(element, parent):
        if element.tag not in ELEMENTS:
            faults.append(f"element {element.tag}")
            return
        parents, attributes = ELEMENTS[element.tag]
        if parents is not None and parent not in ((parents,) if isinstance(parents, str) else parents):
            faults.append(f"{element.tag} inside {parent}")
        allowed = {name.rstrip("*"): kind for name, kind in attributes.items()}
        for name in attributes:
            if name.endswith("*") and name[:-1] not in element.attrib:
                faults.append(f"{element.tag} lacks {name[:-1]}")
        for name, value in element.attrib.items():
            if name.startswith("{http://www.w3.org/2001/XMLSchema-instance}") and element.tag == "TimeML":
                continue
            kind = allowed.get(name)
            if kind is None:
                faults.append(f"{element.tag} has {name}")
            elif kind == "id":
                if value in ids or not NAME.match(value):
                    faults.append(f"id {value}")
                ids.add(value)
            elif kind == "idref":
                references.append(value)
            elif isinstance(kind, tuple) and value not in kind:
                faults.append(f"{name}={value}")
        if element.tag == "TIMEX3":
            value, kind = element.get("value", ""), element.get("type")
            if not (DURATION if kind == "DURATION" else POINT).match(value) and kind != "SET":
                faults.append(f"{kind} with the value {value}")
            if (element.get("quant") or element.get("freq")) and kind != "SET":
                faults.append(f"{kind} with quant or freq")
            if len(element):
                faults.append("TIMEX3 holds elements")
            if not (element.text or "") and parent == "TEXT" and kind != "DURATION" and element.get("anchorTimeID"):
                faults.append("an empty TIMEX3 with an anchor")
        for child in element:
            walk(child, element.tag)

    walk(root, None)
    faults += [f"no element has the id {value}" for value in references if value not in ids]
    return faults


class TimeMl(Case):
    def timeml(self, *arguments, **more):
        return self.expect((0, 1), "time", "--format", "timeml", *arguments, **more)[0]

    def test_structure(self):
        for text in TEXTS:
            for arguments in ((), ("--date", DAY), ("--date", DAY + "T14:30")):
                self.assertEqual(faults_of(self.timeml(*arguments, text)), [], text)

    def test_the_text_is_kept(self):
        for text in TEXTS:
            root = xml.fromstring(self.timeml("--date", DAY, text))
            self.assertEqual("".join(root.find("TEXT").itertext()), text)

    def test_what_xml_cannot_hold(self):
        out = self.timeml("-", stdin=("غدا أو بعد غد. " * 40 + "\x0b \ufffe & <b> ]]>").encode("utf-8"))
        self.assertEqual(faults_of(out), [])

    def test_a_whole_report(self):
        out = self.timeml("-", stdin=common.REPORT)
        self.assertEqual(faults_of(out), [])
        root = xml.fromstring(out)
        self.assertEqual(root.find("DCT/TIMEX3").get("value"), "2025-10-01")
        self.assertEqual("".join(root.find("TEXT").itertext()).strip(), common.REPORT.split("\n", 1)[1].strip())

    def times(self, text):
        root = xml.fromstring(self.timeml("--date", DAY, text))
        return {t.text: t for t in root.iter("TIMEX3") if t.text}, list(root.iter("TIMEX3"))

    def test_anchors(self):
        named, _ = self.times(TEXTS[3])
        first, second = named["9/12/2024"], named["بعد ذلك بيومين"]
        self.assertEqual(second.get("anchorTimeID"), first.get("tid"))
        self.assertEqual((first.get("temporalFunction"), second.get("temporalFunction")), ("false", "true"))
        self.assertIn("2024-09-12", first.get("comment"))
        self.assertEqual(self.times(TEXTS[0])[0]["مساء الثلاثاء"].get("anchorTimeID"), "t0")

    def test_ends_of_a_duration(self):
        named, every = self.times(TEXTS[2])
        duration = named["الأشهر الثلاثة الماضية"]
        self.assertEqual(duration.get("endPoint"), "t0")
        begin = [t for t in every if t.get("tid") == duration.get("beginPoint")][0]
        self.assertEqual((begin.get("value"), begin.text), ("2025-07-01", None))

    def test_a_range_is_a_duration_between_two_times(self):
        named, every = self.times(TEXTS[1])
        stretch = [t for t in every if t.get("type") == "DURATION"][0]
        self.assertEqual(stretch.get("beginPoint"), named["3"].get("tid"))
        self.assertEqual(stretch.get("endPoint"), named["7 أكتوبر"].get("tid"))
        self.assertEqual(stretch.get("value"), "P5D")

    def test_sets(self):
        named, _ = self.times(TEXTS[4])
        self.assertEqual(named["كل يوم جمعة"].get("quant"), "EVERY")
        self.assertEqual(named["مرتين في الأسبوع"].get("freq"), "2X")

    def test_the_judge_finds_faults(self):
        good = self.timeml("--date", DAY, TEXTS[3])
        for old, new in (('tid="t2"', 'tid="t1"'), ('type="DATE"', 'type="DAY"'), ('anchorTimeID="t1"', 'anchorTimeID="t9"'),
                         ("<TEXT>", "<BODY>"), (' value="2024-12-09"', ""), ('value="2024-12-09"', 'value="soon"'),
                         ('functionInDocument="NONE"', 'function="NONE"')):
            self.assertIn(old, good)
            self.assertNotEqual(faults_of(good.replace(old, new).replace("</TEXT>", new.replace("<", "</"))
                                          if old == "<TEXT>" else good.replace(old, new)), [], new)


class Time(Case):
    def test_words_of_the_command_line_are_one_text(self):
        one = self.expect(0, "time", "--date", DAY, TEXTS[0])
        many = self.expect(0, "time", "--date", DAY, *TEXTS[0].split())
        self.assertEqual(one, many)
        self.assertIn("2025-09-30TEV", one[0])

    def test_standard_input(self):
        out, _ = self.expect(0, "time", "--date", DAY, "-", stdin="غدا")
        self.assertIn("2025-10-02", out)

    def test_both_languages(self):
        english, _ = self.expect(0, "time", "--date", DAY, "--lang", "en", TEXTS[0])
        arabic, _ = self.expect(0, "time", "--date", DAY, "--lang", "ar", TEXTS[0])
        self.assertIn("some time within", english)
        self.assertIn("القيمة", arabic)

    def test_status(self):
        out, err = self.expect(1, "time", TEXTS[-1])
        self.assertEqual(out, "")
        self.assertIn("nothing found", err)
        self.assertEqual(self.expect(1, "time", "--quiet", TEXTS[-1])[1], "")
        self.expect(2, "time")
        self.expect(2, "time", "--date", "2025-10-01T25:00", "x")
        self.expect(2, "time", "--format", "csv", "x")

    def test_an_hour_of_publication(self):
        out, _ = self.expect(0, "time", "--date", DAY + "T10:30", "غادر قبل ساعتين.")
        self.assertIn("2025-10-01T08:30", out)

    def test_within_and_throughout(self):
        def extent(text):
            out, _ = self.expect(0, "time", "--date", DAY, text)
            return out
        self.assertIn("some time within", extent("زار المدينة الأسبوع الماضي."))
        self.assertIn("all through", extent("تواصل القصف طوال الأسبوع الماضي."))

    def test_contradictions_are_told(self):
        def note(text):
            out, _ = self.expect(0, "time", "--date", DAY, text)
            return [line for line in out.splitlines() if line.startswith("!")]
        self.assertIn("2025-09-30", note("وصل يوم الثلاثاء 29 سبتمبر 2025.")[0])
        self.assertIn("2024-05-01", note("صدر في 31 أبريل 2024.")[0])
        self.assertIn("2024-11-10", note("صدر في 10 أكتوبر/تشرين الثاني 2024.")[0])
        self.assertEqual(note("صدر في 10 أكتوبر/تشرين الأول 2024."), [])

    def test_json_is_a_report_of_times(self):
        out, _ = self.expect(0, "time", "--format", "json", "--date", DAY, TEXTS[1])
        report = json.loads(out)
        self.assertEqual([t["text"] for t in report["timexes"]], ["3", "7 أكتوبر"])
        self.assertEqual(report["timexes"][0]["range_end"], "t2")
        self.assertEqual(report["events"], [])


if __name__ == "__main__":
    common.main()
