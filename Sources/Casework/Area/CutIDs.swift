import Guidance
import Table

/// IDs that have lost digits, such as `9.02E+07`. Nobody can tell which of their rows are about the
/// same child, so each is about a child of its own (project).
struct CutIDs: Sendable {
  /// How many rows of all lists have each of them.
  private var rows: [String: Int] = [:]

  init(_ parts: some Sequence<RecognisedList>) {
    for part in parts {
      guard let column = part.columns.first(where: { $0.field.type == .id }) else { continue }
      for entry in Self.entries(column) {
        rows[column.written[entry], default: 0] += column.codes.count(of: entry)
      }
    }
  }

  /// The entries of a column that are such IDs.
  func entries(of column: Column) -> Set<Int> { rows.isEmpty ? [] : Self.entries(column) }

  private static func entries(_ column: Column) -> Set<Int> {
    // Few columns of IDs hold an E, and of those few an ID that ends in a number after one.
    guard column.written.holds(anyOf: [UInt8]("eE".utf8)) else { return [] }
    let isCut = column.written.mapBytes(IDText.isCut)
    return Set(isCut.indices.filter { isCut[$0] })
  }

  /// The name of a child of such an ID: the ID as it was written, and where it stands if other rows
  /// have it, too.
  func name(_ id: String, _ place: String, besides known: TextIndex) -> String {
    guard rows[id, default: 0] > 1 else { return id }
    var name = "\(id) (\(place))"
    var number = 2
    while known.position(of: name) != nil {
      name = "\(id) (\(place), \(number))"
      number += 1
    }
    return name
  }

  /// The ID that a child's name begins with, if it has lost digits.
  static func id(in name: String) -> String? {
    let id = name.hasSuffix(")") ? name.prefix { $0 != "(" }.dropLast() : name[...]
    return IDText.isCut(String(id)) ? String(id) : nil
  }
}
