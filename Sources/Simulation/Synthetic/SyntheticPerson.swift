import Casework
import Table

/// What every list says alike of a synthetic child: positions in code sets, and days.
struct SyntheticPerson {
  let number: Int
  var gender: Int
  let ethnicity: Int
  /// The day of birth; blank before it.
  var born: Int
  /// The day on which the birth is expected, if that is still to come.
  let expected: Int
  /// Whole years at the notification, or -1.
  let age: Int
  /// Blank for an unborn child.
  let disability: Int

  var isUnborn: Bool { born == ColumnBuilder.blank }

  /// The first day on which anything can have happened about the child.
  func earliest(_ calendar: SyntheticCalendar) -> Int {
    isUnborn ? calendar.today - 190 : born
  }

  /// Changed so that a list disagrees with the others about the birth date or the gender.
  func disagreeing(
    _ draw: SharedDraw, codes: SyntheticCodes, calendar: SyntheticCalendar
  ) -> SyntheticPerson {
    var draw = draw
    var other = self
    if isUnborn || draw.below(3) == 0 {
      other.gender = gender == codes.female ? codes.male : codes.female
    } else {
      other.born = Self.swapped(born, calendar: calendar) ?? born - 1
    }
    return other
  }

  /// Day and month the other way round, where that is another day, and not a day to come.
  private static func swapped(_ day: Int, calendar: SyntheticCalendar) -> Int? {
    guard let parts = CivilDate(days: day)?.parts,
      let other = CivilDate(year: parts.year, month: parts.day, day: parts.month),
      Int(other.days) != day, Int(other.days) <= calendar.today
    else { return nil }
    return Int(other.days)
  }

  static func age(born: Int, _ calendar: SyntheticCalendar) -> Int {
    CivilDate(days: born).map { CaseSpace.age(born: $0, at: calendar.inspected) } ?? 0
  }
}
