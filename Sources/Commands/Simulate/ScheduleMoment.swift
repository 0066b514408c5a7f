import Simulation
import Table

extension ScheduleCalendar {
  private static let names = ["Mon", "Tue", "Wed", "Thu", "Fri"]

  /// `Tue 11:24`, with the week where it is not the first: `week 2 Mon 15:00`; or with the date.
  ///
  /// - Parameter begins: whether it is the beginning of something.
  func text(_ minutes: Int, begins: Bool = false) -> String {
    let moment = moment(minutes, begins: begins)
    let time = padded(moment.minute / 60, 2) + ":" + padded(moment.minute % 60, 2)
    if let date = moment.date { return "\(date.shortWords) \(time)" }
    let week = moment.day / 5 == 0 ? "" : "week \(moment.day / 5 + 1) "
    return "\(week)\(Self.names[moment.day % 5]) \(time)"
  }
}

extension Int {
  /// Working minutes in words: `1 h 48`, `-25 min`.
  var workingTime: String {
    let (hours, minutes) = (Int(magnitude) / 60, Int(magnitude) % 60)
    let text = hours == 0 ? "\(minutes) min" : "\(hours) h \(padded(minutes, 2))"
    return (self < 0 ? "-" : "") + text
  }
}
