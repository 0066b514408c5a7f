import Table

/// Reads the columns of a list's sheet: by the edition's spellings, then as a person said, and
/// last, where values have names, by cautious nearness.
struct ColumnReading {
  /// For distinct texts that the edition does not know, how they were read all the same.
  typealias Read = [Int: SheetMatch.Matched]

  private let edition: Edition
  private let definition: ListDefinition
  private let reader: ValueReader
  private let corrections: Corrections

  init(
    _ edition: Edition, _ definition: ListDefinition, _ dateSystem: DateSystem,
    _ corrections: Corrections
  ) {
    self.edition = edition
    self.definition = definition
    self.corrections = corrections
    reader = ValueReader(edition, dateSystem: dateSystem)
  }

  /// The field of a column that is kept without being understood. In delimited text its heading
  /// may be guarded against being taken for a formula.
  static func unknownField(_ heading: String, letter: String, isDelimited: Bool) -> Field {
    let bare = isDelimited ? FormulaGuard.removed(from: heading) ?? heading : heading
    let name = bare.isEmpty ? "column \(letter)" : bare
    return Field(
      name: name, title: name, type: .text, headings: [heading], identifies: true, citations: [])
  }

  func column(_ text: TextColumn, as field: Field) -> (column: Column, read: Read) {
    let order = order(of: field)
    let column = reader.column(text, as: field, order)
    let said = corrections.values(of: field.name, in: definition)
    var read: Read = [:]
    var values = column.values
    if !said.isEmpty, field.type != .text, field.type != .id {
      let saidOfDays = field.type == .date ? days(said, order) : [:]
      for (entry, written) in column.written.enumerated() where values[entry] != .missing {
        let meaning =
          said[Spelling.ofValue(written)] ?? day(written, order).flatMap { saidOfDays[$0] }
        guard let meaning else { continue }
        values[entry] = meaning
        read[entry] = .mapped
      }
    }
    for (entry, position) in guesses(column, values, except: read) {
      values[entry] = .code(position)
      read[entry] = .nearness
    }
    guard !read.isEmpty else { return (column, read) }
    return (column.meaning(values), read)
  }

  /// Which of two numbers in the dates of a field is the day.
  func order(of field: Field) -> WrittenDate.Order {
    field.type == .date ? corrections.order(of: field.name, in: definition) : .dayFirst
  }

  /// What was said of dates holds of every form in which they are written.
  private func days(
    _ said: [String: Value], _ order: WrittenDate.Order
  ) -> [CivilDate: Value] {
    var days: [CivilDate: Value] = [:]
    for text in said.keys.sorted() {
      if let day = day(text, order) { days[day] = said[text] }
    }
    return days
  }

  private func day(_ text: String, _ order: WrittenDate.Order) -> CivilDate? {
    DateForms.date(WrittenDate(text), order, edition.dates)
  }

  private func guesses(
    _ column: Column, _ values: [Value], except read: Read
  ) -> [(entry: Int, position: Int)] {
    guard case .code(let set) = column.field.type,
      let nearness = ValueNearness(edition.codeSets[set])
    else { return [] }
    var unread: [Int] = []
    for (entry, value) in values.enumerated() where value == .unreadable && read[entry] == nil {
      unread.append(entry)
      guard unread.count <= ValueNearness.mostTexts else { return [] }
    }
    return unread.compactMap { entry in
      nearness.position(of: column.written[entry]).map { (entry, $0) }
    }
  }
}

extension Column {
  /// The same texts with other meanings.
  fileprivate func meaning(_ values: [Value]) -> Column {
    guard let texts else {
      return Column(field: field, codes: codes, written: written, values: values)
    }
    return Column(field: field, codes: codes, texts: texts, values: values)
  }

  /// The column as it was before its texts were given a meaning.
  var asText: TextColumn {
    guard let texts else { return TextColumn(codes: Array(codes), entries: Array(written)) }
    return TextColumn(codes: codes, texts: texts)
  }
}
