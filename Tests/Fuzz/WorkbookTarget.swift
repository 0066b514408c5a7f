@testable import Table

/// A workbook of any bytes, or one of which a part is given, is read or refused within its limits.
enum WorkbookTarget {
  private static var limits: ReadLimits {
    var limits = ReadLimits()
    limits.entryBytes = 1 << 22
    limits.totalBytes = 1 << 23
    limits.cells = 1 << 18
    limits.fieldBytes = 1 << 16
    return limits
  }

  static func run(_ input: UnsafeRawBufferPointer) {
    guard let first = input.first else { return }
    let part = String(decoding: input.dropFirst(), as: UTF8.self)
    switch first {
    case UInt8(ascii: "S"): read(HandmadeWorkbook(rows: part, strings: ["<t>x</t>"]).bytes)
    case UInt8(ascii: "T"):
      let row = "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>"
      read(HandmadeWorkbook(rows: row + row, strings: [part]).bytes)
    case UInt8(ascii: "O"): read(HandmadeOpenDocument(tables: part).bytes)
    case UInt8(ascii: "N"):
      var book = HandmadeWorkbook(rows: "<row><c s=\"1\"><v>45000.5</v></c></row>")
      book.entries[3].content = part
      read(book.bytes)
    default: read(Array(input))
    }
  }

  private static func read(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { bytes in
      let reading = try? readBytes(bytes, as: "fuzz.xlsx", limits: limits) { preview in
        preview.rows.first.map { .headings(row: $0.number) } ?? .skip
      }
      // Every cell can be asked for.
      for table in reading?.tables ?? [] {
        for column in table.columns where table.rowCount > 0 {
          _ = column[0]
          _ = column[table.rowCount - 1]
        }
      }
    }
  }
}
