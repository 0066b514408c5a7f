@testable import Guidance
@testable import Language

/// Nearness of headings and values worked out plainly, each text against each spelling in full: what
/// the program's own, which bounds its work, must come to as well.
enum PlainNearness {
  static func distance(_ left: String, _ right: String) -> Int? {
    let (left, right) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
    guard abs(left.count - right.count) <= 6 else { return nil }
    let distance = Nearness.distance(left, right)
    return distance <= 6 ? distance : nil
  }

  static func isClose(_ text: String, _ known: String, _ distance: Int) -> Bool {
    func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.numericType != nil }
    func initials(_ text: String) -> [Unicode.Scalar] {
      text.unicodeScalars.split { !$0.properties.isAlphabetic && !isDigit($0) }
        .compactMap(\.first)
    }
    let counts = (text.unicodeScalars.count, known.unicodeScalars.count)
    return counts.1 >= 5 && initials(text) == initials(known)
      && text.unicodeScalars.filter(isDigit) == known.unicodeScalars.filter(isDigit)
      && distance > 0 && distance <= min(3, max(counts.0, counts.1) / 6)
  }

  static func column(
    for heading: String, of list: ListDefinition, _ edition: Edition
  ) -> Int? {
    let key = Spelling.ofHeading(heading)
    let known = edition.notLists.reduce(into: edition.knownHeadings) { $0.formUnion($1.headings) }
    guard !known.contains(key), (5...200).contains(key.unicodeScalars.count) else { return nil }
    return misspelt(key, of: list, edition) ?? reworded(heading, of: list, edition)
  }

  private static func misspelt(_ key: String, of list: ListDefinition, _ edition: Edition) -> Int? {
    var nearest: [String: Int] = [:]
    var candidates: [(column: Int, distance: Int)] = []
    for other in edition.lists {
      for (spelling, column) in other.byHeading {
        guard let distance = distance(key, spelling) else { continue }
        let name = other.columns[column].name
        nearest[name] = min(nearest[name] ?? distance, distance)
        if other.name == list.name, isClose(key, spelling, distance) {
          candidates.append((column, distance))
        }
      }
    }
    guard let best = candidates.map(\.distance).min() else { return nil }
    let columns = Set(candidates.filter { $0.distance == best }.map(\.column))
    guard columns.count == 1, let column = columns.first else { return nil }
    let field = list.columns[column].name
    return nearest.allSatisfy { $0.key == field || $0.value >= 2 * best } ? column : nil
  }

  private static func reworded(
    _ heading: String, of list: ListDefinition, _ edition: Edition
  ) -> Int? {
    guard let wanted = HeadingWords.unordered(heading, edition.abbreviations) else { return nil }
    let found = list.columns.indices.filter { position in
      list.columns[position].headings.contains {
        HeadingWords.unordered($0, edition.abbreviations) == wanted
      }
    }
    return found.count == 1 ? found[0] : nil
  }

  static func position(of text: String, in codeSet: CodeSet) -> Int? {
    let key = Spelling.ofValue(Spelling.withoutLetter(text))
    guard (5...200).contains(key.unicodeScalars.count) else { return nil }
    var nearest: [Int: Int] = [:]
    var best: (position: Int, distance: Int)?
    for (spelling, position) in codeSet.spellings.sorted(by: { $0.key < $1.key }) {
      guard let distance = distance(key, spelling) else { continue }
      nearest[position] = min(nearest[position] ?? distance, distance)
      guard !codeSet.codes[position].unknown, distance < best?.distance ?? Int.max,
        isClose(key, spelling, distance)
      else { continue }
      best = (position, distance)
    }
    guard let best else { return nil }
    let rivals = codeSet.groups.map(Spelling.ofValue).filter { codeSet.spellings[$0] == nil }
      .compactMap { distance(key, $0) }
    let isAlone = nearest.allSatisfy { $0.key == best.position || $0.value >= 2 * best.distance }
    return isAlone && rivals.allSatisfy { $0 >= 2 * best.distance } ? best.position : nil
  }
}
