import Casework
import Guidance
import Table

/// One side of a chart: the bins that a field's values fall into, in their order.
struct ChartAxis {
  enum Kind {
    case values, numbers, dates
  }

  let kind: Kind
  /// The bins, those of what is missing or unreadable last.
  private(set) var labels: [String] = []
  /// The same in short: codes without their words.
  private(set) var shortLabels: [String] = []
  private var bins: [String: Int] = [:]
  /// Which bins stand for something known.
  private(set) var known = 0

  static let mostBins = 40
  private static let mostYears = 30
  private static let mostMonths = 36

  /// - Parameters:
  ///   - keys: the different values in their order, as `ChildGroups` has them, and what they are
  ///     called.
  init(_ field: Field, _ keys: [(key: String, label: String)]) {
    let values = keys.filter { !Self.isUnknown($0) }
    switch field.type {
    case .whole, .age:
      kind = .numbers
      addNumbers(values.compactMap { Int($0.key) }, isAge: field.type == .age)
    case .date:
      kind = .dates
      addDates(values.compactMap { CivilDate.parse($0.key) })
    case .code, .text, .id:
      kind = .values
      for (key, label) in values {
        bins[key] = labels.count
        labels.append(key == label ? key : "\(key) \(label)")
        shortLabels.append(key)
      }
    }
    if shortLabels.isEmpty { shortLabels = labels }
    known = labels.count
    for (key, label) in keys where Self.isUnknown((key, label)) && bins[key] == nil {
      bins[key] = labels.count
      labels.append(label)
      shortLabels.append(label)
    }
  }

  /// The bin of a value.
  func bin(_ key: String) -> Int? { bins[key] }

  private static func isUnknown(_ value: (key: String, label: String)) -> Bool {
    value.key.isEmpty || value.key == "(unreadable)"
  }

  private mutating func addNumbers(_ numbers: [Int], isAge: Bool) {
    guard let low = numbers.min(), let high = numbers.max() else { return }
    let step = Self.step(for: high - low + 1)
    let first = step == 1 ? low : Int((Double(low) / Double(step)).rounded(.down)) * step
    for start in stride(from: first, through: high, by: step) {
      let end = start + step - 1
      let label = step == 1 ? "\(start)" : "\(start)-\(end)"
      labels.append(isAge && start == -1 && step == 1 ? "unborn" : label)
    }
    for number in numbers { bins[String(number)] = (number - first) / step }
  }

  /// The least of 1, 2, 5, 10, 20 … that makes few enough bins.
  private static func step(for span: Int) -> Int {
    var step = 1
    while (span + step - 1) / step > mostYears {
      let leading = String(step).first
      step = leading == "2" ? step / 2 * 5 : step * 2
    }
    return step
  }

  private mutating func addDates(_ dates: [CivilDate]) {
    guard let first = dates.min()?.parts, let last = dates.max()?.parts else { return }
    let months = (last.year - first.year) * 12 + last.month - first.month + 1
    let isByMonth = months <= Self.mostMonths
    let count = isByMonth ? months : last.year - first.year + 1
    for bin in 0..<count {
      guard isByMonth else {
        labels.append(String(first.year + bin))
        continue
      }
      let month = first.month - 1 + bin
      let digits = String(month % 12 + 1)
      labels.append("\(first.year + month / 12)-\(digits.count == 1 ? "0" : "")\(digits)")
    }
    for date in dates {
      let parts = date.parts
      bins[date.description] =
        isByMonth
        ? (parts.year - first.year) * 12 + parts.month - first.month : parts.year - first.year
    }
  }
}
