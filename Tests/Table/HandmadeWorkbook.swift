/// A workbook made by hand, so that it can hold what no program would write.
struct HandmadeWorkbook {
  var entries: [(name: String, content: String)] = []
  /// Marks the entries as encrypted.
  var encrypted = false

  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let strictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main"
  static let transitional = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships"

  init() {}

  /// One sheet named S with the given rows, styles 0 to 5: General, d/m/y, a date with quotes and
  /// brackets, [h]:mm, a number whose letters are quoted, a date and time.
  init(
    rows: String, strings: [String] = [], properties: String = "", state: String = "",
    strict isStrict: Bool = false, target: String = "worksheets/sheet1.xml"
  ) {
    let types = isStrict ? Self.strict : Self.transitional
    let space = isStrict ? Self.strictMain : Self.main
    entries = [
      (
        "_rels/.rels",
        "<Relationships><Relationship Id=\"a\" Type=\"\(types)/officeDocument\" "
          + "Target=\"/xl/workbook.xml\"/></Relationships>"
      ),
      (
        "xl/workbook.xml",
        "<x:workbook xmlns:x=\"\(space)\" xmlns:r=\"\(types)\">\(properties)<x:sheets>"
          + "<x:sheet name=\"S\" sheetId=\"1\" \(state) r:id=\"one\"/></x:sheets></x:workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships>"
          + "<Relationship Id=\"one\" Type=\"\(types)/worksheet\" Target=\"\(target)\"/>"
          + "<Relationship Id=\"two\" Type=\"\(types)/styles\" Target=\"../xl/./styles.xml\"/>"
          + "<Relationship Id=\"three\" Type=\"\(types)/sharedStrings\" "
          + "Target=\"sharedStrings.xml\"/></Relationships>"
      ),
      (
        "xl/styles.xml",
        "<styleSheet xmlns=\"\(space)\"><numFmts>"
          + "<numFmt numFmtId=\"170\" formatCode=\"[$-809]dd&quot;x&quot;mm\\/yyyy;@\"/>"
          + "<numFmt numFmtId=\"171\" formatCode=\"[h]:mm\"/>"
          + "<numFmt numFmtId=\"172\" formatCode=\"#,##0&quot; days&quot;\\d_y[Red]\"/></numFmts>"
          + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
          + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/>"
          + "<xf numFmtId=\"171\"/><xf numFmtId=\"172\"/><xf numFmtId=\"22\"/></cellXfs>"
          + "</styleSheet>"
      ),
      (
        "xl/sharedStrings.xml",
        "<sst xmlns=\"\(space)\">" + strings.map { "<si>\($0)</si>" }.joined() + "</sst>"
      ),
      (
        "xl/worksheets/sheet1.xml",
        "<worksheet xmlns=\"\(space)\"><sheetData>\(rows)</sheetData></worksheet>"
      ),
    ]
  }

  /// The zip file, its entries stored.
  var bytes: [UInt8] { zip.bytes }

  var zip: HandmadeZip {
    var zip = HandmadeZip(entries.map { HandmadeZip.Entry($0.name, $0.content) })
    zip.encrypted = encrypted
    return zip
  }
}
