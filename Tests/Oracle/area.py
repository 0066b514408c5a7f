"""Lists of an area, read from CSV files and joined to children as DESIGN section 3 says."""

import csv
import datetime
import pathlib
import re

from edition import plain

MISSING, UNREADABLE, UNKNOWN, KNOWN = "missing", "unreadable", "unknown", "known"


class Value:
    """What a cell says. `data` is a code's index, a date, a number or a text."""

    def __init__(self, state, data=None):
        self.state = state
        self.data = data

    def __repr__(self):
        return f"Value({self.state}, {self.data!r})"


NOTHING = Value(MISSING)


def read_date(text):
    text = text.strip()
    forms = [r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:[ T]00:00(?::00)?)?",
             r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})(?: 00:00(?::00)?)?"]
    for form in forms:
        match = re.fullmatch(form, text)
        if match:
            try:
                return datetime.date(*(int(match[part]) for part in "ymd"))
            except ValueError:
                return None
    return None


def read_whole(text):
    text = text.strip().replace(",", "")
    return int(float(text)) if re.fullmatch(r"-?\d+(\.0+)?", text) else None


def read_age(text):
    """Whole years at the last birthday, however they are written; -1 is unborn (FACTS section 2), and
    no other age is below 0."""
    text = re.sub(r"\s+", " ", text).strip().lower()
    if text in ("-1", "-1.0", "unborn"):
        return -1
    if re.fullmatch(r"\d+([.,]\d+)?", text):
        return int(re.split("[.,]", text)[0])
    match = re.fullmatch(r"(\d+) ?(?:y|yrs?|years?)(?:,? ?(\d+) ?(?:m|months?))?(?: old)?", text)
    if match:
        return int(match[1]) + int(match[2] or 0) // 12
    match = re.fullmatch(r"(\d+) ?(?:m|months?)(?: old)?", text)
    return int(match[1]) // 12 if match else None


def read_id(text):
    """`1005.0` and `1.005E3` are the number 1005 that a workbook stored; 0017 stays as it is."""
    text = re.sub(r"\s+", " ", text.replace("\u00a0", " ")).strip()
    if re.fullmatch(r"\d+\.0+", text):
        return text.split(".")[0]
    if re.fullmatch(r"\d+(\.\d+)?[eE]\+?\d+", text):
        number = float(text)
        if number == int(number):
            return str(int(number))
    return text


def read_value(edition, kind, cell):
    if plain(cell) in edition.missing:
        return NOTHING
    if kind in edition.codes:
        codes = edition.codes[kind]
        index = codes.read(cell)
        if index is None:
            return Value(UNREADABLE, cell)
        return Value(UNKNOWN if codes.is_unknown(index) else KNOWN, index)
    if kind == "text":
        return Value(KNOWN, re.sub(r"\s+", " ", cell.replace("\u00a0", " ")).strip())
    reader = {"date": read_date, "whole": read_whole, "age": read_age, "id": read_id}[kind]
    data = reader(cell.replace("\u00a0", " "))
    return Value(UNREADABLE, cell) if data is None else Value(KNOWN, data)


def age_at(birth, day):
    """Whole years at the last birthday, -1 before birth."""
    if day < birth:
        return -1
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def in_view(value):
    """The code that stands first in its set, the later date, the lower number, the first text."""
    if isinstance(value.data, datetime.date):
        return -value.data.toordinal()
    return value.data


class Child:
    def __init__(self, identity):
        self.id = identity
        self.rows = {}      # list name -> rows
        self.values = {}    # field -> Value


class Area:
    """The children of the CSV files of a folder, each file named after its list."""

    def __init__(self, edition, folder, as_of):
        self.edition = edition
        self.as_of = as_of
        self.loaded = {}
        self.columns = {}
        for path in sorted(pathlib.Path(folder).glob("*.csv")):
            self._load(path)
        self.children = {}
        for name in edition.lists:
            if name in self.loaded and edition.lists[name]["about"] == "child":
                self._join(name)
        for child in self.children.values():
            for field in edition.fields:
                child.values[field] = self._first(child, field)
            self._derive(child)

    def _load(self, path):
        name = path.stem
        with open(path, newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file))
        columns = [self.edition.column(name, heading) for heading in rows[0]]
        self.columns[name] = {c["field"] for c in columns if c}
        self.loaded[name] = []
        for cells in rows[1:]:
            if not any(cell.strip() for cell in cells):
                continue
            cells += [""] * (len(columns) - len(cells))
            self.loaded[name].append(
                {column["field"]: read_value(self.edition, column["type"], cell)
                 for column, cell in zip(columns, cells) if column})

    def _join(self, name):
        for row in self.loaded[name]:
            if row["id"].state != KNOWN:
                continue
            child = self.children.setdefault(row["id"].data, Child(row["id"].data))
            child.rows.setdefault(name, []).append(row)

    def _first(self, child, field):
        """What decides for a child: what is known goes before what says "unknown", and that before
        what cannot be read; then the first list in the order; in one list the latest event, and on
        one day the value that keeps the child in view."""
        for state in (KNOWN, UNKNOWN, UNREADABLE):
            for name in self.edition.order:
                said = [(self._day(name, row), row[field]) for row in child.rows.get(name, [])
                        if row.get(field, NOTHING).state == state]
                if said:
                    latest = max(day for day, _ in said)
                    return min((value for day, value in said if day == latest), key=in_view)
        return NOTHING

    def _day(self, name, row):
        """The day of a row's event: the first date in the list's key, before all days if blank."""
        for field in self.edition.lists[name]["key"]:
            if field in self.columns[name] and self.edition.type_of(name, field) == "date":
                value = row.get(field, NOTHING)
                return value.data if value.state == KNOWN else datetime.date.min
        return datetime.date.min

    def _derive(self, child):
        values = child.values
        values["age"] = self._age([values[f] for f in self.edition.derived["age"]["from"]])
        values["age_band"] = values["age"]
        if values["age"].state == KNOWN:
            bands = [b["name"] for b in self.edition.bands
                     if b["from"] <= values["age"].data <= b["to"]]
            values["age_band"] = Value(KNOWN, bands[0]) if bands else NOTHING
        values["ethnic_group"] = values["ethnicity"]
        if values["ethnicity"].state in (KNOWN, UNKNOWN):
            # Missing is what nobody wrote (help unknown): who refused is in no group that is known.
            code = self.edition.codes["ethnicity"].codes[values["ethnicity"].data]
            values["ethnic_group"] = (Value(KNOWN, code["group"]) if code.get("group")
                                      else Value(values["ethnicity"].state, code["code"]))
        on = [name for name in self.edition.derived["list"]["from"] if name in child.rows]
        values["list"] = Value(KNOWN, on[0]) if on else NOTHING

    def _age(self, sources):
        """From the first of the dates that is known, else as it was given. A date that cannot be
        read leaves no age to be read either; missing is only what nobody wrote (help unknown)."""
        for value in sources:
            if value.state == KNOWN:
                data = value.data
                return Value(KNOWN, age_at(data, self.as_of)
                             if isinstance(data, datetime.date) else data)
        if sources[-1].state == MISSING and any(value.state == UNREADABLE for value in sources):
            return Value(UNREADABLE, "")
        return sources[-1]
