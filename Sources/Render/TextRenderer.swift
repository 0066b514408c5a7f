/// Lays documents out as text.
public struct TextRenderer: Sendable {
  /// How many cells a line may take. Fixed where output is no terminal, so that a script
  /// prints the same bytes everywhere.
  public let width: Int
  /// One `label: value` a line and no tables, for screen readers.
  public let plain: Bool
  public let dates: DateForm

  public static let standardWidth = 100

  public init(
    width: Int = TextRenderer.standardWidth, plain: Bool = false, dates: DateForm = .iso
  ) {
    self.dates = dates
    self.width = max(20, width)
    self.plain = plain
  }

  public func text(_ document: Document) -> String {
    var out = ""
    for block in document.blocks { append(block, to: &out) }
    return dates.written(out)
  }

  private func append(_ block: Document.Block, to out: inout String) {
    switch block {
    case .line(let text): wrap(CleanText.clean(text), indent: "  ", to: &out)
    case .verbatim(let text):
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        out += "  " + CleanText.clean(String(line)) + "\n"
      }
    case .pair(let label, let value):
      wrap("\(CleanText.clean(label)): \(CleanText.clean(value))", indent: "  ", to: &out)
    case .next(let text): wrap("next: " + CleanText.clean(text), indent: "  ", to: &out)
    case .gap: out += "\n"
    case .chart(let chart): append(chart.lines(width: width - 2, plain: plain), to: &out)
    case .days(let chart): append(chart.lines(width: width - 2, plain: plain), to: &out)
    case .intervals(let chart): append(chart.lines(width: width - 2, plain: plain), to: &out)
    case .table(let table): plain ? appendPlain(table, to: &out) : appendTable(table, to: &out)
    }
  }

  // MARK: Lines

  private func append(_ lines: [String], to out: inout String) {
    for line in lines { out += "  " + trimmed(line) + "\n" }
  }

  private func wrap(_ text: String, indent: String, to out: inout String) {
    let room = width - indent.count
    var line = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if TextWidth.of(longer) > room, !line.isEmpty {
        out += indent + trimmed(line) + "\n"
        line = String(word)
      } else {
        line = longer
      }
    }
    out += (line.isEmpty ? "" : indent + trimmed(line)) + "\n"
  }

  private func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  // MARK: Tables

  private func appendPlain(_ table: TextTable, to out: inout String) {
    for row in table.rows {
      for (column, cell) in zip(table.columns, row) where !cell.isEmpty {
        let title = column.title.isEmpty ? "" : "\(CleanText.clean(column.title)): "
        for part in cell.split(separator: "\n") {
          out += trimmed("  \(title)\(CleanText.clean(String(part)))") + "\n"
        }
      }
      out += "\n"
    }
  }

  private func appendTable(_ table: TextTable, to out: inout String) {
    let titles = table.columns.map { CleanText.clean($0.title) }
    var lines = false
    if case .wrap = table.fit { lines = true }
    let rows = table.rows.map { $0.map { CleanText.clean(Self.shortened($0), lines: lines) } }
    var widths = titles.map(TextWidth.of)
    for row in rows {
      for (column, cell) in row.enumerated() where column < widths.count {
        let longest = cell.split(separator: "\n").map { TextWidth.of(String($0)) }.max() ?? 0
        widths[column] = max(widths[column], longest)
      }
    }
    switch table.fit {
    case .wrap: appendWrapped(titles, rows, table, narrowed(widths), to: &out)
    case .leaveOut(let more): appendCut(titles, rows, table, fitted(widths), more, to: &out)
    }
  }

  /// A cell that no table could show whole, cut to what one could.
  private static func shortened(_ cell: String) -> String {
    cell.utf8.count <= 2_000 ? cell : String(cell.prefix(1_000)) + "…"
  }

  // MARK: Tables of words

  private func appendWrapped(
    _ titles: [String], _ rows: [[String]], _ table: TextTable, _ widths: [Int],
    to out: inout String
  ) {
    let titled = titles.contains { !$0.isEmpty }
    for row in (titled ? [titles] : []) + rows {
      let cells = zip(row, widths).map { cell, width in
        cell.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
          TextWidth.lines(String($0), width: width)
        }
      }
      for line in 0..<(cells.map(\.count).max() ?? 0) {
        appendLine(cells.map { line < $0.count ? $0[line] : "" }, table, widths, to: &out)
      }
    }
  }

  private func appendLine(
    _ cells: [String], _ table: TextTable, _ widths: [Int?], to out: inout String
  ) {
    var line = ""
    for (column, cell) in cells.enumerated() where column < widths.count {
      guard let width = widths[column] else { continue }
      line += "  " + TextWidth.padded(cell, to: width, right: table.columns[column].right)
    }
    out += trimmed(line) + "\n"
  }

  /// The widths with the widest made narrower until the row fits: none below a short word
  /// where that is enough, and none below a syllable where it is not.
  private func narrowed(_ natural: [Int]) -> [Int] {
    var widths = natural
    for least in [10, 6, 3] {
      while widths.reduce(0, { $0 + $1 + 2 }) > width {
        guard let widest = widths.indices.max(by: { (widths[$0], $1) < (widths[$1], $0) }),
          widths[widest] > least
        else { break }
        widths[widest] -= 1
      }
    }
    return widths
  }

  // MARK: Tables of data

  private func appendCut(
    _ titles: [String], _ rows: [[String]], _ table: TextTable, _ layout: [Int?], _ more: String,
    to out: inout String
  ) {
    for row in [titles] + rows {
      let cells = zip(row, layout).map { cell, width in
        width.map { TextWidth.cut(cell, to: $0) } ?? ""
      }
      appendLine(cells, table, layout, to: &out)
    }
    let shown = layout.compactMap { $0 }.count
    if shown < layout.count {
      wrap("\(shown) of \(layout.count) columns; \(more)", indent: "  ", to: &out)
    }
  }

  /// The width of each column that is shown: the widest give way first, then columns from
  /// the middle on are left out; the first always stays.
  private func fitted(_ natural: [Int]) -> [Int?] {
    var widths: [Int?] = natural
    let least = 12
    func total() -> Int { widths.reduce(0) { $0 + ($1.map { $0 + 2 } ?? 0) } }
    while total() > width {
      let shown = widths.indices.filter { widths[$0] != nil }
      let widest = shown.dropFirst().max { (widths[$0] ?? 0, $1) < (widths[$1] ?? 0, $0) }
      if let widest, let value = widths[widest], value > 3 * least {
        widths[widest] = max(3 * least, value - (total() - width))
      } else if shown.count > 2 {
        widths[shown[shown.count / 2]] = nil
      } else if let widest, let value = widths[widest], value > least {
        widths[widest] = max(least, value - (total() - width))
      } else {
        break
      }
    }
    return widths
  }
}

extension Int {
  /// With its thousands parted by commas: `1,204`.
  public var grouped: String {
    let digits = String(magnitude)
    var out = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { out.append(",") }
      out.append(digit)
    }
    return (self < 0 ? "-" : "") + out
  }
}

extension String {
  /// `1 child`, `3 children`.
  public static func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count.grouped) \(count == 1 ? one : many)"
  }
}
