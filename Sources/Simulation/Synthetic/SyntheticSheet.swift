import Guidance
import Table

/// One list of a synthetic area.
public struct SyntheticSheet: Sendable {
  /// The list's name in the edition, such as `cin`; the sheet in a workbook is named so too.
  public let list: String
  /// Such as `List 6: Children in need`.
  public let title: String
  public let headings: [String]
  /// The cells as a reader would give them: trimmed, dates as ISO 8601.
  public let columns: [TextColumn]
  public let rows: Int
  private let seed: String
  private let codes: [[UInt32]]
  private let cells: [[WrittenCell]]

  init(
    _ definition: ListDefinition, headings: [String], columns: [ColumnBuilder], rows: Int,
    seed: String
  ) {
    list = definition.name
    title = definition.number.map { "List \($0): \(definition.title)" } ?? definition.title
    self.headings = headings
    self.columns = columns.map { $0.column() }
    self.rows = rows
    self.seed = seed
    codes = columns.map(\.codes)
    cells = columns.map(\.cells)
  }

  /// The sheet for the writers: dates as dates, counts and ages as numbers, IDs as text, under
  /// a line that says that it is synthetic.
  public var written: WrittenSheet {
    let codes = codes
    let cells = cells
    return WrittenSheet(
      name: list, title: title, notice: SyntheticArea.name(seed: seed), headings: headings,
      rows: rows
    ) { row, column in
      guard codes.indices.contains(column), codes[column].indices.contains(row) else {
        return .blank
      }
      return cells[column][Int(codes[column][row])]
    }
  }

  /// The sheet as if it had been read from a file.
  ///
  /// - Parameter headerRow: the row of its headings, from 1.
  public func table(headerRow: Int = 1) -> SheetTable {
    let first = Int32(clamping: max(headerRow, 1))
    return SheetTable(
      file: SyntheticArea.name(seed: seed), sheet: list, hidden: false, headerRow: Int(first),
      headings: headings.map(Self.trimmed), columnLetters: headings.indices.map(letters(ofColumn:)),
      columns: columns, rowNumbers: RowNumbers(from: first &+ 1, count: rows),
      dateSystem: .from1900)
  }

  /// What recognition looks at: the sheet's name and its headings.
  ///
  /// - Parameter headerRow: the row of its headings, from 1.
  public func preview(headerRow: Int = 1) -> SheetPreview {
    SheetPreview(
      file: SyntheticArea.name(seed: seed), sheet: list, position: 1, hidden: false,
      rows: [PreviewRow(number: max(headerRow, 1), cells: headings.map(Self.trimmed))])
  }

  private static func trimmed(_ heading: String) -> String {
    heading.hasSuffix(" ") ? String(heading.dropLast()) : heading
  }
}
