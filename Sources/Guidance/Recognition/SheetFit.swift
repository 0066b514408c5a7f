/// How well a sheet fits a list: how many of its headings are the list's, and whether its name is.
public struct SheetFit: Sendable, Equatable {
  /// The position of the list in the edition.
  public let list: Int
  /// How many of the headings stand for a column of the list.
  public let understood: Int
  /// How many headings there are.
  public let given: Int
  /// Whether the sheet, or its file, is named like the list.
  public let named: Bool
  /// How many of the understood ones only some lists have: start dates, and not gender.
  let own: Int
  /// Whether every column of the list is there.
  let complete: Bool

  init(
    list: Int, _ definition: ListDefinition, _ headings: [SheetMatch.Heading], named: Bool,
    shared: Set<String>
  ) {
    let known = headings.compactMap(\.column)
    self.list = list
    self.named = named
    understood = known.count
    given = headings.count { !$0.text.isEmpty }
    own = known.count { !shared.contains(definition.columns[$0].name) }
    complete = known.count == definition.columns.count
  }

  /// A fitting name is worth two headings: it parts lists with the same columns, and does not
  /// turn a sheet of other headings into a list.
  var points: Int { understood == 0 ? 0 : understood + (named ? 2 : 0) }

  /// Whether it may be taken for the list without being told: of a sheet that is named like it, a
  /// third of the headings; of another, half of them, one of which is not in every list.
  var isLikely: Bool {
    guard understood >= 2 || complete else { return false }
    return named ? understood * 3 >= given : understood * 2 >= given && (own > 0 || complete)
  }

  /// "12 of 15 headings and its name".
  public var words: String {
    "\(understood) of \(given) heading\(given == 1 ? "" : "s")\(named ? " and its name" : "")"
  }
}
