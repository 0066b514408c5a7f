import Guidance
import Table

/// Fields that are computed from others: ages, bands, groups, and the list a child is on.
extension CaseSpace {
  func derivedColumn(_ name: String) -> Column? {
    let column = area.derived.column(name, asOf: asOf) { truth.computedColumn(name) }
    return area.truth === area ? column : column?.hidingUnreadable
  }

  private func computedColumn(_ name: String) -> Column? {
    guard let derived = edition.derived.first(where: { $0.field.name == name }) else { return nil }
    switch derived.rule {
    case .age(let birth, let given): return ageColumn(derived.field, birth: birth, given: given)
    case .band(let of):
      guard let ages = derivedColumn(of) else { return nil }
      return ages.mapped(derived.field, edition) { value in
        guard case .whole(let age) = value else { return value }
        return edition.ageBand(of: age).map(Value.code) ?? .missing
      }
    case .group(let of, let groups):
      guard let codes = area.fields[of] else { return nil }
      return codes.mapped(derived.field, edition) { value in
        guard case .code(let position) = value, groups.indices.contains(position) else {
          return value
        }
        return .code(groups[position])
      }
    case .list(let names): return listColumn(derived.field, names)
    }
  }

  /// Whole years at the as-of date; the age that was given where there is no birth date. Where a
  /// date is written and gives no age, the age is no blank either.
  private func ageColumn(_ field: Field, birth: [String], given: String) -> Column {
    var pieces: [Column] = []
    for name in birth {
      guard let dates = area.fields[name] else { continue }
      pieces.append(
        dates.mapped(field, edition) { value in
          guard case .date(let date) = value, let asOf else { return .missing }
          return .whole(Self.age(born: date, at: asOf))
        })
    }
    if let ages = area.fields[given] { pieces.append(ages) }
    for name in birth {
      guard let dates = area.fields[name] else { continue }
      pieces.append(
        dates.mapped(field, edition, keepsText: false) { $0 == .missing ? .missing : .unreadable })
    }
    return Column.firstKnown(field, pieces, rows: area.count)
  }

  /// The age at the last birthday, or -1 before birth. Who was born on 29 February is a year
  /// older on 1 March of years without one.
  public static func age(born: CivilDate, at day: CivilDate) -> Int {
    guard born <= day else { return -1 }
    let from = born.parts
    let to = day.parts
    let before = (to.month, to.day) < (from.month, from.day)
    return to.year - from.year - (before ? 1 : 0)
  }

  private func listColumn(_ field: Field, _ names: [String]) -> Column {
    var codes = [UInt32](repeating: 0, count: area.count)
    for (position, name) in names.enumerated().reversed() {
      guard let list = area.list(named: name) else { continue }
      for child in list.childOfRow where child >= 0 { codes[Int(child)] = UInt32(position + 1) }
    }
    return Column(
      field: field, codes: Codes(codes, below: names.count + 1), written: TextList([""] + names),
      values: [.missing] + names.indices.map(Value.code))
  }
}

extension Column {
  /// The same rows, each distinct text with a new meaning, and written as that: what was written
  /// of a birth date has no place in an age. Texts that come to mean the same become one.
  ///
  /// - Parameter keepsText: whether what cannot be read stays as it was written.
  func mapped(
    _ field: Field, _ edition: Edition, keepsText: Bool = true, _ meaning: (Value) -> Value
  ) -> Column {
    let text = ValueText(edition)
    var entries: [Value: UInt32] = [:]
    var meanings: [Value] = []
    var written: [String] = []
    let translation = values.indices.map { entry -> UInt32 in
      let meaning = meaning(values[entry])
      if let known = entries[meaning] { return known }
      let next = UInt32(meanings.count)
      // Each unreadable text stays as it is.
      if meaning != .unreadable || !keepsText { entries[meaning] = next }
      meanings.append(meaning)
      written.append(
        text.short(
          meaning, written: meaning == .unreadable && keepsText ? self.written[entry] : "",
          type: field.type))
      return next
    }
    return Column(
      field: field, codes: Codes(codes.looked(up: translation), below: meanings.count),
      written: TextList(written), values: meanings)
  }

  /// For each row, the first of the columns that has a value.
  static func firstKnown(_ field: Field, _ columns: [Column], rows: Int) -> Column {
    guard columns.count > 1 else {
      return columns.first ?? Column(missing: field, rows: rows)
    }
    var codes = Array(columns[0].codes)
    var values = columns[0].values
    for column in columns.dropFirst() {
      let isMissing = values.map { $0 == .missing }
      let offset = UInt32(values.count)
      let own = column.codes.looked(
        up: column.values.enumerated().map { $1 == .missing ? 0 : UInt32($0) + offset })
      for row in codes.indices where own[row] != 0 && isMissing[Int(codes[row])] {
        codes[row] = own[row]
      }
      values += column.values
    }
    return Column(
      field: field, codes: Codes(codes, below: values.count),
      written: TextList(joining: columns.map(\.written)), values: values)
  }
}
