import Table

/// Finds the rows of a list's sheet that are about no child, by their shape alone: totals,
/// footnotes, headings of groups, headings that come again (project). A row with a readable date
/// or code is always about a child, and so is one whose ID is like the others.
struct LeftOutRows {
  /// What stands in the other cells of a row.
  private struct Beside {
    var values = 0
    var texts = 0
    var numbers = 0
    var strange = 0

    /// Nothing that says that the row is about a child. Three cells that cannot be read count for
    /// more than a text: such a row explains the columns.
    var isOfNoChild: Bool { values == 0 && (texts == 0 || strange >= 3) }
    var isCounted: Bool { numbers > 0 && texts + strange == 0 }
  }

  /// What a text in the column of the IDs may be.
  private enum Kind {
    case blank, plain, odd, ordinal
  }

  private let id: SheetColumn
  private let others: [SheetColumn]
  private let kinds: [Kind]
  private var found: [Int: LeftOutRow.Reason] = [:]

  /// How many rows with odd IDs are looked at to find what is odd in this list.
  private static let mostTallied = 2000

  /// The rows, counted from 0 and in order, each with why it is left out.
  static func find(in columns: [SheetColumn]) -> [(row: Int, reason: LeftOutRow.Reason)] {
    guard let id = columns.first(where: { $0.isKnown && $0.column.field.type == .id }) else {
      return []
    }
    var search = LeftOutRows(id, columns.filter { $0.place != id.place })
    search.findOdd()
    search.findCount()
    return search.found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private init(_ id: SheetColumn, _ others: [SheetColumn]) {
    self.id = id
    self.others = others
    let column = id.column
    let shapes = column.written.mapBytes { bytes -> Kind in
      if bytes.count <= 4, id.isOrdinal(String(decoding: bytes, as: UTF8.self)) { return .ordinal }
      return IDShape.isPlain(bytes) ? .plain : .odd
    }
    kinds = zip(shapes, column.values).map { $1.isMissing ? .blank : $0 }
  }

  private func kind(_ row: Int) -> Kind { kinds[Int(id.column.codes[row])] }

  private func beside(_ row: Int) -> Beside {
    var beside = Beside()
    for other in others {
      switch other.cell(row) {
      case .blank: continue
      case .value: beside.values += 1
      case .text: beside.texts += 1
      case .number: beside.numbers += 1
      case .strange: beside.strange += 1
      }
    }
    return beside
  }

  // MARK: Texts that are like no ID

  private mutating func findOdd() {
    guard kinds.contains(where: { $0 == .odd || $0 == .ordinal }) else { return }
    var odd: [Int] = []
    var (plain, first, last) = (0, Int.max, -1)
    id.column.codes.eachRow { row, code in
      switch kinds[code] {
      case .blank: return
      case .odd: odd.append(row)
      case .ordinal where isNumbering(row): found[row] = .numbering
      case .plain, .ordinal:
        plain += 1
        first = min(first, row)
        last = row
      }
    }
    odd.removeAll { row in
      guard isNumbering(row) || isHeadingsAgain(row) else { return false }
      found[row] = isHeadingsAgain(row) ? .headings : .numbering
      return true
    }
    var shapes: [UInt32: IDShape] = [:]
    var tally = IDShape.Tally(plain: plain)
    for row in odd {
      let code = id.column.codes[row]
      let shape = shapes[code] ?? IDShape(id.column.written[Int(code)])
      shapes[code] = shape
      guard tally.rows - plain < Self.mostTallied, beside(row).values > 0 else { continue }
      tally.add(shape)
      first = min(first, row)
      last = max(last, row)
    }
    for row in odd {
      guard let shape = shapes[id.column.codes[row]] else { continue }
      let beside = beside(row)
      let isBetween = first < row && row < last
      if beside.isOfNoChild,
        shape.isUnlike(tally, isBetween: isBetween, isCounted: beside.isCounted)
      {
        found[row] = .text
      }
    }
  }

  private func isHeadingsAgain(_ row: Int) -> Bool {
    let filled = others.filter { !$0.isEmpty(row) }
    return id.repeatsHeading(row) && !filled.isEmpty && filled.allSatisfy { $0.repeatsHeading(row) }
  }

  private func isNumbering(_ row: Int) -> Bool {
    guard id.isOrdinal(id.column.written(row)) else { return false }
    let filled = others.filter { !$0.isEmpty(row) }
    return filled.count > 1 && filled.allSatisfy { $0.isOrdinal($0.column.written(row)) }
  }

  // MARK: The count of the rows

  /// A number below the last row that counts those above it, and is shorter than every ID.
  private mutating func findCount() {
    let column = id.column
    guard
      let last = column.codes.indices.last(where: { kind($0) != .blank && found[$0] == nil }),
      let number = Int(column.written(last)), number > 0, number < column.codes.count
    else { return }
    let rows = column.codes.indices.filter { kind($0) != .blank && found[$0] == nil }
    guard rows.count == number + 1, column.written(last) == String(number) else { return }
    let beside = beside(last)
    let own = Int(column.codes[last])
    guard beside.values + beside.texts + beside.strange == 0, column.codes.count(of: own) == 1
    else { return }
    let length = column.written.withBytes(own) { $0.count }
    let used = Set(rows.map { Int(column.codes[$0]) })
    let isShorter = used.allSatisfy { entry in
      entry == own || column.written.withBytes(entry) { $0.count } > length
    }
    if isShorter { found[last] = .count }
  }
}
