/// Which list a sheet holds, and what each of its headings stands for.
public struct SheetMatch: Sendable {
  /// How a heading was found to stand for its field.
  public enum Matched: String, Sendable {
    /// As the edition writes it, or in one of the spellings that the edition names.
    case exact, spelling
    /// It is nearly one of them: a guess, and said to be one.
    case nearness = "near"
    /// A person said so.
    case mapped
    case none
  }

  public struct Heading: Sendable {
    public let text: String
    /// The position of the list's column, or nil where the heading is not known.
    public let column: Int?
    public let matched: Matched
  }

  /// The position of the list in the edition.
  public let list: Int
  /// The row of the headings, as the file counts.
  public let headerRow: Int
  public let headings: [Heading]
  public let fit: SheetFit
  /// The list that fits next best, where it fits nearly as well, or lends the sheet its name.
  public let rival: SheetFit?

  public var understood: Int { fit.understood }
  public var named: Bool { fit.named }
}

/// Why a sheet was not read.
public struct Refusal: Sendable, Equatable {
  public let reason: String
  public let help: String
  /// Whether it is likely to be a list all the same, which what `help` says would load.
  public var isLikelyList = false
}
