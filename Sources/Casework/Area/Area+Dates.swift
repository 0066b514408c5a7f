import Guidance
import Table

extension Area {
  /// The latest day that the lists speak of, birth dates left aside; nil where there is none.
  ///
  /// It stands in for the as-of date where none is set, and is said wherever it does.
  static func latestDate(in lists: [AreaList]) -> CivilDate? {
    var latest: CivilDate?
    for list in lists where list.definition.isAboutChildren {
      for column in list.columns where column.field.type == .date && !column.field.identifies {
        for case .date(let date) in column.values where latest.map({ $0 < date }) ?? true {
          latest = date
        }
      }
    }
    return latest
  }
}
