/// What the cells of a field hold.
public enum FieldType: Sendable, Hashable {
  /// The child's unique ID, as text: leading zeros matter.
  case id
  case text
  case date
  case whole
  /// Whole years, or -1 for an unborn child.
  case age
  /// One of a code set, by its position in the edition.
  case code(Int)
}

/// A field of a list, or of a child.
public struct Field: Sendable {
  /// The short name, such as `last_seen`.
  public let name: String
  public let title: String
  public let type: FieldType
  /// Every known spelling of its heading, the title first.
  public let headings: [String]
  /// Whether a value identifies a child or a worker: never completed, never in a message.
  public let identifies: Bool
  public let citations: [String]
  /// Whether lists that have each child once must say the same, where it is a text.
  public let isCompared: Bool
  /// Whether a list may come without it: it is asked for at another time, or by another source.
  public let isOptional: Bool

  public init(
    name: String, title: String, type: FieldType, headings: [String], identifies: Bool,
    citations: [String], isCompared: Bool = false, isOptional: Bool = false
  ) {
    self.name = name
    self.title = title
    self.type = type
    self.headings = headings
    self.identifies = identifies
    self.citations = citations
    self.isCompared = isCompared
    self.isOptional = isOptional
  }
}

/// A field of a child that is computed from others.
public struct DerivedField: Sendable {
  public enum Rule: Sendable {
    /// Whole years at the as-of date: from the first of the birth dates that is known, else
    /// the age that was given.
    case age(birth: [String], given: String)
    /// The edition's age band of another derived field.
    case band(of: String)
    /// The group of a coded field: for each code, the position of its group, or of itself where it
    /// is in none.
    case group(of: String, groups: [Int])
    /// The first of these lists that the child is on.
    case list([String])
  }

  public let field: Field
  public let rule: Rule
}

/// A list that a local authority or its partners send.
///
/// A class, since it never changes and is handed about a lot.
public final class ListDefinition: Sendable {
  public let name: String
  /// Its number in the ILACS workbook, such as 6; nil for the lists that only this theme has.
  public let number: Int?
  public let title: String
  public let citations: [String]
  /// Whom it holds, in the guidance's words.
  public let window: String
  /// Whether its rows are children (prospective adopters are not).
  public let isAboutChildren: Bool
  public let oneRowPerChild: Bool
  /// Sheet and file names that it is known by.
  public let sheets: [String]
  /// The events at which it is due.
  public let due: [String]
  /// The fields that make two rows the same row. The first date among them is the day of the
  /// row's event: where rows of a child differ, the latest decides.
  public let key: [String]
  /// The date that a row of the list ends with: where it is missing, the row still holds.
  public let ends: String?
  public let columns: [Field]
  /// Every known spelling of a heading, as `Spelling.ofHeading` makes it, with its column.
  let byHeading: [String: Int]
  private let bySheet: Set<String>

  init(
    name: String, number: Int?, title: String, citations: [String], window: String,
    isAboutChildren: Bool, oneRowPerChild: Bool, sheets: [String], due: [String], key: [String],
    ends: String?, columns: [Field]
  ) {
    self.name = name
    self.number = number
    self.title = title
    self.citations = citations
    self.window = window
    self.isAboutChildren = isAboutChildren
    self.oneRowPerChild = oneRowPerChild
    self.sheets = sheets
    self.due = due
    self.key = key
    self.ends = ends
    self.columns = columns
    var headings: [String: Int] = [:]
    for (position, column) in columns.enumerated() {
      for heading in column.headings + [column.name] {
        let spelling = Spelling.ofHeading(heading)
        if headings[spelling] == nil { headings[spelling] = position }
      }
    }
    byHeading = headings
    bySheet = Set((sheets + [name, title]).map(Spelling.ofName))
  }

  /// The column that a heading stands for, by any known spelling.
  public func column(forHeading heading: String) -> Int? {
    byHeading[Spelling.ofHeading(heading)]
  }

  /// How many letters of a sheet's or file's name are a name of this list: all of them, or its
  /// first words, as in `List 6 March 2026`; 0 where it is named otherwise.
  func lettersOfName(_ sheet: String) -> Int {
    let whole = Spelling.ofName(sheet)
    if bySheet.contains(whole) { return whole.utf8.count }
    var words = HeadingWords.split(sheet)
    while words.count > 1 {
      words.removeLast()
      let front = Spelling.ofName(words.joined())
      if bySheet.contains(front) { return front.utf8.count }
    }
    return 0
  }
}
