#!/usr/bin/env python3
"""`waqai gazetteer build`: place tables from dumps, with small files of our own in the formats of GeoNames, Who's On
First and Wikidata."""
import json
import os

from common import Case
import common


def place(gid, name, lat, lon, kind, code, country, admin1, population):
    return "\t".join([str(gid), name, name, "", str(lat), str(lon), kind, code, country, "", admin1, "", "", "",
                      str(population), "", "0", "Asia/Baghdad", "2025-01-01"])


PLACES = "\n".join([place(900001, "Zurqana", 33.5, 44.25, "P", "PPL", "IQ", "07", 4200),
                    place(900002, "Nameless", 33.6, 44.3, "P", "PPL", "IQ", "07", 10),
                    place(900003, "Sahlun", 31.25, 35.5, "A", "ADM1", "JO", "02", 0),
                    place(900004, "Mount Nothing", 30.0, 31.0, "T", "MT", "EG", "01", 0)]) + "\n"
NAMES = ("1\t900001\tar\tزرقانا\t1\t\t\t\n2\t900001\ten\tZurqana\t\t\t\t\n3\t900003\tar\tسهلون\t\t\t\t\n"
         "4\t900004\tar\tجبل العدم\t\t\t\t\n")
FEATURE = {"type": "Feature", "properties": {"wof:id": 85000001, "wof:placetype": "locality", "wof:name": "Tall Nur",
                                             "wof:country": "SY", "name:ara_x_preferred": ["تل النور"],
                                             "geom:latitude": 35.5, "geom:longitude": 36.75}}
ITEM = {"type": "item", "id": "Q99999991", "labels": {"ar": {"language": "ar", "value": "وادي الزهور"},
                                                        "en": {"language": "en", "value": "Wadi al-Zuhur"}},
        "claims": {"P625": [{"mainsnak": {"datavalue": {"value": {"latitude": 34.125, "longitude": 40.5}}}}],
                   "P17": [{"mainsnak": {"datavalue": {"value": {"id": "Q796"}}}}]}}


class Gazetteer(Case):
    def build(self, status, *files):
        return self.expect(status, "gazetteer", "build", "--lang", "en", "--output", self.path("out"), *files)

    def table(self):
        with open(os.path.join(self.path("out"), "place", "geonames.tsv"), encoding="utf-8") as f:
            rows = [line.rstrip("\n").split("\t") for line in f]
        return {r[0]: dict(zip(rows[0], r)) for r in rows[1:]}

    def test_geonames(self):
        places, names = self.write("allCountries.txt", PLACES), self.write("alternateNames.txt", NAMES)
        out, err = self.build(0, places, names)
        self.assertEqual(err, "")
        self.assertIn("places: 2", out)
        rows = self.table()
        self.assertEqual(sorted(rows), ["g900001", "g900003"])
        self.assertEqual((rows["g900001"]["iso"], rows["g900001"]["lat"], rows["g900001"]["forms"]), ("IRQ", "33.50", "زرقانا"))
        self.assertEqual(rows["g900003"]["type"], "admin1")
        self.expect(0, "lexicon", "check", self.path("out"))
        report = self.write("r.txt", "date 2025-10-01\nانقطع التيار في مدينة زرقانا.\n")
        found = json.loads(self.expect(0, "names", "--format", "json", "--lexicon", self.path("out"), report)[0])
        self.assertEqual(found["names"][0]["place"]["id"], "g900001")

    def test_features_and_items(self):
        wof = self.write("wof.ndjson", json.dumps(FEATURE, ensure_ascii=False) + "\n")
        wikidata = self.write("wikidata.json", "[\n" + json.dumps(ITEM) + ",\n" + json.dumps(ITEM) + "\n]\n")
        self.build(0, wof, wikidata)
        rows = self.table()
        self.assertEqual(rows["w85000001"]["iso"], "SYR")
        self.assertEqual((rows["q99999991"]["iso"], rows["q99999991"]["forms"]), ("IRQ", "وادي الزهور"))
        self.expect(0, "lexicon", "check", self.path("out"))

    def test_faults_name_the_line(self):
        bad = PLACES + place(900009, "Broken", "north", 44.0, "P", "PPL", "IQ", "07", 1) + "\n"
        _, err = self.build(3, self.write("allCountries.txt", bad))
        self.assertIn("allCountries.txt:5", err)
        self.assertIn("latitude", err)
        cut = json.dumps(FEATURE) + "\n" + json.dumps(FEATURE)[:60] + "\n"
        _, err = self.build(3, self.write("wof.ndjson", cut))
        self.assertIn("wof.ndjson:2", err)
        self.build(2, self.write("x.txt", "one\ttwo\n"))
        self.build(3, self.path("absent.txt"))

    def test_usage(self):
        _, err = self.expect(2, "gazetteer", "build", "--lang", "en", self.write("allCountries.txt", PLACES))
        self.assertIn("--output", err)


if __name__ == "__main__":
    common.main()
