import Guidance
import Table

extension Column {
  /// The day of a cell that holds no date: before all others.
  static let noDay = Int32.min

  /// For each row its day, or `noDay`; nil where this is no column of dates.
  var days: [Int32]? {
    guard field.type == .date else { return nil }
    return codes.looked(
      up: values.map { value in
        guard case .date(let date) = value else { return Self.noDay }
        return date.days
      })
  }
}
