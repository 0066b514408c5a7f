"""The condition language of DESIGN section 4: a parser, and an evaluator with three values.

Verdicts are 0 (no), 1 (not known) and 2 (yes): `and` is the least, `or` the greatest, `not` is
2 - x. A predicate asked of a value that is not known is not known.
"""

import calendar
import datetime
import operator
import re

from area import KNOWN, MISSING, NOTHING, UNKNOWN, read_date
from edition import heading_key, plain

NO, MAYBE, YES = 0, 1, 2
COMPARE = {"=": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le,
           ">": operator.gt, ">=": operator.ge}
TOKEN = re.compile(r"""\s*(?:(?P<quoted>"[^"]*"|'[^']*')|(?P<regex>/(?:[^/\\]|\\.)*/)
    |(?P<op>!=|<=|>=|=|<|>)|(?P<mark>\.\.|[(),\[\]])|(?P<word>(?:(?!\.\.)[^\s=<>!(),\[\]"'])+))""",
                   re.VERBOSE)


class Mistake(Exception):
    pass


def tokens(text):
    result, place = [], 0
    text = text.rstrip()
    while place < len(text):
        match = TOKEN.match(text, place)
        if not match:
            raise Mistake(f"cannot read {text[place:]!r}")
        kind = match.lastgroup
        body = match.group(kind)
        if kind == "quoted":
            body = body[1:-1]
        # A pattern stands only behind "matches"; elsewhere a date such as 1/2/2020 is one word.
        if kind == "regex" and not (result and result[-1] == ("word", "matches")):
            match = re.compile(r"\s*([^\s,()\[\]]+)").match(text, place)
            kind, body = "word", match.group(1)
        result.append((kind, body.lower() if body.lower() == "matches" else body))
        place = match.end()
    return result


class Parser:
    """Recursive descent over the grammar, one method a rule. Makes nested tuples."""

    def __init__(self, text, edition):
        self.tokens = tokens(text)
        self.place = 0
        self.edition = edition
        self.phrases = sorted((p.split() for p in edition.phrases), key=len, reverse=True)

    def parse(self):
        result = self.condition()
        if self.place < len(self.tokens):
            raise Mistake(f"left over: {self.tokens[self.place:]}")
        return result

    def peek(self, ahead=0):
        place = self.place + ahead
        return self.tokens[place] if place < len(self.tokens) else ("end", "")

    def take(self, kind, *bodies):
        found = self.peek()
        if found[0] == kind and (not bodies or found[1].lower() in bodies):
            self.place += 1
            return found[1]
        return None

    def need(self, kind, *bodies):
        taken = self.take(kind, *bodies)
        if taken is None:
            raise Mistake(f"expected {kind} {bodies}, not {self.peek()}")
        return taken

    def name(self):
        taken = self.take("word") or self.take("quoted")
        if taken is None:
            raise Mistake(f"expected a name, not {self.peek()}")
        return taken

    def joined(self, how, part, more):
        parts = [part()]
        while more():
            parts.append(part())
        return (how, parts)

    def condition(self):
        return self.joined("and", self.clause, lambda: self.take("mark", ","))

    def clause(self):
        return self.joined("or", self.term, lambda: self.take("word", "or"))

    def term(self):
        return self.joined("and", self.factor, lambda: self.take("word", "and"))

    def factor(self):
        if self.take("word", "not"):
            return ("not", self.factor())
        if self.take("mark", "("):
            inner = self.condition()
            self.need("mark", ")")
            return inner
        return self.predicate()

    def predicate(self):
        for words in self.phrases:
            ahead = [self.peek(i) for i in range(len(words))]
            if [t[1].lower() for t in ahead] == words and all(t[0] == "word" for t in ahead):
                self.place += len(words)
                return Parser(self.edition.phrases[" ".join(words)], self.edition).parse()
        if self.take("word", "on"):
            return ("on", self.name().lower())
        if self.take("word", "in"):
            return ("in", self.name().lower())
        if self.take("word", "count"):
            name, rows = self.name().lower(), None
            if self.take("mark", "["):
                rows = self.condition()
                self.need("mark", "]")
            return ("count", name, rows, self.need("op"), int(self.name()))
        if self.peek(1) == ("mark", "["):
            name = self.name().lower()
            self.need("mark", "[")
            rows = self.condition()
            self.need("mark", "]")
            return ("some", name, rows)
        return self.field_predicate(self.name())

    def field_predicate(self, field):
        symbol = self.take("op")
        if symbol:
            return ("compare", field, symbol, self.name())
        if self.take("word", "is"):
            negated = self.take("word", "not")
            return ("is", field, self.need("word", "missing", "unknown").lower(), bool(negated))
        if self.take("word", "in"):
            self.need("mark", "(")
            values = [self.name()]
            while self.take("mark", ","):
                values.append(self.name())
            self.need("mark", ")")
            return ("or", [("compare", field, "=", value) for value in values])
        if self.take("word", "before"):
            return ("compare", field, "<", self.name())
        if self.take("word", "after"):
            return ("compare", field, ">", self.name())
        if self.take("word", "older"):
            self.need("word", "than")
            return self.period("older", field)
        if self.take("word", "within"):
            return self.period("within", field)
        if self.take("word", "contains"):
            return ("contains", field, self.name())
        if self.take("word", "starts"):
            self.need("word", "with")
            return ("starts", field, self.name())
        if self.take("word", "matches"):
            return ("matches", field, self.need("regex")[1:-1])
        if self.peek()[0] in ("word", "quoted") and self.peek(1) == ("mark", ".."):
            low = self.name()
            self.need("mark", "..")
            return ("range", field, low, self.name())
        return ("compare", field, "=", "Y")

    def period(self, how, field):
        count = int(self.name())
        unit = self.need("word", "day", "days", "week", "weeks", "month", "months").lower()
        return (how, field, count, unit.rstrip("s"))


def back(day, count, unit):
    """`day` less some days, weeks, or months; a shorter month gives its last day."""
    if unit != "month":
        return day - datetime.timedelta(days=count * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 - count
    year, month = months // 12, months % 12 + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


class Evaluator:
    def __init__(self, area, sets=None):
        self.area = area
        self.edition = area.edition
        self.sets = sets or {}

    def verdict(self, tree, child, row=None, row_list=None):
        how = tree[0]
        ask = lambda part: self.verdict(part, child, row, row_list)
        if how == "and":
            return min(map(ask, tree[1]))
        if how == "or":
            return max(map(ask, tree[1]))
        if how == "not":
            return 2 - ask(tree[1])
        if how == "in":
            return YES if child.id in self.sets[tree[1]] else NO
        if how in ("on", "some", "count"):
            return self.over_rows(tree, child)
        return self.of_field(tree, child, row, row_list)

    def over_rows(self, tree, child):
        how, name = tree[0], tree[1]
        if name not in self.edition.lists:
            raise Mistake(f"no list {name}")
        if name not in self.area.loaded:
            return MAYBE
        rows = child.rows.get(name, [])
        if how == "on":
            return YES if rows else NO
        inner = [YES if tree[2] is None else self.verdict(tree[2], child, row, name)
                 for row in rows]
        if how == "some":
            return max(inner, default=NO)
        sure, possible = inner.count(YES), inner.count(YES) + inner.count(MAYBE)
        answers = {COMPARE[tree[3]](n, tree[4]) for n in range(sure, possible + 1)}
        return MAYBE if len(answers) == 2 else YES if answers.pop() else NO

    def of_field(self, tree, child, row, row_list):
        where, field, kind = self.field(tree[1], row_list)
        if where == "row":
            return self.test(tree, kind, row.get(field, NOTHING))
        if where == "child":
            return self.test(tree, kind, child.values[field])
        # A list's own field, asked of a child: some row of the list.
        if where not in self.area.loaded:
            # "not known: … where a list was not sent … To look at them: FIELD is unknown" (help unknown)
            if tree[0] == "is" and tree[2] == "unknown":
                return NO if tree[3] else YES
            return MAYBE
        rows = child.rows.get(where, [])
        return max((self.test(tree, kind, r.get(field, NOTHING)) for r in rows), default=NO)

    def field(self, name, row_list):
        """Where a named field is found ("row", "child" or a list), its name and its type.

        Inside a list's brackets a field is the row's own. What the file lacks and is known of
        the child, is the child's, and so is what is computed: age is not the age given.
        """
        edition = self.edition
        if row_list and name.lower() not in edition.derived:
            column = edition.column(row_list, name)
            if column and (column["field"] in self.area.columns[row_list]
                           or column["field"] not in edition.fields):
                return "row", column["field"], column["type"]
        key = name.lower()
        if key in edition.fields:
            return "child", key, edition.fields[key]["type"]
        if key in edition.derived:
            return "child", key, edition.derived[key]["type"]
        if "." in key:
            list_name, rest = key.split(".", 1)
            column = edition.column(list_name, rest)
            if column:
                return ("row" if list_name == row_list else list_name), column["field"], column["type"]
        for field, definition in [*edition.fields.items(), *edition.derived.items()]:
            headings = [definition["title"]] + definition.get("headings", [])
            if heading_key(name) in map(heading_key, headings):
                return "child", field, definition["type"]
        owners = [n for n in edition.lists if edition.column(n, name)]
        if len(owners) == 1:
            column = edition.column(owners[0], name)
            return owners[0], column["field"], column["type"]
        raise Mistake(f"no field {name}, or several: {owners}")

    def test(self, tree, kind, value):
        how = tree[0]
        if how == "is":
            unknown = value.state != KNOWN if tree[2] == "unknown" else value.state == MISSING
            return YES if unknown != tree[3] else NO
        if how == "compare" and kind in self.edition.codes:
            return self.coded(self.edition.codes[kind], tree[2], tree[3], value)
        if value.state != KNOWN:
            return MAYBE
        return YES if self.holds(tree, kind, value.data) else NO

    def coded(self, codes, symbol, typed, value):
        wanted = codes.named(typed)
        if not wanted or symbol not in ("=", "!="):
            raise Mistake(f"cannot ask {symbol} {typed}")
        if value.state not in (KNOWN, UNKNOWN):
            return MAYBE
        # What says "unknown" may or may not be any other value; only where what is asked for says
        # "unknown" too (REFU, NOBT) is it the record that is compared.
        record = value.state == KNOWN or any(map(codes.is_unknown, wanted))
        equal = YES if value.data in wanted else NO if record else MAYBE
        return equal if symbol == "=" else 2 - equal

    def holds(self, tree, kind, data):
        how = tree[0]
        if how == "compare":
            return self.compared(kind, data, tree[2], tree[3])
        if how == "range":
            return (self.compared(kind, data, ">=", tree[2])
                    and self.compared(kind, data, "<=", tree[3]))
        if how == "older":
            return data < back(self.area.as_of, tree[2], tree[3])
        if how == "within":
            return back(self.area.as_of, tree[2], tree[3]) <= data <= self.area.as_of
        if how == "contains":
            return plain(tree[2]) in plain(str(data))
        if how == "starts":
            return plain(str(data)).startswith(plain(tree[2]))
        return re.search(tree[2], str(data), re.IGNORECASE) is not None

    def compared(self, kind, data, symbol, typed):
        if kind == "date":
            wanted = read_date(typed)
        elif kind in ("age", "whole"):
            wanted = int(typed) if re.fullmatch(r"-?\d+", typed) else None
        else:
            data, wanted = plain(data), plain(typed)
            if symbol not in ("=", "!="):
                raise Mistake(f"{typed} has no order")
        if wanted is None:
            raise Mistake(f"{typed} is no {kind}")
        return COMPARE[symbol](data, wanted)


def answer(area, text, sets=None):
    """The children for whom a condition holds, and those for whom it is not known: their IDs."""
    tree = Parser(text, area.edition).parse()
    evaluator = Evaluator(area, sets)
    verdicts = [(evaluator.verdict(tree, child), child.id) for child in area.children.values()]
    return ([i for v, i in verdicts if v == YES], [i for v, i in verdicts if v == MAYBE])
