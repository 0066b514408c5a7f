import Guidance
import Table

/// The latest day that the lists speak of, birth dates left aside, and the days after it that are
/// taken for slips.
///
/// It stands in for the as-of date where none is set, and is said wherever it does. The lists
/// that a child's own list is chosen from (children in need, on a plan, in care) go before all
/// others: meetings, say, lie in the future.
struct LatestDate: Sendable {
  let day: CivilDate
  /// The days after it that stand alone, and say nothing of when the lists were made.
  let alone: [CivilDate]

  /// Nil where the lists hold no date.
  init?(in lists: [AreaList], _ edition: Edition) {
    for case .list(let names) in edition.derived.map(\.rule) {
      let main = lists.filter { names.contains($0.definition.name) }
      if let latest = LatestDate(columnsOf: main, edition.dates) {
        self = latest
        return
      }
    }
    let others = lists.filter(\.definition.isAboutChildren)
    guard let latest = LatestDate(columnsOf: others, edition.dates) else { return nil }
    self = latest
  }

  private init?(columnsOf lists: [AreaList], _ rules: DateRules) {
    var cells: [CivilDate: Int] = [:]
    for list in lists {
      for column in list.columns where Self.counts(column.field) {
        for (value, count) in zip(column.values, column.counts()) where count > 0 {
          guard case .date(let date) = value else { continue }
          cells[date, default: 0] += count
        }
      }
    }
    let days = cells.keys.sorted()
    guard var last = days.indices.last else { return nil }
    // The days behind the last gap that is too long, as long as few enough cells stand there.
    var (beyond, before) = (0, cells.values.reduce(0, +))
    if let alone = rules.alone {
      for index in days.indices.dropFirst().reversed() {
        let count = cells[days[index], default: 0]
        (beyond, before) = (beyond + count, before - count)
        guard before >= beyond * alone.times else { break }
        if Int(days[index].days) - Int(days[index - 1].days) > alone.days { last = index - 1 }
      }
    }
    day = days[last]
    self.alone = Array(days[(last + 1)...])
  }

  /// Whether a field tells when its list was made.
  static func counts(_ field: Field) -> Bool { field.type == .date && !field.identifies }
}

extension Area {
  /// The latest day that the lists speak of, birth dates left aside; nil where there is none.
  public var latestDate: CivilDate? { latest?.day }

  /// Later days that are taken for slips, since they lie far after every other.
  public var datesAlone: [CivilDate] { latest?.alone ?? [] }
}
