import Table

/// Which list a sheet holds, and what each of its headings stands for.
public struct SheetMatch: Sendable {
  public enum Matched: String, Sendable {
    case exact, spelling, mapped, none
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
  public let named: Bool

  public var understood: Int { headings.filter { $0.column != nil }.count }
}

/// Why a sheet was not read.
public struct Refusal: Sendable, Equatable {
  public let reason: String
  public let help: String
}

/// Finds the list of a sheet by its name and by the set of its headings together.
public struct ListRecognition: Sendable {
  private let edition: Edition
  /// The list that the person named, as a position in the edition.
  private let chosenList: Int?
  /// The heading row that the person named.
  private let chosenRow: Int?

  public init(_ edition: Edition, list: Int? = nil, headerRow: Int? = nil) {
    self.edition = edition
    chosenList = list
    chosenRow = headerRow
  }

  /// The list of the sheet, or why it is none.
  public func match(_ preview: SheetPreview) -> Result<SheetMatch, Refused> {
    let rows = preview.rows.filter { chosenRow == nil || $0.number == chosenRow }
    guard !rows.isEmpty else {
      return refused(
        chosenRow.map { "row \($0) is blank or beyond the first rows" } ?? "the sheet is empty", "")
    }
    let candidates = rows.flatMap { row in lists.map { match(row, list: $0, in: preview) } }
    guard let best = candidates.map(\.score).max(), best.matched > 0 else {
      return refused(
        "no known headings", "say which list it is: load … as LIST, and its heading row: header N")
    }
    // The first row and the first list among equals, so that the answer is always the same.
    let winners = candidates.filter { $0.score == best }
    guard let winner = winners.first else { return refused("no known headings", "") }
    return accepted(winner.match, rivals: Set(winners.map(\.match.list)).count)
  }

  public struct Refused: Error, Sendable {
    public let refusal: Refusal
  }

  private struct Score: Comparable {
    let matched: Int
    let named: Bool

    /// A fitting name is worth two headings: it parts lists with the same columns, and does
    /// not turn a sheet of other headings into a list.
    private var points: Int { matched == 0 ? 0 : matched + (named ? 2 : 0) }

    static func < (left: Score, right: Score) -> Bool { left.points < right.points }

    static func == (left: Score, right: Score) -> Bool { left.points == right.points }
  }

  private struct Candidate {
    let match: SheetMatch
    let score: Score
  }

  private var lists: [Int] { chosenList.map { [$0] } ?? Array(edition.lists.indices) }

  private func match(_ row: PreviewRow, list: Int, in preview: SheetPreview) -> Candidate {
    let definition = edition.lists[list]
    var taken = Set<Int>()
    let headings = row.cells.map { text in
      guard !text.isEmpty, let column = definition.column(forHeading: text),
        taken.insert(column).inserted
      else { return SheetMatch.Heading(text: text, column: nil, matched: .none) }
      let exact = definition.columns[column].headings.contains(text)
      return SheetMatch.Heading(text: text, column: column, matched: exact ? .exact : .spelling)
    }
    let named = preview.names.contains { definition.isNamed($0) }
    let match = SheetMatch(
      list: list, headerRow: row.number, headings: headings, named: named)
    return Candidate(match: match, score: Score(matched: match.understood, named: named))
  }

  private func accepted(_ match: SheetMatch, rivals: Int) -> Result<SheetMatch, Refused> {
    let definition = edition.lists[match.list]
    let given = match.headings.filter { !$0.text.isEmpty }.count
    let enough = match.understood >= min(2, definition.columns.count)
    let likely = enough && (match.understood * 2 >= given || match.named)
    guard likely || chosenList != nil else {
      return refused(
        "only \(match.understood) of its \(given) headings are known",
        "if it is one of the lists, say so: load … as LIST")
    }
    guard match.headings.contains(where: { $0.column == 0 }) else {
      let key = definition.columns.first?.title ?? ""
      return refused(
        "it looks like \(definition.name) but has no heading for \"\(key)\"",
        "without it no row can be joined to a child")
    }
    guard rivals == 1 else {
      return refused(
        "its headings fit more than one list",
        "say which one it is, such as: load … as \(definition.name)")
    }
    return .success(match)
  }

  private func refused(_ reason: String, _ help: String) -> Result<SheetMatch, Refused> {
    .failure(Refused(refusal: Refusal(reason: reason, help: help)))
  }
}

extension SheetPreview {
  /// What the sheet is called: its own name, or that of its file without folder and ending.
  /// The mark of a synthetic list is no part of its name.
  var names: [String] {
    if let sheet { return [sheet] }
    let last = file.split(separator: "/").last.map(String.init) ?? file
    let stem = last.lastIndex(of: ".").map { String(last[..<$0]) } ?? last
    let mark = "SYNTHETIC-"
    return [stem.hasPrefix(mark) ? String(stem.dropFirst(mark.count)) : stem, last]
  }
}
