import Guidance
import Table

extension Area {
  /// The latest day that the lists speak of, birth dates left aside; nil where there is none.
  ///
  /// It stands in for the as-of date where none is set, and is said wherever it does. The lists
  /// that a child's own list is chosen from (children in need, on a plan, in care) go before all
  /// others: meetings, say, lie in the future.
  static func latestDate(in lists: [AreaList], _ edition: Edition) -> CivilDate? {
    for case .list(let names) in edition.derived.map(\.rule) {
      let main = lists.filter { names.contains($0.definition.name) }
      if let latest = latest(in: main) { return latest }
    }
    return latest(in: lists.filter(\.definition.isAboutChildren))
  }

  private static func latest(in lists: [AreaList]) -> CivilDate? {
    var latest: CivilDate?
    for list in lists {
      for column in list.columns where column.field.type == .date && !column.field.identifies {
        for case .date(let date) in column.values where latest.map({ $0 < date }) ?? true {
          latest = date
        }
      }
    }
    return latest
  }
}
