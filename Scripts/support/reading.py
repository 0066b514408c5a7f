"""The benchmarks of reading and asking, beside other programs, for Scripts/bench.

Usage: reading.py make JTAI FOLDER
       reading.py measure JTAI FOLDER

Makes its data in FOLDER, where it stays for the next time; then prints the sections of
Docs/Benchmarks.md. Measuring is a process of its own, since what a process has in memory counts
for those that it starts. Commands that are compared run in turn, so that what else the machine
does meets all of them.
"""

import csv
import datetime
import os
import pty
import statistics
import subprocess
import sys
import time

task, jtai, folder = sys.argv[1:4]
duckdb = os.path.join(os.path.dirname(sys.executable), "duckdb")
os.chdir(folder)


# --- Data -------------------------------------------------------------------------------------


def rows_of(path):
    """The rows of a list that jtai made, without the title above its headings."""
    with open(path, newline="") as file:
        reader = csv.reader(file)
        next(reader)
        yield from reader


def make_data():
    if not os.path.exists("area"):
        run([jtai, "-c", "generate children 1000000 seed 1 to area as csv"])
    if not os.path.exists("cin-1m.csv"):
        with open("cin-1m.csv.part", "w", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerows(row[:15] for row in rows_of("area/SYNTHETIC-cin.csv"))
        os.rename("cin-1m.csv.part", "cin-1m.csv")
    if not os.path.exists("cin-10m.csv"):
        with open("cin-1m.csv") as file:
            head, *lines = file.read().splitlines()
        with open("cin-10m.csv.part", "w") as file:
            print(head, file=file)
            for digit in range(10):
                for line in lines:
                    file.write(f"{digit}{line}\n")
        os.rename("cin-10m.csv.part", "cin-10m.csv")
    if not os.path.exists("cin-100k.xlsx"):
        make_workbook()
    if not os.path.exists("eight"):
        run([jtai, "-c", "generate children 5000 seed 3 to five as csv"])
        os.mkdir("eight")
        for name in lists:
            with open(f"eight/{name}.csv", "w", newline="") as file:
                csv.writer(file, lineterminator="\n").writerows(
                    rows_of(f"five/SYNTHETIC-{name}.csv")
                )


lists = ["cin", "cpp", "cic", "additional", "contacts", "referrals", "assessments", "s47"]


def make_workbook():
    import xlsxwriter

    book = xlsxwriter.Workbook("cin-100k.xlsx.part")
    sheet = book.add_worksheet("List 6")
    dates = book.add_format({"num_format": "dd/mm/yyyy"})
    with open("cin-1m.csv", newline="") as file:
        for number, row in enumerate(csv.reader(file)):
            if number > 100_000:
                break
            for column, cell in enumerate(row):
                if number == 0:
                    sheet.write_string(number, column, cell)
                elif cell and column in (3, 4, 7, 9, 10):
                    day = datetime.datetime.strptime(cell, "%d/%m/%Y")
                    sheet.write_datetime(number, column, day, dates)
                elif cell and column == 5:
                    sheet.write_number(number, column, int(cell))
                elif cell:
                    sheet.write_string(number, column, cell)
    book.close()
    os.rename("cin-100k.xlsx.part", "cin-100k.xlsx")


# --- Measuring --------------------------------------------------------------------------------


def run(command, text=""):
    """Runs a command with `text` as its input: seconds, and the most memory in MB."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    process.stdin.write(text.encode())
    process.stdin.close()
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    if status != 0:
        sys.exit(f"{command}: {errors.decode()}")
    return seconds, usage.ru_maxrss / 1024


def compare(commands, runs):
    """The medians of commands that run in turn, the first turn left out."""
    found = [[] for _ in commands]
    for turn in range(runs + 1):
        for place, (command, text) in enumerate(commands):
            result = run(command, text)
            if turn > 0:
                found[place].append(result)
    return [
        (statistics.median(r[0] for r in results), max(r[1] for r in results))
        for results in found
    ]


def shown(seconds):
    return f"{seconds * 1000:,.1f} ms" if seconds < 1 else f"{seconds:,.2f} s"


def section(title, text, names, figures, runs):
    """A table of which the first line is this program; the others say how many times as long."""
    print(f"\n## {title}\n\n{text} Medians of {runs} runs.\n")
    print("| command | time | memory | times as long |\n|---|---:|---:|---:|")
    own = figures[0][0]
    for name, (seconds, memory) in zip(names, figures):
        ratio = "" if seconds == own else f"{seconds / own:.2f}"
        held = f"{memory:,.0f} MB" if memory else ""
        print(f"| `{name}` | {shown(seconds)} | {held} | {ratio} |")


# --- Benchmarks -------------------------------------------------------------------------------


def load(title, path, runs):
    commands = [
        ([jtai, "-c", f"load {path} as cin"], ""),
        ([duckdb, ":memory:", f"create table t as from '{path}'"], ""),
    ]
    size = os.path.getsize(path) / 1e6
    section(
        title,
        f"List 6 with fifteen columns, {size:,.0f} MB of CSV, every column typed and kept; whole "
        "processes.",
        [f"jtai load {path} as cin", f"duckdb create table t as from '{path}'"],
        compare(commands, runs),
        runs,
    )


def ask(runs=5, times=100):
    """The time of one question among many: a process with them, less one without."""
    gender, disability = "Gender", '"Does the child have a disability? (Y/N)"'
    questions = [
        (
            "Filter two fields and count",
            "filter gender=F, disability=Y",
            "filter gender=F, disability=Y\ncount\nreset\n",
            f"select count(*) from t where {gender} = 'b) Female' and {disability} = 'a) Yes'",
        ),
        (
            "Count by two fields",
            "count by gender, ethnicity",
            "count by gender, ethnicity\n",
            "select Gender, Ethnicity, count(*) from t group by all order by all",
        ),
    ]
    own_load, other_load = "load cin-1m.csv as cin\n", "create table t as from 'cin-1m.csv';\n"
    for title, own, own_text, other in questions:
        commands = [
            ([jtai], own_load),
            ([jtai], own_load + own_text * times),
            ([duckdb], other_load),
            ([duckdb], other_load + f"{other};\n" * times),
        ]
        figures = compare(commands, runs)
        each = [
            ((figures[1][0] - figures[0][0]) / times, 0),
            ((figures[3][0] - figures[2][0]) / times, 0),
        ]
        section(
            title,
            f"A million rows that are loaded already: what {times} questions add to a process, "
            "each. jtai says for each how many it could not judge, keeps the children themselves "
            "and a state to come back to.",
            [own, other],
            each,
            runs,
        )


def script(runs=15):
    """Load eight lists, filter, count and choose; the others do all but choose."""
    with open("eight.jtai", "w") as file:
        file.write(
            "load eight\nas-of 2026-03-02\nfilter disability=Y, age 5..15\ncount\nreset\n"
            "option B\nseed 9\nselect 6 cover\n"
        )
    loads = "".join(f"create table {n} as from 'eight/{n}.csv';" for n in lists)
    query = (
        'select count(*) from cin where "Does the child have a disability? (Y/N)" = \'a) Yes\' '
        'and "Age of child (years)" between 5 and 15;'
    )
    imports = [f".import eight/{n}.csv {n}" for n in lists]
    condition = (
        '${Does the child have a disability? (Y/N)} == "a) Yes" && '
        "${Age of child (years)} >= 5 && ${Age of child (years)} <= 15"
    )
    miller = "; ".join(f"mlr --icsv --ojson nothing eight/{n}.csv" for n in lists if n != "cin")
    commands = [
        ([jtai, "eight.jtai"], ""),
        ([duckdb, ":memory:", loads + query], ""),
        (["sqlite3", "-csv", ":memory:"], "\n".join(imports + [query]) + "\n"),
        (
            ["sh", "-c", miller + "; mlr --icsv --ojson filter \"$0\" then count eight/cin.csv",
             condition],
            "",
        ),
    ]
    section(
        "A script over eight lists",
        "5,000 children: load, filter by two fields and count; jtai also chooses six by `cover`, "
        "proven best. Whole processes; Miller keeps nothing, so it reads each file once.",
        ["jtai eight.jtai", "duckdb", "sqlite3", "mlr, eight times"],
        compare(commands, runs),
        runs,
    )


def workbook(runs=7):
    calamine = (
        "import sys; from python_calamine import CalamineWorkbook; "
        "CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()"
    )
    commands = [
        ([jtai, "-c", "load cin-100k.xlsx"], ""),
        ([sys.executable, "-c", calamine, "cin-100k.xlsx"], ""),
    ]
    section(
        "Load a workbook",
        "100,000 rows by fifteen columns, with dates and shared texts; whole processes.",
        ["jtai load cin-100k.xlsx", "python-calamine, to_python()"],
        compare(commands, runs),
        runs,
    )


def read_until(terminal, mark):
    """What a terminal shows until a mark has come."""
    shown = b""
    while mark not in shown:
        shown += os.read(terminal, 1 << 16)
    return shown


def completion(times=50):
    """From Tab to what the prompt offers, on a terminal, with a million rows loaded."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", NO_COLOR="1", LANG="C.UTF-8")
        os.execv(jtai, [jtai, "--safe", "--no-init"])
    read_until(terminal, "›".encode())
    os.write(terminal, b"load cin-1m.csv as cin\r")
    read_until(terminal, b"1,000,000 \xe2\x80\xba")
    places = [
        ("fil", b"filters"),
        ("filter ", b"ethnicity"),
        ("filter ethnicity=W", b"White British"),
        ("filter team = ", b"Locality 4 Team"),
    ]
    print("\n## Completion\n")
    print("From Tab to the list, with a million rows loaded, on a terminal. The aim is 10 ms. ", end="")
    print(f"Medians of {times}.\n\n| typed | median |\n|---|---:|")
    for typed, mark in places:
        found = []
        for _ in range(times):
            os.write(terminal, b"\x15" + typed.encode())
            read_until(terminal, typed.encode()[-3:])
            time.sleep(0.02)
            began = time.perf_counter()
            os.write(terminal, b"\t\t")
            read_until(terminal, mark)
            found.append(time.perf_counter() - began)
            time.sleep(0.02)
            os.set_blocking(terminal, False)
            try:
                os.read(terminal, 1 << 16)
            except BlockingIOError:
                pass
            os.set_blocking(terminal, True)
        print(f"| `{typed}` | {statistics.median(found) * 1000:.1f} ms |")
    os.write(terminal, b"\x15quit\r")
    os.waitpid(pid, 0)


if task == "make":
    make_data()
else:
    load("Load a million rows", "cin-1m.csv", 11)
    load("Load ten million rows", "cin-10m.csv", 5)
    ask()
    script()
    workbook()
    completion()
