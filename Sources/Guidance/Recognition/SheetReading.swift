import Table

/// The columns of a sheet while it becomes a list: each read as its field, before it is known which
/// rows are about children.
struct SheetReading {
  struct ReadColumn {
    var column: Column
    /// How texts were read that the edition does not know.
    var read: ColumnReading.Read
    let heading: String
    let letter: String
    /// The position of its field in the list's definition; nil if it is kept unread.
    let position: Int?
    let matched: SheetMatch.Matched
    /// Which of two numbers in a date is the day.
    let order: WrittenDate.Order
  }

  var columns: [ReadColumn] = []
  private(set) var rowNumbers: RowNumbers
  private(set) var leftOut: [LeftOutRow] = []

  private let dates: DateRules

  init(rowNumbers: RowNumbers, leftOut: [LeftOutRow] = [], dates: DateRules) {
    self.rowNumbers = rowNumbers
    self.dates = dates
    self.leftOut = leftOut
  }

  /// Leaves out the rows that are about no child.
  mutating func leaveOutRows() {
    let sheet = columns.enumerated().map { index, column in
      SheetColumn(
        column.column, heading: column.heading, letter: column.letter, place: index + 1,
        isKnown: column.position != nil)
    }
    let found = LeftOutRows.find(in: sheet)
    guard !found.isEmpty else { return }
    leftOut += found.map { LeftOutRow(row: Int(rowNumbers[$0.row]), reason: $0.reason) }
    leftOut.sort { $0.row < $1.row }
    let rows = found.map(\.row)
    for index in columns.indices {
      let (column, entries) = columns[index].column.without(rows)
      columns[index].column = column
      var read: ColumnReading.Read = [:]
      // An entry that no row holds any more has become the first, which is blank.
      for (entry, matched) in columns[index].read where entries[entry] > 0 {
        read[entries[entry]] = matched
      }
      columns[index].read = read
    }
    var next = rows[...]
    var kept: [Int32] = []
    for row in rowNumbers.indices {
      if next.first == row { next = next.dropFirst() } else { kept.append(rowNumbers[row]) }
    }
    rowNumbers = RowNumbers(kept)
  }

  /// The columns of the list's definition first, in its order, then those kept unread.
  var ordered: [Column] {
    let known = columns.filter { $0.position != nil }.sorted {
      ($0.position ?? 0) < ($1.position ?? 0)
    }
    return (known + columns.filter { $0.position == nil }).map(\.column)
  }

  /// One a column of the sheet, in its order.
  var reports: [ColumnReport] {
    columns.map { column in
      ColumnReport(
        column.column, heading: column.heading, letter: column.letter,
        field: column.position == nil ? nil : column.column.field.name, matched: column.matched,
        read: column.read, dates: DateForms(column.column, dates, column.order, rowNumbers),
        rowNumbers: rowNumbers)
    }
  }
}
