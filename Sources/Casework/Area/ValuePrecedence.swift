import Guidance
import Table

/// What decides for a child where rows of one list say different things.
///
/// A known value goes before one that says "unknown", and that before one that cannot be read.
/// Among equals the latest event of the list decides, and on one day the value that keeps the child
/// in view: the code that stands first in its set (Yes before No), the later date (so the younger
/// child), the lower age. Nothing depends on the order of rows or files.
struct ValuePrecedence {
  /// The strength of a value that says something.
  static let known: UInt8 = 3

  private let edition: Edition
  private let field: Field

  init(_ field: Field, _ edition: Edition) {
    self.field = field
    self.edition = edition
  }

  /// How much a value says: nothing, something unreadable, "unknown", or something known.
  func strength(_ value: Value) -> UInt8 {
    switch value {
    case .missing: return 0
    case .unreadable: return 1
    case .code(let position):
      guard case .code(let set) = field.type else { return Self.known }
      return edition.codeSets[set].codes[position].unknown ? 2 : Self.known
    case .text, .date, .whole: return Self.known
    }
  }

  /// Whether `left` goes before `right`, both being as strong and of the same day.
  ///
  /// Texts go by their bytes, also where they mean the same: so the one that is shown is the same
  /// whatever the order of the rows.
  func keepsInView(
    _ left: (value: Value, written: String), before right: (value: Value, written: String)
  ) -> Bool {
    switch (left.value, right.value) {
    case (.code(let one), .code(let other)) where one != other: return one < other
    case (.date(let one), .date(let other)) where one != other: return one > other
    case (.whole(let one), .whole(let other)) where one != other: return one < other
    default: return left.written.utf8.lexicographicallyPrecedes(right.written.utf8)
    }
  }
}
