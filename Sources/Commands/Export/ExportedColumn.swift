import Casework
import Guidance
import Table

/// A column of an export: its heading, and a cell for each distinct text, made once.
struct ExportedColumn: Sendable {
  let heading: String
  let column: Column
  private let cells: [WrittenCell]

  init(_ heading: String, _ column: Column, _ edition: Edition) {
    self.heading = heading
    self.column = column
    cells = zip(column.values, column.written).map { value, written in
      Self.cell(value, written, column.field.type, edition)
    }
  }

  /// The cell of an entry of the column; blank where there is none.
  func cell(_ entry: Int?) -> WrittenCell { entry.map { cells[$0] } ?? .blank }

  func cell(ofRow row: Int) -> WrittenCell { cells[Int(column.codes[row])] }

  /// What the file held in a row, whatever it was read as.
  func written(ofRow row: Int) -> String { column.written[Int(column.codes[row])] }

  private static func cell(
    _ value: Value, _ written: String, _ type: FieldType, _ edition: Edition
  ) -> WrittenCell {
    switch value {
    case .missing: .blank
    case .unreadable, .text: .text(written)
    case .date(let date): .date(date)
    case .whole(let number): .whole(number)
    case .code(let position): .text(edition.spelling(ofCode: position, type) ?? written)
    }
  }
}

extension Edition {
  /// The short form of a code; where an edition's codes are such that it would be read as
  /// something else, the first form that is read back.
  fileprivate func spelling(ofCode position: Int, _ type: FieldType) -> String? {
    guard case .code(let number) = type, let code = ValueText(self).code(position, type) else {
      return nil
    }
    return [code.code, code.written, code.label].first { text in
      codeSets[number].position(of: text) == position
        && !missingMarks.contains(Spelling.ofValue(text))
    }
  }
}

extension ListDefinition {
  /// A heading by which a column of the list is found again: its title, where nothing else of
  /// the list is called so.
  func heading(of field: Field) -> String {
    guard let position = columns.firstIndex(where: { $0.name == field.name }) else {
      return field.name
    }
    let spellings = [field.title] + columns[position].headings + [field.name]
    return spellings.first { column(forHeading: $0) == position } ?? field.name
  }
}
