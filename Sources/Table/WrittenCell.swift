/// A cell to be written.
public enum WrittenCell: Sendable, Equatable {
  case blank
  case text(String)
  case whole(Int)
  /// A day of the Gregorian calendar; one that does not exist is written as text.
  case date(year: Int, month: Int, day: Int)

  public static func date(_ date: CivilDate) -> WrittenCell {
    .date(year: date.year, month: date.month, day: date.day)
  }
}
