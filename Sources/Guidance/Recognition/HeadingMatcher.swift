/// Finds what each heading of a row stands for in one list.
///
/// What a person said goes before everything; then the edition's spellings; then, where it is
/// asked for, cautious nearness. No field is ever given to two columns.
struct HeadingMatcher {
  /// A sheet with more headings than this that are unknown is no list with misspelt ones.
  private static let mostUnknown = 200

  private let corrections: Corrections
  private let known: Set<String>
  private let nearness: HeadingNearness

  init(_ edition: Edition, _ corrections: Corrections) {
    known = edition.knownHeadings
    nearness = HeadingNearness(edition)
    self.corrections = corrections
  }

  /// Whether any heading of a row may stand for a column, of whatever list; most rows of a sheet
  /// are data, which no list need be tried on.
  func mayKnow(_ headings: [String], keys: [String]) -> Bool {
    if !corrections.isEmpty { return true }
    return zip(headings, keys).contains { !$0.isEmpty && known.contains($1) }
  }

  /// - Parameters:
  ///   - keys: the headings as `Spelling.ofHeading` makes them: made once for all the lists.
  ///   - isGuessing: whether misspelt headings are guessed at.
  func match(
    _ headings: [String], keys: [String], list definition: ListDefinition,
    guessing isGuessing: Bool
  ) -> [SheetMatch.Heading] {
    var taken = Set<Int>()
    var found = headings.map { SheetMatch.Heading(text: $0, column: nil, matched: .none) }
    for (index, column) in mapped(headings, definition) {
      if let column, !taken.insert(column).inserted { continue }
      found[index] = SheetMatch.Heading(
        text: headings[index], column: column, matched: .mapped)
    }
    for (index, heading) in headings.enumerated()
    where !heading.isEmpty && found[index].matched == .none {
      guard let column = definition.byHeading[keys[index]], taken.insert(column).inserted else {
        continue
      }
      let exact = definition.columns[column].headings.contains(heading)
      found[index] = SheetMatch.Heading(
        text: heading, column: column, matched: exact ? .exact : .spelling)
    }
    if isGuessing { guess(&found, taken, definition) }
    return found
  }

  /// The headings of which a person said something, the last word first: of two that were said to
  /// be the same field, the later one is.
  private func mapped(
    _ headings: [String], _ definition: ListDefinition
  ) -> [(index: Int, column: Int?)] {
    guard !corrections.isEmpty else { return [] }
    var found: [(index: Int, column: Int?, said: Int)] = []
    for (index, heading) in headings.enumerated() where !heading.isEmpty {
      guard let (field, said) = corrections.field(of: heading, in: definition) else { continue }
      let column = field.flatMap { name in definition.columns.firstIndex { $0.name == name } }
      found.append((index, column, said))
    }
    return found.sorted { ($1.said, $0.index) < ($0.said, $1.index) }.map { ($0.index, $0.column) }
  }

  private func guess(
    _ found: inout [SheetMatch.Heading], _ taken: Set<Int>, _ definition: ListDefinition
  ) {
    let unknown = found.count { $0.matched == .none && !$0.text.isEmpty }
    guard unknown > 0, unknown <= Self.mostUnknown else { return }
    var guesses: [Int: [Int]] = [:]
    for (index, heading) in found.enumerated()
    where heading.matched == .none && !heading.text.isEmpty {
      guard let column = nearness.column(for: heading.text, of: definition),
        !taken.contains(column)
      else { continue }
      guesses[column, default: []].append(index)
    }
    // Two headings that are near the same field: neither is it.
    for (column, indices) in guesses where indices.count == 1 {
      let index = indices[0]
      found[index] = SheetMatch.Heading(
        text: found[index].text, column: column, matched: .nearness)
    }
  }
}
