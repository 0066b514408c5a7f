/// Why nothing is known of a field, of any child.
public struct Absence: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// No loaded list has a column for it.
    case notInLists
    /// A list has the column, and every cell of it is blank.
    case blank
    /// It is computed, and what it is computed from is not known.
    case notComputed
  }

  public let kind: Kind
  public let words: String

  public init(_ kind: Kind, _ words: String) {
    self.kind = kind
    self.words = words
  }

  /// The code of the notice that says so.
  public var code: String {
    switch kind {
    case .notInLists: "not-in-the-lists"
    case .blank: "blank-in-the-lists"
    case .notComputed: "not-computed"
    }
  }
}
