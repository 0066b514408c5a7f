"""Small random areas, written as CSV files, and random conditions over them."""

import csv
import datetime
import random

LISTS = {
    "cin": ["id", "gender", "ethnicity", "dob", "expected_dob", "age_given", "disability", "start",
            "need", "last_seen", "closed", "closure", "team", "flag", "nps", "police"],
    "cpp": ["id", "gender", "ethnicity", "dob", "expected_dob", "age_given", "disability", "start",
            "latest_abuse", "last_visit", "seen_alone", "end", "previous_plans", "team", "flag"],
    "cic": ["id", "gender", "ethnicity", "dob", "age_given", "disability", "start", "legal_status",
            "end", "placement_location", "placements", "team", "sibling_group", "flag"],
    "yot": ["id", "status"],
    "nps": ["id", "status"],
    "additional": ["id", "csa_current", "multi_agency", "yot", "nps", "police", "intervention",
                   "sarc"],
    "referrals": ["id", "gender", "ethnicity", "dob", "expected_dob", "date", "source", "nfa",
                  "previous_referrals", "team"],
    "s47": ["id", "gender", "dob", "age_given", "disability", "start", "previous_s47",
            "icpc_unnecessary", "icpc_date", "flag"],
}
TEAMS = ["Team 1", "Team 2", "team 2", "North", "North  West", "North\u00a0West", "O'Hara, J", "T10",
         "T9", "Café"]
BLANKS = ["", "", "", "", "-", "#N/A", "NULL", "\u00a0", "n/a", " "]
RUBBISH = {"date": ["31/02/2020", "soon", "2020-13-01", "n.k."], "whole": ["many", "2.5"],
           "age": ["ten", "?"], "codes": ["rubbish", "zz", "x?"]}


class Generator:
    def __init__(self, edition, seed):
        self.edition = edition
        self.random = random.Random(seed)
        self.as_of = datetime.date(2026, 3, 2) + datetime.timedelta(self.random.randint(-400, 400))
        if self.random.random() < 0.3:
            self.as_of = datetime.date(2028, 2, 29)
        self.spoilt = self.random.choice([0.0, 0.05, 0.2])
        self.blank = self.random.choice([0.05, 0.2, 0.5])
        self.tables = {}

    # ------------------------------------------------------------------------------- areas

    def area(self):
        """List name -> rows of cells, the headings first."""
        draw = self.random
        children = [self._child(number) for number in range(draw.randint(5, 40))]
        names = [name for name in LISTS if draw.random() < 0.8] or ["cin"]
        for name in names:
            columns = [c for c in self.edition.lists[name]["columns"] if c["field"] in LISTS[name]]
            columns = [c for c in columns if c["field"] == "id" or draw.random() < 0.9]
            while len(columns) < 2:
                columns = [c for c in self.edition.lists[name]["columns"]
                           if c["field"] in LISTS[name]]
            draw.shuffle(columns)
            share = {"yot": 0.2, "nps": 0.2}.get(name, 0.5)
            rows = [[draw.choice(c["headings"]) for c in columns]]
            for child in children:
                if draw.random() > share:
                    continue
                copies = 1
                if not self.edition.lists[name]["single"] or draw.random() < 0.05:
                    copies = draw.choice([1, 1, 2, 3])
                for _ in range(copies):
                    rows.append([self._cell(name, c, child) for c in columns])
            if draw.random() < 0.2:
                row = [self._cell(name, c, children[0]) for c in columns]
                row[[c["field"] for c in columns].index("id")] = ""
                rows.append(row)
            self.tables[name] = rows
        return self.tables

    def _child(self, number):
        draw = self.random
        identity = draw.choice([str(1000 + number), f"{number:04}", f"C{number}", str(70000 + number)])
        birth = self._date(19 * 365)
        return {"id": identity, "gender": draw.randrange(4), "dob": birth,
                "unborn": draw.random() < 0.07, "expected_dob": self._date(200, -60)}

    def _date(self, days_back, days_from=0):
        day = self.as_of - datetime.timedelta(self.random.randint(days_from, days_back))
        if self.random.random() < 0.1:
            near = self.random.choice([0, 1, 30, 31, 59, 60, 61, 90, 91, 92, 182, 365, 366])
            day = self.as_of - datetime.timedelta(near)
        return day

    def _written_date(self, day):
        form = self.random.choice(["%Y-%m-%d", "%d/%m/%Y", "%Y-%m-%d 00:00:00", "slash"])
        return f"{day.day}/{day.month}/{day.year}" if form == "slash" else day.strftime(form)

    def _cell(self, list_name, column, child):
        draw = self.random
        field, kind = column["field"], column["type"]
        if field == "id":
            identity = child["id"]
            if identity.isdigit() and identity[0] != "0" and draw.random() < 0.1:
                return identity + ".0"
            return draw.choice([identity, identity, identity, f" {identity} "])
        if draw.random() < self.blank:
            return draw.choice(BLANKS)
        if draw.random() < self.spoilt and (kind in RUBBISH or kind in self.edition.codes):
            return draw.choice(RUBBISH.get(kind, RUBBISH["codes"]))
        if field == "dob":
            return "" if child["unborn"] else self._written_date(
                child["dob"] if draw.random() < 0.95 else self._date(19 * 365))
        if field == "expected_dob":
            return self._written_date(child["expected_dob"]) if child["unborn"] else ""
        if kind in self.edition.codes:
            return self._written_code(kind, child, field)
        if kind == "date":
            return self._written_date(self._date(draw.choice([20, 100, 400, 2000]), -20))
        if kind == "age":
            return draw.choice(["-1", "0", "4", "5", "9", "10.0", "12.7", "15", "16", "17", "18",
                                "15.5", "0.5", "15 years", "7y 3m", "18 months", "6,9", "Unborn",
                                "-2"])
        if kind == "whole":
            return draw.choice(["0", "1", "2", "3", "2.0", "10", "1,005"])
        return draw.choice(TEAMS if field == "team" else ["A", "a", "B", "12"])

    def _written_code(self, kind, child, field):
        draw = self.random
        codes = self.edition.codes[kind].codes
        code = draw.choice(codes[:6])
        if field == "gender" and draw.random() < 0.9:
            code = codes[child["gender"]]
        forms = [str(code["code"]), code["label"], code.get("written") or code["label"]]
        forms += list(map(str, code.get("also", [])))
        text = draw.choice(forms)
        text = draw.choice([text, text, text, text.upper(), text.lower(), f" {text}", text + "\u00a0"])
        return text.replace(" ", "\u00a0") if draw.random() < 0.03 else text

    def write(self, folder):
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.csv"):
            old.unlink()
        for name, rows in self.tables.items():
            with open(folder / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
                csv.writer(file, lineterminator="\n").writerows(rows)

    # -------------------------------------------------------------------------- conditions

    def condition(self, depth=0, row_list=None):
        """One condition as a person may type it."""
        draw = self.random
        count = 1 if depth > 2 else draw.choice([1, 1, 1, 2, 2, 3])
        parts = [self._factor(depth, row_list) for _ in range(count)]
        text = parts[0]
        for part in parts[1:]:
            text += draw.choice([" and ", " or ", ", ", " AND ", " Or ", " , "]) + part
        return text

    def _factor(self, depth, row_list):
        draw = self.random
        negation = draw.choice(["", "", "", "not ", "NOT "])
        if depth < 3 and draw.random() < 0.2:
            return f"{negation}({self.condition(depth + 1, row_list)})"
        return negation + self._predicate(depth, row_list)

    def _predicate(self, depth, row_list):
        draw = self.random
        pick = draw.random()
        if pick < 0.07:
            phrases = [p for p, means in self.edition.phrases.items()
                       if not (row_list and "[" in means)]
            return draw.choice(phrases)
        if pick < 0.12:
            return f"on {draw.choice(list(LISTS))}"
        # The rows of a list have no rows of their own: no list stands inside another's brackets.
        if pick < 0.27 and row_list is None and depth < 3:
            name = draw.choice(list(LISTS))
            rows = f"{name}[{self.condition(depth + 1, name)}]"
            if draw.random() < 0.5:
                return rows
            rows = rows if draw.random() < 0.7 else name
            symbol = draw.choice(["=", "!=", "<", "<=", ">", ">="])
            return f"count {rows} {symbol} {draw.randint(0, 3)}"
        return self._field_predicate(*self._field(row_list))

    def _field(self, row_list):
        """A field as it may be typed, and its type."""
        draw = self.random
        pick = draw.random()
        if row_list and pick < 0.6:
            columns = {c["field"]: c for c in self.edition.lists[row_list]["columns"]}
            field = draw.choice([f for f in LISTS[row_list] if f in columns])
            return field, columns[field]["type"]
        if row_list or pick < 0.75:
            field = draw.choice(["gender", "ethnicity", "dob", "expected_dob", "age_given",
                                 "disability", "flag", "team", "csa_current", "multi_agency", "yot",
                                 "nps", "police", "sarc", "age", "age", "age_band", "ethnic_group",
                                 "list", "id", "sibling_group"])
            definition = self.edition.fields.get(field) or self.edition.derived[field]
            typed = field
            if draw.random() < 0.15:
                typed = '"' + draw.choice(
                    [definition["title"]] + definition.get("headings", [])) + '"'
            if draw.random() < 0.1:
                typed = typed.upper()
            return typed, definition["type"]
        name = draw.choice(list(LISTS))
        columns = {c["field"]: c for c in self.edition.lists[name]["columns"]}
        field = draw.choice([f for f in LISTS[name] if f != "id"])
        return f"{name}.{field}", columns[field]["type"]

    def _field_predicate(self, field, kind):
        draw = self.random
        if draw.random() < 0.15:
            return f"{field} is {draw.choice(['', 'not '])}{draw.choice(['missing', 'unknown'])}"
        if kind in self.edition.codes:
            if kind == "yes-no" and draw.random() < 0.3:
                return field
            values = [self._typed_code(kind) for _ in range(draw.randint(1, 3))]
            if len(values) > 1:
                return f"{field} in ({', '.join(values)})"
            return f"{field}{draw.choice(['=', ' = ', ' != '])}{values[0]}"
        if kind == "date":
            return self._date_predicate(field)
        if kind in ("age", "whole"):
            number = draw.randint(-1, 18) if kind == "age" else draw.randint(0, 4)
            if draw.random() < 0.2:
                return f"{field} {number}..{number + draw.randint(0, 10)}"
            if draw.random() < 0.15:
                return f"{field} in ({number}, {number + 2},{number + 5})"
            return f"{field} {draw.choice(['=', '!=', '<', '<=', '>', '>='])} {number}"
        return self._text_predicate(field, kind)

    def _date_predicate(self, field):
        draw = self.random
        day = self._written_date(self._date(800, -30)).split(" ")[0]
        pick = draw.random()
        if pick < 0.3:
            unit = draw.choice(["days", "weeks", "months", "day", "month"])
            return f"{field} {draw.choice(['older than', 'within'])} {draw.randint(0, 20)} {unit}"
        if pick < 0.6:
            return f"{field} {draw.choice(['before', 'after'])} {day}"
        if pick < 0.7:
            return f"{field} {self._date(800, 400).isoformat()}..{self._date(399).isoformat()}"
        return f"{field} {draw.choice(['=', '!=', '<', '<=', '>', '>='])} {day}"

    def _text_predicate(self, field, kind):
        draw = self.random
        if kind == "band":
            return f"{field} {draw.choice(['=', '!='])} {draw.choice(self.edition.bands)['name']}"
        if kind == "group":
            return f"{field} {draw.choice(['=', '!='])} {draw.choice(['White', 'mixed', 'Asian', 'BLACK', 'Other'])}"
        if kind == "list":
            return f"{field} {draw.choice(['=', '!='])} {draw.choice(['cin', 'cpp', 'CIC', 'yot', 'nps'])}"
        if kind == "id":
            return f"{field} {draw.choice(['=', '!=', 'starts with', 'contains'])} {draw.choice(['1001', '0003', 'c4', '1', '7000'])}"
        test = draw.choice(["=", "!=", "contains", "starts with", "matches"])
        if test == "matches":
            return f"{field} matches /{draw.choice(['^t', '[0-9]$', 'o.t', '^(a|b)$', 'T1?0', 'é'])}/"
        return f'{field} {test} "{draw.choice(TEAMS + ["t", "north", "1", "a"])}"'

    def _typed_code(self, kind):
        draw = self.random
        code = draw.choice(self.edition.codes[kind].codes[:8])
        forms = [str(code["code"]), str(code["code"]).lower(), f'"{code["label"]}"']
        if code.get("group"):
            forms += [f'"{code["group"]}"'] * 2
        forms += [f'"{also}"' for also in code.get("also", [])]
        return draw.choice(forms)
