"""Makes Tests/Oracle/dates.tsv: spellings of dates, and the days that Python's datetime gives them.

Each line is: text, order of day and month, ISO date or `-` where it is no date. The spellings are
formed by strftime, or by hand where it has no form for them; what is no date follows from datetime,
which knows no such day, and from weekdays that are not the day's.

Run: python3 Tests/Oracle/dates.py > Tests/Oracle/dates.tsv
"""

import datetime
import random

RANDOM = random.Random(20150403)
FIRST, LAST = datetime.date(1980, 1, 1), datetime.date(2079, 12, 31)


def ordinal(day):
    return str(day) + ("th" if 10 <= day % 100 <= 20 else
                       {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th"))


FORMS = [
    "%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%Y %B %d", "%Y-%b-%d", "%-Y-%-m-%-d",
    "%d %B %Y", "%d %b %Y", "%-d %B %Y", "%-d %b, %Y", "%d-%b-%Y", "%d/%b/%Y", "%d.%b.%Y", "%d%b%Y",
    "%B %-d, %Y", "%b %d %Y", "%b %e %Y", "%B %d %Y", "%b-%d-%Y",
    "%A %-d %B %Y", "%A, %-d %B %Y", "%a %d %b %Y", "%a, %d %b %Y", "%A, %B %-d, %Y", "%a %b %e %Y",
    "%-d %B %Y (%a)", "%d-%b-%Y %a",
]
DAY_FIRST = ["%d/%m/%Y", "%-d/%-m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %m %Y", "%d / %m / %Y",
             "%a %d/%m/%Y", "%A, %d.%m.%Y"]
MONTH_FIRST = [form.replace("%d", "%?").replace("%m", "%d").replace("%?", "%m")
               .replace("%-d", "%!").replace("%-m", "%-d").replace("%!", "%-m") for form in DAY_FIRST]
SHORT = ["%d-%b-%y", "%-d-%b-%y", "%d %B %y", "%a %d %b %y"]
SHORT_DAY_FIRST = ["%d/%m/%y", "%d.%m.%y"]
TIMES = ["", "", "", " %H:%M", " %H:%M:%S", " %H:%M:%S.%f", " %I:%M%p", " %I:%M:%S %p", "  00:00:00",
         " 12:00:00 am", " 12:00AM", ", %H:%M", " at %H:%M", " %H:%M GMT", " %I:%M:%S:000%p"]
ISO_TIMES = ["T%H:%M", "T%H:%M:%S", "T%H:%M:%SZ", "T%H:%M:%S.000Z", "T%H:%M:%S+01:00", "T%H%M%S",
             " %H:%M:%S.0000000", " %H:%M:%S +01:00", " %H:%M:%S+00"]
WHOLE = ["%a %b %d %H:%M:%S %Y", "%a %b %d %H:%M:%S GMT %Y", "%a %b %d %Y %H:%M:%S GMT+0100 (British Summer Time)",
         "%Y%m%d%H%M%S", "%Y%m%d%H%M", "%b %e %Y %I:%M%p", "%b %d %Y %I:%M:%S:000%p", "%a, %d %b %Y %H:%M:%S +0000"]


def moment():
    day = FIRST + datetime.timedelta(RANDOM.randrange((LAST - FIRST).days + 1))
    seconds = RANDOM.randrange(86_400)
    return datetime.datetime(day.year, day.month, day.day) + datetime.timedelta(seconds=seconds)


def dressed(text):
    """The same with what does not matter: case, kinds of space, direction marks."""
    turn = RANDOM.randrange(12)
    if turn == 0:
        return text.upper()
    if turn == 1:
        return text.lower()
    if turn == 2:
        return text.replace(" ", "\u00a0")
    if turn == 3:
        return "\u200e" + text
    if turn == 4 and "T" not in text and "am" not in text.lower():
        return " " + text + " "
    return text


def main():
    lines = []

    def add(text, order, date):
        lines.append(f"{dressed(text)}\t{order}\t{date}")

    for _ in range(12):
        for form in FORMS:
            time = moment()
            add(time.strftime(form + RANDOM.choice(TIMES if "(" not in form else [""])), "day",
                time.date())
        for form in FORMS[:3] + ["%Y%m%d"]:
            time = moment()
            add(time.strftime(form + RANDOM.choice(ISO_TIMES)), "month", time.date())
        for order, forms in [("day", DAY_FIRST), ("month", MONTH_FIRST)]:
            for form in forms:
                time = moment()
                add(time.strftime(form + RANDOM.choice(TIMES)), order, time.date())
        for form in SHORT + SHORT_DAY_FIRST:
            time = moment()
            add(time.strftime(form), "day", time.date())
        for form in WHOLE:
            time = moment()
            add(time.strftime(form), "day", time.date())
        for form in ["{0} %B %Y", "{0} of %B %Y", "%B {0}, %Y", "{0} %b %Y", "%A {0} %B, %Y"]:
            time = moment()
            add(time.strftime(form).format(ordinal(time.day)), "day", time.date())
    for _ in range(150):
        # Numbers of any size: datetime says whether there is such a day.
        first, second = RANDOM.randrange(1, 40), RANDOM.randrange(1, 20)
        year = RANDOM.randrange(1980, 2080)
        for order, day, month in [("day", first, second), ("month", second, first)]:
            try:
                date = datetime.date(year, month, day)
            except ValueError:
                date = "-"
            add(f"{first:02}/{second:02}/{year}", order, date)
        # A weekday that is not the day's contradicts it.
        time = moment()
        name = (time + datetime.timedelta(RANDOM.randrange(1, 7))).strftime("%A")
        add(name + time.strftime(" %-d %B %Y"), "day", "-")
    for text in ["", "soon", "April 2015", "Apr-15", "3 April", "45000", "1005", "2015", "2015-04", "201504",
                 "3 Avril 2015", "3/4", "3/4/215", "3/4/20155", "03/04-2015", "2015/04-03", "15-04-03",
                 "03-04-15", "32 April 2015", "0 April 2015", "29 February 2015", "20150431", "20151301",
                 "2015-04-03T", "2015-04-03T25:00", "03/04/2015 12:60", "03/04/2015x", "x03/04/2015",
                 "3rd/04/2015", "03/04/2015 - 05/04/2015", "03/04/2015 13:00pm", "Friday", "Fri 03", "T10:00",
                 "10:30", "03/04/2015 Q1", "Week 3 2015", "+3/04/2015", "-3/04/2015", "3/-4/2015"]:
        lines.append(f"{text}\tday\t-")
    print("\n".join(lines))


main()
