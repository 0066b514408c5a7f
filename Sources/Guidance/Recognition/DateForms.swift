import Table

/// How the dates of a column are written, where that could be taken in more than one way.
public struct DateForms: Sendable {
  /// In which order numbers were read.
  public let order: WrittenDate.Order
  /// Cells that are a date in one order alone, and in either with another day in each.
  public private(set) var dayFirst = 0
  public private(set) var monthFirst = 0
  public private(set) var eitherOrder = 0
  /// Cells with a year of two digits that were read.
  public private(set) var shortYears = 0
  /// What was not read since it stands for no date, such as `31/12/9999`.
  public private(set) var none: [ColumnReport.ReadText] = []
  /// What was not read since no list can hold such a date.
  public private(set) var implausible: [ColumnReport.ReadText] = []
  /// The first rows, as the file counts, of cells that are a date in the other order alone.
  public private(set) var otherOrderRows: [Int] = []

  /// Nil for a column of anything but dates, and of one without a written one.
  init?(
    _ column: Column, _ rules: DateRules, _ order: WrittenDate.Order, _ rowNumbers: RowNumbers
  ) {
    guard column.field.type == .date else { return nil }
    self.order = order
    let counts = column.counts()
    var (none, implausible, other): (Set<Int>, Set<Int>, Set<Int>) = ([], [], [])
    for (entry, value) in column.values.enumerated()
    where counts[entry] > 0 && value != .missing {
      let text = column.written[entry]
      let written = WrittenDate(text)
      if value == .unreadable {
        let date = DateForms.date(written, order, rules)
        // `12/31/9999` stands for none in either order.
        let swapped = DateForms.date(written, order.other, rules)
        if rules.standsForNone(text, date ?? swapped) {
          none.insert(entry)
        } else if date != nil {
          implausible.insert(entry)
        }
      }
      guard let written else { continue }
      if written.hasShortYear, value != .unreadable { shortYears += counts[entry] }
      guard written.dependsOnOrder else { continue }
      let fits = [WrittenDate.Order.dayFirst, .monthFirst].map {
        written.date(in: $0, years: rules.shortYears).map(rules.allows) == true
      }
      switch (fits[0], fits[1]) {
      case (true, true): eitherOrder += counts[entry]
      case (true, false):
        dayFirst += counts[entry]
        if order == .monthFirst { other.insert(entry) }
      case (false, true):
        monthFirst += counts[entry]
        if order == .dayFirst { other.insert(entry) }
      case (false, false): break
      }
    }
    func texts(_ entries: Set<Int>) -> [ColumnReport.ReadText] {
      guard !entries.isEmpty else { return [] }
      let read = Dictionary(uniqueKeysWithValues: entries.map { ($0, SheetMatch.Matched.none) })
      return ColumnReport.texts(column, read, rowNumbers)
    }
    self.none = texts(none)
    self.implausible = texts(implausible)
    otherOrderRows = texts(other).flatMap(\.rows).sorted()
  }

  /// How many cells are a date in the order alone in which they were read, and in the other.
  public var inOrder: Int { order == .dayFirst ? dayFirst : monthFirst }
  public var inOtherOrder: Int { order == .dayFirst ? monthFirst : dayFirst }

  /// Whether the cells show that the numbers stand in the other order.
  public var showsOtherOrder: Bool { inOtherOrder > inOrder }

  /// Whether the cells tell nothing of the order, though it matters.
  public var fitsBothOrders: Bool { eitherOrder > 0 && dayFirst == 0 && monthFirst == 0 }

  /// The date that a text is, plausible or not.
  static func date(
    _ written: WrittenDate?, _ order: WrittenDate.Order, _ rules: DateRules
  ) -> CivilDate? {
    written?.date(in: order, years: rules.shortYears)
  }
}
