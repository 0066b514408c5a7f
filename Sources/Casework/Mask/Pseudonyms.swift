import Guidance
import Synchronization
import Table

/// The names under which a session shows what identifies: `child-07`, `worker-03`.
///
/// A name is given when its text is first masked, and stays: loading more lists, `undo` and turning
/// the mask off and on again change none. The numbers follow the order of the lists, so that the
/// same commands give the same names.
public final class Pseudonyms: Sendable {
  /// For each kind of name, the texts that have one, by number.
  private let kinds = Mutex<[String: TextIndex]>([:])

  public init() {}

  /// What is shown in place of texts that nobody numbers: dates of birth, columns that are not
  /// understood.
  public static let hidden = ColumnReport.hidden

  /// The distinct texts of a column that identifies, each under its name; blank ones stay blank.
  func names(for texts: TextList, of field: Field, numbered: Bool) -> TextList {
    guard numbered else {
      return TextList(texts.indices.map { texts.withBytes($0) { $0.isEmpty } ? "" : Self.hidden })
    }
    let kind = Self.kind(of: field)
    return kinds.withLock { kinds in
      let known = kinds[kind] ?? TextIndex()
      kinds[kind] = known
      return TextList(
        texts.indices.map { index in
          let number = texts.withBytes(index) { known.code($0) }
          return number == 0 ? "" : Self.name(kind, number)
        })
    }
  }

  /// `child-07`.
  private static func name(_ kind: String, _ number: UInt32) -> String {
    number < 10 ? "\(kind)-0\(number)" : "\(kind)-\(number)"
  }

  /// `child` for a Child Unique ID, `family` for `family_id`, else the field's own name.
  private static func kind(of field: Field) -> String {
    if field.name == "id" { return "child" }
    return field.name.hasSuffix("_id") ? String(field.name.dropLast(3)) : field.name
  }
}
