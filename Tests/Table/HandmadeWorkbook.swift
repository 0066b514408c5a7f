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
  var bytes: [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for (name, content) in entries {
      let (name, content) = (Array(name.utf8), Array(content.utf8))
      let offset = file.count
      let shared =
        little(20, 2) + little(encrypted ? 1 : 0, 2) + little(0, 2) + little(0, 2)
        + little(0x21, 2) + little(Int(Self.checksum(content)), 4) + little(content.count, 4)
        + little(content.count, 4) + little(name.count, 2) + little(0, 2)
      file += [0x50, 0x4B, 3, 4] + shared + name + content
      directory +=
        [0x50, 0x4B, 1, 2] + little(20, 2) + shared + little(0, 2) + little(0, 2) + little(0, 2)
        + little(0, 4) + little(offset, 4) + name
    }
    let end =
      [0x50, 0x4B, 5, 6] + little(0, 4) + little(entries.count, 2) + little(entries.count, 2)
      + little(directory.count, 4) + little(file.count, 4) + little(0, 2)
    return file + directory + end
  }

  private func little(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  /// CRC-32 as zip files have it.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum = ~UInt32(0)
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
