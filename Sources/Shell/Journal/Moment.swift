#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A moment on the machine's clocks: for the names of journals, and for nothing that is a result.
struct Moment: Sendable {
  /// "20261124-170233", which sorts as time goes.
  let name: String
  /// "24 November 17:02".
  let text: String

  static var now: Moment {
    var seconds = time(nil)
    var parts = tm()
    localtime_r(&seconds, &parts)
    return Moment(parts)
  }

  private init(_ parts: tm) {
    func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let month = Self.months[max(0, min(11, Int(parts.tm_mon)))]
    name =
      "\(parts.tm_year + 1900)\(padded(parts.tm_mon + 1))\(padded(parts.tm_mday))-"
      + padded(parts.tm_hour) + padded(parts.tm_min) + padded(parts.tm_sec)
    text = "\(parts.tm_mday) \(month) \(padded(parts.tm_hour)):\(padded(parts.tm_min))"
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
