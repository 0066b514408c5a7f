import Casework
import Language
import Render

extension Grammar {
  /// `suppress N`, which comes after the fields of a count or chart.
  static let suppressing = Grammar.optional(
    .sequence([
      .keyword("suppress", "leave small numbers out"),
      .slot("suppress", .number, "N", "the least number that is shown"),
    ]))
}

/// What every table, chart and export passes its counts through if `suppress N` was typed.
struct SmallNumberGuard {
  let threshold: Int
  private let span: Span?
  private let help: String
  /// How many children each set had that this one was filtered from.
  private let before: [Int]
  private let children: Int

  /// - Returns: nil if nothing is to be left out.
  /// - Parameter help: what to try if it cannot be done.
  init?(_ arguments: Arguments, _ session: Session, help: String) throws(Diagnostic) {
    guard let threshold = try arguments.number("suppress", in: 2...1_000) else { return nil }
    self.threshold = threshold
    self.help = help
    span = arguments.literals("suppress").first?.span
    before = session.filters.map(\.before) + [session.workingOf, session.area.count]
    children = session.working.count
  }

  private static let mostGroups = 1_000

  /// The table of some counts, small numbers and what would give them away left out.
  ///
  /// - Throws: `too-many-fields`, `too-many-groups`, and `cannot-suppress` if leaving out every
  ///   number would not be enough.
  func table(_ cells: [SmallNumbers.Cell], by fields: [String]) throws(Diagnostic) -> CountTable {
    guard fields.count <= 2 else {
      throw Diagnostic(
        "too-many-fields", "small numbers are left out of counts by one or two fields", at: span,
        help: "count by fewer fields")
    }
    let groups = cells.count { $0.count > 0 }
    guard groups <= Self.mostGroups else {
      throw Diagnostic(
        "too-many-groups",
        "\(groups.grouped) groups are more than the \(Self.mostGroups.grouped) that small numbers "
          + "can be left out of", at: span, help: "choose fields with fewer values")
    }
    guard let table = CountTable(cells, by: fields, below: threshold) else {
      throw Diagnostic(
        "cannot-suppress",
        "some numbers below \(threshold) could be worked out whatever is left out", at: span,
        help: help)
    }
    return table
  }

  /// What a person should know of what was left out, and of what that does not guard against.
  func notices(leftOut: Int) -> [Notice] {
    var notices: [Notice] = []
    if leftOut > 0 {
      notices.append(
        Notice(
          "small-numbers",
          "* \(String.counted(leftOut, "number", "numbers")) left out: those below \(threshold), and "
            + "others by which they could be worked out"))
    }
    if before.contains(where: { (1..<threshold).contains($0 - children) }) {
      notices.append(
        Notice(
          "almost-the-same-children",
          "fewer than \(threshold) children were filtered out: together with a table that still "
            + "counts them, this one tells who they are"))
    }
    return notices
  }
}
