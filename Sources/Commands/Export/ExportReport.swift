import Language
import Render
import Table

/// What an export shows: what was written where, and how it is loaded again.
struct ExportReport {
  let content: ExportContent
  let format: ExportFormat
  let path: Literal
  let files: [String]
  let formulaCells: Int
  let isRaw: Bool
  /// The text for the output; nil where files were written.
  let data: [UInt8]?
  var notices: [Notice]

  func outcome(_ session: Session) -> Outcome {
    let notices = notices + (formulaNotice.map { [$0] } ?? [])
    return Outcome(
      session, document(notices), result: json, notices: notices,
      effect: data.map(Outcome.Effect.data) ?? .none)
  }

  private func document(_ notices: [Notice]) -> Document {
    var document = Document()
    let place =
      switch files.count {
      case 0: "the output"
      case 1: path.text
      default: "\(String.counted(files.count, "file", "files")) in \(path.text)"
      }
    if content.isMany {
      let rows = content.sheets.map { [$0.name, $0.rows.grouped, String($0.headings.count)] }
      document.table(
        TextTable(
          [.init("list"), .init("rows", right: true), .init("columns", right: true)], rows))
      document.line("written to \(place)")
    } else if let sheet = content.sheets.first {
      document.line(
        "\(String.counted(sheet.rows, content.noun.one, content.noun.many)), "
          + "\(String.counted(sheet.headings.count, "column", "columns")), written to \(place)")
    }
    document.note(notices)
    if content.isLists, !files.isEmpty, format == .csv || format == .xlsx {
      let list = content.isMany ? "" : " as \(content.of)"
      document.next("load \(path.source)\(list) brings it back")
    }
    return document
  }

  private var formulaNotice: Notice? {
    guard formulaCells > 0 else { return nil }
    let cells = String.counted(formulaCells, "cell", "cells")
    return isRaw
      ? Notice(
        "formulas-raw",
        "raw: a spreadsheet may take \(cells) for formulas, written here as they are")
      : Notice(
        "made-safe",
        "\(cells) that a spreadsheet would take for a formula got an apostrophe before the text; "
          + "load takes it off, raw leaves it out")
  }

  private var json: JSONValue {
    let sheets = content.sheets.map { sheet in
      JSONValue.object([
        .init("name", .text(sheet.name)), .init("rows", .whole(sheet.rows)),
        .init("columns", .whole(sheet.headings.count)),
      ])
    }
    return .object([
      .init("path", .text(path.text)), .init("format", .text(format.rawValue)),
      .init("of", .text(content.of)), .init("rows", .whole(content.rows)),
      .init("sheets", .list(sheets)), .init("files", .texts(files)),
      .init("made_safe", .whole(isRaw ? 0 : formulaCells)),
    ])
  }
}
