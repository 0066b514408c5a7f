import Guidance
import Render
import Table

/// An export as one text: CSV, JSON or Markdown.
struct ExportText {
  let content: ExportContent
  let provenance: Provenance
  let isRaw: Bool
  /// How many texts a spreadsheet would take for formulas, in the CSV made so far.
  private(set) var formulaCells = 0

  init(_ content: ExportContent, _ provenance: Provenance, isRaw: Bool) {
    self.content = content
    self.provenance = provenance
    self.isRaw = isRaw
  }

  mutating func csv(_ sheet: WrittenSheet) -> [UInt8] {
    var writer = DelimitedWriter(dates: .iso, formulas: isRaw ? .raw : .guarded)
    defer { formulaCells += writer.formulaCells }
    return writer.text(sheet)
  }

  /// One object, with each row on a line of its own.
  var json: [UInt8] {
    var out = Array("{\"made\": \(provenance.json.line), \"sheets\": [".utf8)
    for (position, sheet) in content.sheets.enumerated() {
      out += (position > 0 ? ",\n" : "\n").utf8
      out += "{\"name\": \(JSONValue.text(sheet.name).line), ".utf8
      out += "\"columns\": \(JSONValue.texts(sheet.headings).line), \"rows\": [".utf8
      for row in 0..<sheet.rows {
        out += (row > 0 ? ",\n" : "\n").utf8
        let cells = sheet.headings.indices.map { sheet.cell(row, $0).json }
        out += JSONValue.list(cells).line.utf8
      }
      out += "]}".utf8
    }
    out += "]}\n".utf8
    return out
  }

  /// A table a sheet, and how they were made.
  var markdown: [UInt8] {
    var out: [UInt8] = []
    for sheet in content.sheets {
      let rows = (0..<sheet.rows).lazy.map { row in
        sheet.headings.indices.map { sheet.cell(row, $0).text }
      }
      out += "# \(MarkdownText.escaped(sheet.name))\n\n".utf8
      out += MarkdownText.table(sheet.headings, rows).utf8
      out += "\n".utf8
    }
    return out + made.utf8
  }

  /// How it was made, as Markdown.
  var made: String {
    "# \(ProvenanceSheet.name)\n\n"
      + MarkdownText.table(ProvenanceSheet.headings, provenance.rows)
  }
}

extension WrittenCell {
  fileprivate var json: JSONValue {
    switch self {
    case .blank: .null
    case .text(let text): text.isEmpty ? .null : .text(text)
    case .whole(let number): .whole(number)
    case .date: .text(text)
    }
  }

  /// As people read it: a date as ISO 8601, nothing where it is blank.
  fileprivate var text: String {
    switch self {
    case .blank: ""
    case .text(let text): text
    case .whole(let number): String(number)
    case .date(let year, let month, let day):
      CivilDate(year: year, month: month, day: day)?.description ?? ""
    }
  }
}
