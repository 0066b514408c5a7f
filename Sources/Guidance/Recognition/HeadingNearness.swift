/// Finds the column that an unknown heading is a misspelling of, or names with other words.
///
/// Never by a part of the heading: `Stage` is no `Age`, and the date of birth of a mother is not
/// the child's.
struct HeadingNearness {
  private let edition: Edition
  /// What is a heading already, of whatever list or other file, is no misspelling of another.
  private let known: Set<String>

  init(_ edition: Edition) {
    self.edition = edition
    known = edition.notLists.reduce(into: edition.knownHeadings) { $0.formUnion($1.headings) }
  }

  /// The position of the column of `list`; nil where none is near, or more than one is.
  func column(for heading: String, of list: ListDefinition) -> Int? {
    let key = Spelling.ofHeading(heading)
    guard !known.contains(key), let close = CloseSpelling(key) else { return nil }
    return misspelt(close, of: list) ?? reworded(heading, of: list)
  }

  private func misspelt(_ close: CloseSpelling, of list: ListDefinition) -> Int? {
    // By field and not by column: in every list, Start date is the same field.
    var nearest: [String: Int] = [:]
    var candidates: [(column: Int, distance: Int)] = []
    for other in edition.lists {
      for (spelling, column) in other.byHeading {
        guard let distance = close.distance(to: spelling) else { continue }
        let name = other.columns[column].name
        nearest[name] = min(nearest[name] ?? distance, distance)
        if other.name == list.name, close.isClose(to: spelling, distance: distance) {
          candidates.append((column, distance))
        }
      }
    }
    guard let best = candidates.map(\.distance).min() else { return nil }
    let columns = Set(candidates.filter { $0.distance == best }.map(\.column))
    guard columns.count == 1, let column = columns.first else { return nil }
    let field = list.columns[column].name
    let isAlone = nearest.allSatisfy { $0.key == field || $0.value >= 2 * best }
    return isAlone ? column : nil
  }

  /// The same words in another order, in the plural, or abbreviated.
  private func reworded(_ heading: String, of list: ListDefinition) -> Int? {
    let abbreviations = edition.abbreviations
    guard let wanted = HeadingWords.unordered(heading, abbreviations) else { return nil }
    var found: Int?
    for (position, column) in list.columns.enumerated() {
      let same = column.headings.contains { HeadingWords.unordered($0, abbreviations) == wanted }
      guard same else { continue }
      guard found == nil else { return nil }
      found = position
    }
    return found
  }
}
