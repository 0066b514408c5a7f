"""Makes cell-parts.xlsx, whose cells have their parts in every order, and beside it what the
schema says of them (ECMA-376 part 1, 18.3.1.4, 18.3.1.53 and 18.4), read with ElementTree.

Usage: python cell_parts.py
"""
import itertools
import xml.etree.ElementTree as tree
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHARED = [
    "<t>shared</t>",
    "<r><t>ri</t></r><r><rPr><b/></rPr><t>ch</t></r>",
    "<rPh sb='0' eb='1'><t>no</t></rPh><r><t>aft</t></r><rPh sb='0' eb='1'><t>no</t></rPh>"
    "<r><t>er</t></r><phoneticPr fontId='1'/>",
    "<t>ext</t><extLst><ext uri='x'><t>no</t></ext></extLst>",
]
INLINE = [
    "<t>1001</t>",
    "<r><t>10</t></r><r><rPr><i/></rPr><t>01</t></r>",
    "<r><t>1001</t></r><rPh sb='0' eb='1'><t>7</t></rPh><phoneticPr fontId='1'/>",
    "<rPh sb='0' eb='1'><t>7</t></rPh><t>1001</t><extLst><ext uri='x'><t>7</t></ext></extLst>",
    "<t/>",
]
VALUES = {None: ["1001", "0017", "1E3"], "n": ["1001"], "s": ["0", "1", "2", "3"], "str": ["said"],
          "b": ["1", "0"], "e": ["#N/A"], "d": ["2020-05-06"], "inlineStr": ["1001"]}


def name(tag):
    return "{%s}%s" % (MAIN, tag)


def item(element):
    """The text of a string item: its t, and the t of its runs."""
    pieces = []
    for child in element:
        if child.tag == name("t"):
            pieces.append(child.text or "")
        elif child.tag == name("r"):
            pieces += [run.text or "" for run in child if run.tag == name("t")]
    return "".join(pieces)


def shown(cell, strings):
    kind = cell.get("t")
    value, inline = cell.find(name("v")), cell.find(name("is"))
    wanted = inline if kind == "inlineStr" else value
    if wanted is None:
        # The part that its type names is not there: what is there is not lost.
        if inline is not None:
            return item(inline)
        return "" if value is None else value.text or ""
    if kind == "inlineStr":
        return item(inline)
    text = value.text or ""
    if kind == "s":
        return strings[int(text)]
    if kind == "b":
        return {"1": "TRUE", "0": "FALSE"}[text]
    if kind in (None, "n") and "E" in text:
        return str(int(float(text)))
    return text


rows = []
for kind, values in VALUES.items():
    for value in values:
        parts = {"v": ["<v>%s</v>" % value], "is": ["<is>%s</is>" % text for text in INLINE],
                 "f": ["<f>A1</f>"]}
        for count in (1, 2, 3):
            for order in itertools.permutations(parts, count):
                for chosen in itertools.product(*(parts[part] for part in order)):
                    rows.append((kind, "".join(chosen)))
sheet = ["<worksheet xmlns='%s'><sheetData><row r='1'><c r='A1' t='str'><v>number</v></c>"
         "<c r='B1' t='str'><v>cell</v></c></row>" % MAIN]
for number, (kind, content) in enumerate(rows, 2):
    attribute = "" if kind is None else " t='%s'" % kind
    sheet.append("<row r='%d'><c r='A%d'><v>%d</v></c><c r='B%d'%s>%s</c></row>"
                 % (number, number, number, number, attribute, content))
sheet.append("</sheetData></worksheet>")
files = {
    "_rels/.rels": "<Relationships><Relationship Id='a' Type='%s/officeDocument' "
                   "Target='/xl/workbook.xml'/></Relationships>" % TYPES,
    "xl/workbook.xml": "<workbook xmlns='%s' xmlns:r='%s'><sheets><sheet name='Parts' sheetId='1' "
                       "r:id='one'/></sheets></workbook>" % (MAIN, TYPES),
    "xl/_rels/workbook.xml.rels":
        "<Relationships><Relationship Id='one' Type='%s/worksheet' Target='worksheets/s.xml'/>"
        "<Relationship Id='two' Type='%s/sharedStrings' Target='strings.xml'/></Relationships>"
        % (TYPES, TYPES),
    "xl/strings.xml": "<sst xmlns='%s'>%s</sst>"
                      % (MAIN, "".join("<si>%s</si>" % text for text in SHARED)),
    "xl/worksheets/s.xml": "".join(sheet),
}
with zipfile.ZipFile("cell-parts.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
    for path, content in files.items():
        archive.writestr(zipfile.ZipInfo(path, (2026, 1, 1, 0, 0, 0)), content,
                         zipfile.ZIP_DEFLATED)

with zipfile.ZipFile("cell-parts.xlsx") as archive:
    strings = [item(one) for one in tree.fromstring(archive.read("xl/strings.xml"))]
    cells = tree.fromstring(archive.read("xl/worksheets/s.xml")).iter(name("row"))
    with open("cell-parts.txt", "w") as text:
        for row in cells:
            line = "Parts|%s" % row.get("r")
            for cell in row:
                if shown(cell, strings):
                    line += "|%s=%s" % (cell.get("r")[0], shown(cell, strings))
            text.write(line + "\n")
