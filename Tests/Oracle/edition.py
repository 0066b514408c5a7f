"""The edition as the oracle needs it: code sets, fields, lists, phrases, marks for missing values.

Read from Sources/Guidance/Editions/csafe-2018.yaml with PyYAML (Debian: apt-get install
python3-yaml; elsewhere: pip install pyyaml).
"""

import pathlib
import re
import sys

try:
    import yaml
except ImportError:
    sys.exit("this needs PyYAML: apt-get install python3-yaml, or pip install pyyaml")

FILE = pathlib.Path(__file__).resolve().parents[2] / "Sources/Guidance/Editions/csafe-2018.yaml"


def plain(text):
    """Text as values are compared: one kind of space and quote, no outer space, no case."""
    text = re.sub("[\u00a0\u2007\u202f\ufeff]", " ", text)
    text = re.sub("[\u2018\u2019]", "'", text)
    text = re.sub("[\u201c\u201d]", '"', text)
    return re.sub(r"\s+", " ", text).strip().lower()


def heading_key(text):
    """A heading as headings are compared: letters and digits, without a closing (Y/N)."""
    text = re.sub(r"\(y/n\)\W*$", "", plain(text))
    return re.sub(r"[^a-z0-9]", "", text)


def without_letter(text):
    """`a) Male` is `Male`."""
    return re.sub(r"^[a-z]{1,2}\)\s*", "", text)


class CodeSet:
    def __init__(self, definition):
        self.codes = definition["values"]
        self.spellings = {}
        for index, code in enumerate(self.codes):
            names = [code["code"], code["label"], code.get("written")] + code.get("also", [])
            for name in filter(None, map(str, filter(None, names))):
                for form in {plain(name), without_letter(plain(name))}:
                    self.spellings.setdefault(form, index)

    def read(self, cell):
        """The code's index, or None."""
        text = plain(cell)
        for form in (text, without_letter(text)):
            if form in self.spellings:
                return self.spellings[form]
            front = re.match(r"([a-z0-9/]+)\s*[-:\u2013\u2014]", form)
            if front:
                for index, code in enumerate(self.codes):
                    if str(code["code"]).lower() == front.group(1):
                        return index
        return None

    def named(self, text):
        """The indexes of the codes that a typed value means: a code's, a label's, a group's."""
        found = {i for i, code in enumerate(self.codes)
                 if code.get("group") and plain(code["group"]) == plain(text)}
        index = self.read(text)
        if index is not None:
            found.add(index)
        return found

    def is_unknown(self, index):
        return bool(self.codes[index].get("unknown"))


class Edition:
    def __init__(self, path=FILE):
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        self.missing = {plain(str(mark)) for mark in raw["missing"]}
        self.order = raw["order"]
        self.bands = raw["age-bands"]
        self.codes = {name: CodeSet(definition) for name, definition in raw["codes"].items()}
        self.fields = raw["fields"]
        self.derived = raw["derived"]
        self.phrases = {p["phrase"].lower(): p["means"] for p in raw["phrases"]}
        self.lists = {}
        for definition in raw["lists"]:
            self.lists[definition["name"]] = {
                "columns": [self._column(c) for c in definition["columns"]],
                "about": definition["about"],
                "single": definition["one-row-per-child"],
                "key": self._texts(definition.get("key", [])),
            }

    @staticmethod
    def _texts(entry):
        return entry if isinstance(entry, list) else [entry]

    def type_of(self, list_name, field):
        return next(c["type"] for c in self.lists[list_name]["columns"] if c["field"] == field)

    def _column(self, column):
        base = self.fields.get(column["field"], {})
        merged = {**base, **column}
        merged["headings"] = list(dict.fromkeys(
            [merged["title"], base.get("title", merged["title"]), column["field"]]
            + base.get("headings", []) + column.get("headings", [])))
        return merged

    def column(self, list_name, heading):
        """The column of a list that a heading stands for, or None."""
        key = heading_key(heading)
        for column in self.lists[list_name]["columns"]:
            if key in map(heading_key, column["headings"]):
                return column
        return None

    def lists_with(self, field):
        return [name for name, definition in self.lists.items()
                if any(c["field"] == field for c in definition["columns"])]
