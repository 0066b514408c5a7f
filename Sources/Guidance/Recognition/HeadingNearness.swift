import Language
import Synchronization

/// Finds the column that an unknown heading is a misspelling of, or names with other words.
///
/// Never by a part of the heading: `Stage` is no `Age`, and the date of birth of a mother is not
/// the child's.
final class HeadingNearness: Sendable {
  /// What is known of a heading, whatever list it stands in.
  private struct Neighbours {
    /// The spellings within reach.
    var near: [(place: Place, distance: Int, isClose: Bool)] = []
    /// What it says, whatever the order of its words.
    var words: String?
    static let none = Neighbours()
  }

  private struct Place {
    let list: String
    let column: Int
    let field: String
  }

  /// The edition's headings, made ready to be compared.
  private struct Prepared {
    /// Each spelling once, with every column that has it.
    var spellings: [(spelling: KnownSpelling, places: [Place])] = []
    /// The letters of each, side by side: nearly all are told to be far by them.
    var tallies: [LetterTally] = []
    /// By list, the column that words in any order name; -1 where more than one is named so.
    var worded: [String: [String: Int]] = [:]
  }

  private let edition: Edition
  /// What is a heading already, of whatever list or other file, is no misspelling of another.
  private let known: Set<String>
  /// Made at the first heading that is not known: most files have none.
  private let prepared = Mutex<Prepared?>(nil)
  /// What was looked for already: each heading is asked of for list after list, and for each sheet
  /// again where its rows are read.
  private let seen = Mutex<[String: Neighbours]>([:])
  private static let mostSeen = 1_000

  init(_ edition: Edition) {
    self.edition = edition
    known = edition.notLists.reduce(into: edition.knownHeadings) { $0.formUnion($1.headings) }
  }

  /// The position of the column of `list`; nil where none is near, or more than one is.
  func column(for heading: String, of list: ListDefinition) -> Int? {
    if let known = seen.withLock({ $0[heading] }) { return column(of: list, among: known) }
    let found = neighbours(of: heading)
    seen.withLock { seen in
      if seen.count >= Self.mostSeen { seen.removeAll(keepingCapacity: true) }
      seen[heading] = found
    }
    return column(of: list, among: found)
  }

  /// What lies near to a heading in any list.
  private func neighbours(of heading: String) -> Neighbours {
    let key = Spelling.ofHeading(heading)
    guard !known.contains(key), let close = CloseSpelling(key) else { return .none }
    var found = Neighbours(words: HeadingWords.unordered(heading, edition.abbreviations))
    let prepared = preparedHeadings()
    for (index, tally) in prepared.tallies.enumerated() where !close.isFar(from: tally) {
      let (spelling, places) = prepared.spellings[index]
      guard let distance = close.distance(to: spelling) else { continue }
      let isClose = close.isClose(to: spelling, distance: distance)
      for place in places { found.near.append((place, distance, isClose)) }
    }
    return found
  }

  private func column(of list: ListDefinition, among found: Neighbours) -> Int? {
    misspelt(found, of: list) ?? reworded(found, of: list)
  }

  private func misspelt(_ found: Neighbours, of list: ListDefinition) -> Int? {
    let candidates = found.near.filter { $0.isClose && $0.place.list == list.name }
    guard let best = candidates.map(\.distance).min() else { return nil }
    let columns = Set(candidates.filter { $0.distance == best }.map(\.place.column))
    guard columns.count == 1, let column = columns.first else { return nil }
    // By field and not by column: in every list, Start date is the same field.
    let field = list.columns[column].name
    let isAlone = found.near.allSatisfy { $0.place.field == field || $0.distance >= 2 * best }
    return isAlone ? column : nil
  }

  /// The same words in another order, in the plural, or abbreviated.
  private func reworded(_ found: Neighbours, of list: ListDefinition) -> Int? {
    guard let words = found.words,
      let column = preparedHeadings().worded[list.name]?[words], column >= 0
    else { return nil }
    return column
  }

  private func preparedHeadings() -> Prepared {
    prepared.withLock { prepared in
      if let prepared { return prepared }
      let made = prepare()
      prepared = made
      return made
    }
  }

  private func prepare() -> Prepared {
    var places: [String: [Place]] = [:]
    var worded: [String: [String: Int]] = [:]
    for list in edition.lists {
      for (spelling, column) in list.byHeading {
        places[spelling, default: []].append(
          Place(list: list.name, column: column, field: list.columns[column].name))
      }
      var columns: [String: Int] = [:]
      for (position, column) in list.columns.enumerated() {
        let said = Set(
          column.headings.compactMap { HeadingWords.unordered($0, edition.abbreviations) })
        for words in said { columns[words] = columns[words] == nil ? position : -1 }
      }
      worded[list.name] = columns
    }
    let spellings = places.map { (spelling: KnownSpelling($0.key), places: $0.value) }
    return Prepared(
      spellings: spellings, tallies: spellings.map(\.spelling.tally), worded: worded)
  }
}
