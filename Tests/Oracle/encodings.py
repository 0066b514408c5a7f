"""Makes Tests/Oracle/encodings.tsv: small tables in encodings that do not say what they are, as
Python's codecs write them.

Each line is: the bytes in hexadecimal, what is to be said of them, and the cells of all rows below the
headings, joined by `|`. What is to be said is `-`, the name of the encoding, or the places of the
first letters in UTF-8 and in Windows-1252.

Run: python3 Tests/Oracle/encodings.py > Tests/Oracle/encodings.tsv
"""

import random

RANDOM = random.Random(1252)
PLAIN = ["1001", "North", "a) Male", "03/04/2015", "Team A", "O'Brien", ""]
WESTERN = ["Zoë", "Café", "Siân", "François", "Müller", "Jürgen – Team", "£5", "‘Quoted’", "Seán"]
OTHER = ["Łukasz", "Ştefan", "Оксана", "李", "محمد", "😀 team", "Ŵyn"]


def table(words):
    return [[RANDOM.choice(words) or "x" for _ in range(4)] for _ in range(RANDOM.randrange(2, 6))]


def text(rows, end="\r\n"):
    return end.join(",".join(row) for row in [["Child ID", "Team", "Worker", "Note"]] + rows) + end


def line(data, says, rows):
    print(f"{data.hex()}\t{says}\t" + "|".join(cell for row in rows for cell in row))


def mixed():
    """Each letter beyond ASCII in one of two encodings, cell by cell."""
    rows = table(PLAIN + WESTERN)
    data, first, cells = text([]).encode(), {}, []
    for number, row in enumerate(rows, 2):
        pieces = []
        for column, cell in zip("ABCD", row):
            encoding = RANDOM.choice(["utf-8", "cp1252"])
            raw = cell.encode(encoding)
            if not cell.isascii():
                first.setdefault(encoding, f"{number}{column}")
            pieces.append(raw)
            cells.append(cell)
        data += b",".join(pieces) + b"\r\n"
    if len(first) == 2:
        line(data, f"{first['utf-8']} {first['cp1252']}", [cells])
    elif "cp1252" not in first:
        line(data, "-", [cells])


def main():
    for _ in range(12):
        for encoding in ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]:
            rows = table(PLAIN * 3 + WESTERN + OTHER)
            data = text(rows, RANDOM.choice(["\n", "\r\n"])).encode(encoding)
            line(data, f"UTF-{encoding[4:6]} without a byte order mark", rows)
            mark = "\ufeff".encode(encoding)
            line(mark + data, "-", rows)
        rows = table(PLAIN + WESTERN)
        line(text(rows).encode("cp1252"), "-", rows)
        rows = table(PLAIN + WESTERN + OTHER)
        line(text(rows).encode("utf-8"), "-", rows)
        line(text(rows).encode("utf-8-sig"), "-", rows)
    for _ in range(60):
        mixed()


main()
