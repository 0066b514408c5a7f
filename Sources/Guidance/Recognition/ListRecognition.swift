import Table

/// Finds the list of a sheet by its name and by the set of its headings together.
public struct ListRecognition: Sendable {
  private let edition: Edition
  private let corrections: Corrections
  /// The list that the person named, as a position in the edition.
  private let chosenList: Int?
  /// The heading row that the person named.
  private let chosenRow: Int?
  private let matcher: HeadingMatcher
  private let shared: Set<String>

  public init(
    _ edition: Edition, list: Int? = nil, headerRow: Int? = nil,
    corrections: Corrections = Corrections()
  ) {
    self.edition = edition
    self.corrections = corrections
    chosenList = list
    chosenRow = headerRow
    matcher = HeadingMatcher(edition, corrections)
    shared = Set(edition.fields.map(\.name))
  }

  public struct Refused: Error, Sendable {
    public let refusal: Refusal
  }

  /// The list of the sheet, or why it is none.
  ///
  /// The row of the headings is the one of which most is known by the edition's spellings; what
  /// is near to them is then looked for in that row alone.
  public func match(_ preview: SheetPreview) -> Result<SheetMatch, Refused> {
    if ProvenanceSheet.isShown(by: preview) {
      return refused("it says how an exported workbook was made, and holds no list", "")
    }
    let rows = preview.rows.filter { chosenRow == nil || $0.number == chosenRow }
    guard !rows.isEmpty else {
      return refused(
        chosenRow.map { "row \($0) is blank or beyond the first rows" } ?? "the sheet is empty",
        chosenRow == nil
          ? "load another file, or name a sheet: load PATH sheet NAME"
          : "header ROW counts from 1, at the top of the sheet")
    }
    let names = preview.names
    let named = namesakes(names)
    let keys = rows.map { $0.cells.map(Spelling.ofHeading) }
    var best: (row: Int, points: Int)?
    for row in rows.indices where matcher.mayKnow(rows[row].cells, keys: keys[row]) {
      for list in lists {
        let points = candidate(rows[row], keys[row], list, named, guessing: false).fit.points
        if points > best?.points ?? 0 { best = (row, points) }
      }
    }
    guard let best else { return strange(rows, names) }
    let row = rows[best.row]
    let candidates = lists.map { candidate(row, keys[best.row], $0, named, guessing: true) }
    if chosenList == nil, let foreign = foreign(row, names, candidates) { return foreign }
    return decide(candidates)
  }

  private struct Candidate {
    let fit: SheetFit
    let headerRow: Int
    let headings: [SheetMatch.Heading]
  }

  private var lists: [Int] { chosenList.map { [$0] } ?? Array(edition.lists.indices) }

  /// The lists that the sheet is named like: by the longest name, so that one on `CSA referrals`
  /// is not one on `CSA`.
  private func namesakes(_ names: [String]) -> Set<Int> {
    let letters = edition.lists.map { list in names.map(list.lettersOfName).max() ?? 0 }
    guard let most = letters.max(), most > 0 else { return [] }
    return Set(letters.indices.filter { letters[$0] == most })
  }

  private func candidate(
    _ row: PreviewRow, _ keys: [String], _ list: Int, _ named: Set<Int>,
    guessing isGuessing: Bool
  ) -> Candidate {
    let definition = edition.lists[list]
    let headings = matcher.match(row.cells, keys: keys, list: definition, guessing: isGuessing)
    let fit = SheetFit(
      list: list, definition, headings, named: named.contains(list), shared: shared)
    return Candidate(fit: fit, headerRow: row.number, headings: headings)
  }

  // MARK: The decision

  private func decide(_ candidates: [Candidate]) -> Result<SheetMatch, Refused> {
    // The first list among equals, so that the answer is always the same.
    let top = candidates.map(\.fit.points).max() ?? 0
    var winners = candidates.filter { $0.fit.points == top }
    // Of lists that fit equally well, one that is there as a whole is meant.
    let whole = winners.filter(\.fit.complete)
    if whole.count == 1 { winners = whole }
    guard let winner = winners.first else { return refused("no known headings", "") }
    let definition = edition.lists[winner.fit.list]
    guard winner.fit.isLikely || chosenList != nil else {
      return refused(
        "the nearest list is \(definition.name), with \(winner.fit.words)",
        "if it is that list, say so: load … as \(definition.name)")
    }
    guard winner.headings.contains(where: { $0.column == 0 }) else {
      let key = definition.columns.first
      return refused(
        "it looks like \(definition.name) (\(winner.fit.words)) but no heading is "
          + "\"\(key?.title ?? "")\", without which no row can be joined to a child",
        "map header \"…\" to \(key?.name ?? "id") in \(definition.name), then load it again",
        isLikelyList: true)
    }
    guard winners.count == 1 else {
      let names = winners.map { edition.lists[$0.fit.list].name }
      let all = names.dropLast().joined(separator: ", ") + " and \(names.last ?? "")"
      return refused(
        "its headings fit \(all) alike (\(winner.fit.understood) of \(winner.fit.given))",
        "say which one it is, such as: load … as \(definition.name)", isLikelyList: true)
    }
    let next = candidates.filter { $0.fit.list != winner.fit.list }
      .max { $0.fit.points < $1.fit.points }
    // Where every heading is the list's, and another's only in part, there is no doubt.
    let isClose =
      next.map { next in
        next.fit.points + 1 >= winner.fit.points
          && (winner.fit.understood < winner.fit.given || next.fit.understood == next.fit.given)
      } ?? false
    let namesake = winner.fit.named ? nil : candidates.first { $0.fit.named }
    return .success(
      SheetMatch(
        list: winner.fit.list, headerRow: winner.headerRow, headings: winner.headings,
        fit: winner.fit, rival: isClose ? next?.fit : namesake?.fit))
  }

  /// Nothing in the sheet is a list's: what it is instead, where the edition knows.
  private func strange(
    _ rows: [PreviewRow], _ names: [String]
  ) -> Result<SheetMatch, Refused> {
    if chosenList == nil {
      for row in rows {
        if let foreign = foreign(row, names, []) { return foreign }
      }
    }
    return refused(
      "no known headings", "say which list it is: load … as LIST, and its heading row: header N")
  }

  /// The refusal of another kind of file: one that has at least as many headings that only it has
  /// as headings that only some lists have.
  private func foreign(
    _ row: PreviewRow, _ names: [String], _ candidates: [Candidate]
  ) -> Result<SheetMatch, Refused>? {
    let own = candidates.max { $0.fit.points < $1.fit.points }?.fit.own ?? 0
    var best: (kind: NotList, count: Int)?
    for kind in edition.notLists {
      guard let count = kind.fit(headings: row.cells, names: names), count >= own,
        count > best?.count ?? 0
      else { continue }
      best = (kind, count)
    }
    guard let best else { return nil }
    return refused(
      "it looks like \(best.kind.title) (\(best.count) of its headings): \(best.kind.says)",
      "if it is one of the lists all the same, say which: load … as LIST")
  }

  private func refused(
    _ reason: String, _ help: String, isLikelyList: Bool = false
  ) -> Result<SheetMatch, Refused> {
    .failure(
      Refused(refusal: Refusal(reason: reason, help: help, isLikelyList: isLikelyList)))
  }
}

extension SheetPreview {
  /// What the sheet is called: its own name, or that of its file without folder and ending.
  /// The mark of a synthetic list is no part of its name.
  var names: [String] {
    if let sheet { return [sheet] }
    let last = FilePath.name(file)
    let stem = last.lastIndex(of: ".").map { String(last[..<$0]) } ?? last
    let mark = RecognisedList.syntheticMark + "-"
    return [stem.hasPrefix(mark) ? String(stem.dropFirst(mark.count)) : stem, last]
  }
}

extension RecognisedList {
  static let syntheticMark = "SYNTHETIC"

  /// Whether its name says that it was made up by the program.
  public var isSynthetic: Bool {
    file.split(separator: "/").last?.hasPrefix(Self.syntheticMark) ?? false
  }
}
