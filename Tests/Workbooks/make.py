"""Makes the workbooks of this folder, and beside each what an independent reader finds in it.

Usage: python make.py
Needs openpyxl and XlsxWriter, and LibreOffice for the last three. The workbooks
are committed: run this only to change what they hold, and read every line that changes.
"""
import datetime
import re
import shutil
import struct
import subprocess
import xml.etree.ElementTree
import zipfile

import openpyxl
import openpyxl.chart
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import PatternFill
from openpyxl.utils.escape import unescape
from openpyxl.utils.datetime import CALENDAR_MAC_1904

DAY = datetime.date
HEADINGS = ["Child Unique ID", "Gender", "Date of Birth", "Child In Need Start Date",
            "Age of Child (Years)", "Has Disability", "Primary Need Code"]


def authority():
    """As a person keeps it: titles, gaps, colours to row 3,000, sheets put away, no results."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "List 6"
    sheet["B1"] = "Anytown Council: List 6, Children in Need"
    sheet.merge_cells("B1:I1")
    sheet["B2"] = "as at 2 March 2026"
    sheet.merge_cells("B2:I2")
    # Column A is blank, and so is column E among the headings.
    columns = [2, 3, 4, 6, 7, 8, 9]
    for column, heading in zip(columns, HEADINGS):
        sheet.cell(4, column, heading)
    rows = [
        (6, ["0017", "b) Female", DAY(2015, 2, 14), DAY(2025, 10, 20), "a) Yes", "N1"]),
        (7, [1005, "M", DAY(2010, 7, 31), "2025-11-01", "b) No", "N2 - Child's disability"]),
        # Row 8 is blank.
        (9, ["2003", "Female ", DAY(2019, 3, 1), DAY(2026, 1, 5), True, "#N/A"]),
    ]
    for row, (child, gender, born, start, disabled, need) in rows:
        values = [child, gender, born, start, f"=INT((DATE(2026,3,2)-D{row})/365.25)", disabled, need]
        for column, value in zip(columns, values):
            cell = sheet.cell(row, column, value)
            if isinstance(value, DAY):
                cell.number_format = "dd/mm/yyyy"
    fill = PatternFill("solid", fgColor="EEEEEE")
    for row in range(10, 3001):
        for column in (2, 4):
            sheet.cell(row, column).fill = fill
            sheet.cell(row, column).number_format = "dd/mm/yyyy"
    hidden = book.create_sheet("List 7")
    hidden.sheet_state = "hidden"
    for row in (["Child Unique ID", "Gender", "Child Protection Plan Start Date"],
                ["0017", "F", DAY(2025, 10, 20)]):
        hidden.append(row)
    very_hidden = book.create_sheet("List 8")
    very_hidden.sheet_state = "veryHidden"
    for row in (["Child Unique ID", "Gender", "Date Started to be Looked After"],
                ["1005", "M", DAY(2024, 5, 6)]):
        very_hidden.append(row)
    chart = book.create_chartsheet("Chart")
    chart.add_chart(openpyxl.chart.BarChart())
    book.save("authority.xlsx")


def kinds():
    """Every kind of cell that openpyxl writes."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Kinds"
    bold = InlineFont(b=True)
    moment = datetime.datetime
    cells = [
        ("text", " plain  text\u00a0"), ("rich", CellRichText("one ", TextBlock(bold, "two"), " three")),
        ("line feed", "first\nsecond"), ("return", "first\r\nsecond"), ("escape", "_x0041_ stays"),
        ("true", True), ("false", False), ("error", "#DIV/0!"), ("whole", 612306),
        ("one point nought", 1005.0), ("fraction", 0.1 + 0.2), ("large", 12345678901234567890),
        ("small", 1e-7), ("negative", -2.5), ("date", DAY(2015, 2, 14)),
        ("first day", DAY(1900, 1, 1)), ("before the false day", DAY(1900, 2, 28)),
        ("behind the false day", DAY(1900, 3, 1)), ("moment", moment(2020, 9, 16, 10, 30)),
        ("second", moment(2020, 9, 16, 23, 59, 58)), ("time", datetime.time(7, 5)),
        ("length", datetime.timedelta(hours=30, minutes=15)),
    ]
    sheet.append(["kind", "value"])
    for kind, value in cells:
        sheet.append([kind, value])
    formats = {"date": "dd/mm/yyyy", "first day": "d mmmm yyyy", "before the false day": "yyyy-mm-dd",
               "behind the false day": "[$-809]dd mmmm yyyy;@", "moment": "dd/mm/yyyy hh:mm",
               "second": "yyyy-mm-dd hh:mm:ss", "time": "hh:mm", "length": "[h]:mm:ss"}
    for row in sheet.iter_rows(min_row=2):
        if row[0].value in formats:
            row[1].number_format = formats[row[0].value]
    book.save("kinds.xlsx")
    # The same with dates in ISO 8601, which few programs write and every one reads.
    book.iso_dates = True
    book.save("iso-dates.xlsx")
    book.iso_dates = False
    for row in list(sheet.iter_rows(min_row=2)):
        if row[0].value in ("first day", "before the false day", "behind the false day"):
            sheet.delete_rows(row[0].row)
    book.epoch = CALENDAR_MAC_1904
    book.save("kinds-1904.xlsx")


def exported():
    """As a program exports it: a sheet with stored results, and one row after the other."""
    book = xlsxwriter.Workbook("exported.xlsx", {"constant_memory": True})
    bold = book.add_format({"bold": True})
    sheet = book.add_worksheet("Formulas")
    for column, heading in enumerate(["id", "stored", "text", "empty text", "error", "placeholder", "rich"]):
        sheet.write_string(0, column, heading)
    for row in (1, 2):
        sheet.write_string(row, 0, f"00{row}")
        sheet.write_formula(row, 1, "=1+1", None, 2)
        sheet.write_formula(row, 2, '="a"&"b"', None, "ab")
        sheet.write_formula(row, 3, '=""', None, "")
        sheet.write_formula(row, 4, "=NA()", None, "#N/A")
        sheet.write_formula(row, 5, "=2*3")
        sheet.write_rich_string(row, 6, "one ", bold, "two", " three")
    book.add_worksheet("Blank")
    book.close()


def refused():
    """Files that are no workbook of a kind that is read, or a hostile one."""
    names = ["Root Entry", "EncryptionInfo", "EncryptedPackage", ""]
    entries = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<H", 2 * len(name) + 2 if name else 0).ljust(64, b"\0") for name in names)
    # A compound file of two sectors: where the sectors follow each other, and the directory.
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0"))
    header[30:32] = struct.pack("<H", 9)
    header[48:52] = struct.pack("<I", 1)
    table = struct.pack("<128i", -1, -2, *[-1] * 126)
    write("password.xlsx", bytes(header) + table + entries)
    write("web-page.xls", b"<html><body><table><tr><td>Child Unique ID</td></tr></table></html>\n")
    write("flat.fods", b'<?xml version="1.0"?>\n<office:document xmlns:office="o"/>\n')
    archive("password.ods", {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "?",
        "META-INF/manifest.xml": "<manifest><file-entry><encryption-data/></file-entry></manifest>"})
    archive("letter.odt", {
        "mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<text/>"})
    # A book whose cells stand behind a hundred elements within each other, which harms nobody.
    rows = "".join(
        "<row>" + "".join(f'<c t="str"><v>{cell}</v></c>' for cell in row) + "</row>"
        for row in (["Child Unique ID", "Gender", "Child In Need Start Date"],
                    ["0017", "F", "20/10/2025"]))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    archive("deep.xlsx", {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<R><Relationship Id="a" Type="{kind}officeDocument" Target="book"/></R>',
        "book": '<workbook><sheets><sheet name="List 6" r:id="b"/></sheets></workbook>',
        "_rels/book.rels": f'<R><Relationship Id="b" Type="{kind}worksheet" Target="sheet"/></R>',
        "sheet": "<worksheet><x>" + "<a>" * 100 + "</a>" * 100 + f"</x><sheetData>{rows}"
        "</sheetData></worksheet>"})


def write(name, content):
    with open(name, "wb") as file:
        file.write(content)


def archive(name, parts):
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as file:
        for part, content in parts.items():
            file.writestr(zipfile.ZipInfo(part), content)


def converted():
    """What LibreOffice makes of them."""
    for name, form in (("kinds.xlsx", "ods"), ("authority.xlsx", "ods"), ("kinds-1904.xlsx", "xlsx")):
        subprocess.run(["soffice", "--headless", "--convert-to", form, "--outdir", "converted", name],
                       check=True, stdout=subprocess.DEVNULL)
    shutil.move("converted/kinds.ods", "kinds.ods")
    shutil.move("converted/authority.ods", "authority.ods")
    shutil.move("converted/kinds-1904.xlsx", "libreoffice-1904.xlsx")
    shutil.rmtree("converted")


def text(value):
    """The text of a cell, written as the project writes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.timedelta):
        return clock(round(value.total_seconds()))
    if isinstance(value, datetime.datetime):
        seconds = value.hour * 3600 + value.minute * 60 + value.second
        return value.date().isoformat() + ("T" + clock(seconds) if seconds else "")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, datetime.time):
        return clock(value.hour * 3600 + value.minute * 60 + value.second)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)
    return str(value).strip()


def clock(seconds):
    shown = f"{seconds // 3600:02}:{seconds // 60 % 60:02}"
    return shown + (f":{seconds % 60:02}" if seconds % 60 else "")


def expect(name):
    """Writes what openpyxl reads: a line for each row, sheet|row|A=text|C=text.

    It decodes escapes such as _x0041_ in shared texts only.
    """
    book = openpyxl.load_workbook(name, data_only=True)
    decode = str if "xl/sharedStrings.xml" in zipfile.ZipFile(name).namelist() else unescape
    lines = []
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            cells = [(cell.column_letter, decode(text(cell.value))) for cell in row
                     if not isinstance(cell, openpyxl.cell.cell.MergedCell)]
            filled = "".join(f"|{letter}={shown}" for letter, shown in cells if shown)
            if filled:
                lines.append(f"{sheet.title}|{row[0].row}{filled}")
    with open(name.rsplit(".", 1)[0] + ".txt", "w", newline="") as file:
        file.write("\n".join(lines) + "\n")


OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def expect_ods(name):
    """The same of an .ods, from its whole tree of elements."""
    content = xml.etree.ElementTree.fromstring(zipfile.ZipFile(name).read("content.xml"))
    lines = []
    for table in content.iter(TABLE + "table"):
        number = 1
        for row in table.findall(TABLE + "table-row"):
            column = 1
            filled = ""
            for cell in row:
                shown = ods_text(cell)
                if shown:
                    filled += f"|{openpyxl.utils.get_column_letter(column)}={shown}"
                column += int(cell.get(TABLE + "number-columns-repeated", 1))
            if filled:
                lines.append(f"{table.get(TABLE + 'name')}|{number}{filled}")
            number += int(row.get(TABLE + "number-rows-repeated", 1))
    with open(name.replace(".", "-") + ".txt", "w", newline="") as file:
        file.write("\n".join(lines) + "\n")


def ods_text(cell):
    number = cell.get(OFFICE + "value")
    if number:
        # A number of up to 15 digits is left as the file has it.
        return number if re.fullmatch(r"-?[0-9.]{1,16}", number) else text(float(number))
    if cell.get(OFFICE + "date-value"):
        return text(datetime.datetime.fromisoformat(cell.get(OFFICE + "date-value")))
    if cell.get(OFFICE + "time-value"):
        hours, minutes, seconds = re.fullmatch(
            r"PT(\d+)H(\d+)M(\d+)S", cell.get(OFFICE + "time-value")).groups()
        return clock(int(hours) * 3600 + int(minutes) * 60 + int(seconds))
    spaced = {TEXT + "s": " ", TEXT + "tab": "\t", TEXT + "line-break": "\n"}
    for element in cell.iter():
        element.text = spaced.get(element.tag, element.text or "")
    return "\n".join("".join(p.itertext()) for p in cell.findall(TEXT + "p")).strip()


authority()
kinds()
exported()
refused()
converted()
for made in ("authority", "kinds", "iso-dates", "kinds-1904", "exported", "libreoffice-1904"):
    expect(made + ".xlsx")
for made in ("kinds.ods", "authority.ods"):
    expect_ods(made)
