import Table

/// The days that a synthetic area turns on, as days since 1 January 1970.
struct SyntheticCalendar {
  /// The day as of which the lists are.
  let today: Int
  /// From here on something lies in the three months before (csafe-2018 para 20).
  let threeMonths: Int
  let sixMonths: Int
  /// The first birthday of children who are not yet 18.
  let eldest: Int
  /// The Monday of the fieldwork week, two weeks after that of the notification (para 9).
  let fieldwork: Int
  let inspected: CivilDate

  init(_ inspected: CivilDate) {
    self.inspected = inspected
    today = Int(inspected.days)
    threeMonths = Self.day(3, monthsBefore: inspected)
    sixMonths = Self.day(6, monthsBefore: inspected)
    eldest = Self.day(18 * 12, monthsBefore: inspected) + 1
    fieldwork = today - inspected.weekday + 14
  }

  /// The same day of an earlier month, or the month's last where it is shorter.
  private static func day(_ months: Int, monthsBefore date: CivilDate) -> Int {
    let (year, month, day) = date.parts
    let count = year * 12 + month - 1 - months
    let length = CivilDate.length(ofMonth: count % 12 + 1, year: count / 12)
    let earlier = CivilDate(year: count / 12, month: count % 12 + 1, day: min(day, length))
    // Before the year 1 there is no calendar; months of 31 days do there.
    return earlier.map { Int($0.days) } ?? Int(date.days) - 31 * months
  }
}
