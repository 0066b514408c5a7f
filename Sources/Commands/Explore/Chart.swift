import Casework
import Guidance
import Language
import Render

extension Command {
  static let chart = Command(
    "chart", .explore, "draw how many children there are of each kind, in text",
    .sequence([
      .slot("field", .field, "FIELD", "codes as bars, numbers and dates as a histogram"),
      .optional(
        .sequence([
          .keyword("by", "against another field"), .slot("by", .field, "FIELD"),
        ])),
      .suppressing,
    ]),
    details: """
      Of the children shown now. An age by gender is a pyramid; other pairs of fields make a table \
      of both with totals. Fields that identify somebody are not charted: age, not the date of birth.
      """,
    examples: [
      .init("chart ethnicity", "a bar for each"),
      .init("chart age", "a histogram"),
      .init("chart age_band by gender", "a pyramid"),
      .init("chart list by disability", "a table with totals"),
      .init("chart cin.start", "by month"),
    ]
  ) { arguments, session, _ throws(Diagnostic) in
    var fields: [ChildField] = []
    for name in arguments.literals("field") + arguments.literals("by") {
      let field = try ChildField(name, in: session.space)
      guard !field.field.identifies else {
        throw Diagnostic(
          "identifies", "\(field.name) identifies somebody, and is not charted", at: name.span,
          help: field.field.type == .date ? "chart age" : "chart by a field that several share")
      }
      fields.append(field)
    }
    var chart = try Chart(fields, session, at: arguments.literals("by").first?.span)
    if let threshold = try arguments.number("suppress", in: 2...1_000) {
      try chart.suppress(below: threshold, at: arguments.literals("suppress").first?.span)
    }
    return chart.outcome(session)
  }
}

/// The children of a working set in bins of one field or two.
private struct Chart {
  private let fields: [ChildField]
  private let axes: [ChartAxis]
  /// For each bin of the first field, one count for each of the second, or one in all.
  private let counts: [[Int]]
  private var hidden: [[Bool]]
  private var threshold: Int?
  private let total: Int

  private var rows: [String] { axes[0].labels }
  private var columns: [String] { axes.count > 1 ? axes[1].labels : [""] }

  private static let mostColumns = 12

  init(_ fields: [ChildField], _ session: Session, at span: Span?) throws(Diagnostic) {
    self.fields = fields
    let groups = ChildGroups(fields, session)
    total = groups.total
    axes = fields.indices.map { index in
      var seen = Set<Int>()
      let keys = groups.groups.sorted { $0.places[index] < $1.places[index] }.compactMap { group in
        seen.insert(group.places[index]).inserted
          ? (key: group.keys[index], label: group.labels[index]) : nil
      }
      return ChartAxis(fields[index].field, keys)
    }
    if axes.count > 1, axes[1].labels.count > Self.mostColumns {
      throw Diagnostic(
        "too-many-values",
        "\(fields[1].name) has \(axes[1].labels.count.grouped) values, more than fit side by side",
        at: span, help: "chart \(fields[1].name) by \(fields[0].name), or by a field with fewer")
    }
    var counts = [[Int]](
      repeating: [Int](repeating: 0, count: axes.count > 1 ? axes[1].labels.count : 1),
      count: axes[0].labels.count)
    for group in groups.groups {
      guard let row = axes[0].bin(group.keys[0]) else { continue }
      let column = axes.count > 1 ? axes[1].bin(group.keys[1]) ?? 0 : 0
      counts[row][column] += group.children
    }
    self.counts = counts
    hidden = counts.map { $0.map { _ in false } }
  }

  /// Leaves small numbers out, and others by which they could be worked out.
  mutating func suppress(below threshold: Int, at span: Span?) throws(Diagnostic) {
    let cells = counts.indices.flatMap { row in
      counts[row].indices.map { SmallNumbers.Cell(row: row, column: $0, count: counts[row][$0]) }
    }
    let found =
      axes.count > 1
      ? SmallNumbers.hidden(in: cells, below: threshold)
      : SmallNumbers.hidden(in: cells.map(\.count), below: threshold)
    guard let found else {
      throw Diagnostic(
        "cannot-suppress",
        "some numbers below \(threshold) could be worked out whatever is left out", at: span,
        help: "chart more children, or a field with fewer values")
    }
    for (cell, isHidden) in zip(cells, found) { hidden[cell.row][cell.column] = isHidden }
    self.threshold = threshold
  }

  private func shown(_ row: Int, _ column: Int) -> Int? {
    hidden[row][column] ? nil : counts[row][column]
  }

  // MARK: Forms

  /// Ages against the two kinds of which there are most.
  private var pyramidSides: [Int]? {
    guard fields.count == 2, ["age", "age_band", "age_given"].contains(fields[0].field.name),
      case .code = fields[1].field.type
    else { return nil }
    let sums = columns.indices.map { column in counts.reduce(0) { $0 + $1[column] } }
    let largest = columns.indices.prefix(axes[1].known).sorted { (sums[$1], $0) < (sums[$0], $1) }
    return largest.count < 2 ? nil : largest.prefix(2).sorted()
  }

  func outcome(_ session: Session) -> Outcome {
    var document = Document()
    let kind: String
    if total == 0 {
      kind = "nothing"
    } else if let sides = pyramidSides {
      kind = "pyramid"
      document.blocks.append(.chart(pyramid(sides)))
      let others = columns.indices.filter { !sides.contains($0) }
      let left = others.reduce(0) { sum, column in counts.reduce(sum) { $0 + $1[column] } }
      if left > 0, threshold == nil {
        document.line(
          "not drawn: \(String.counted(left, "child", "children")), \(fields[1].name) other or unknown"
        )
      }
    } else if fields.count == 2 {
      kind = "crosstab"
      document.table(crosstab)
    } else {
      kind = axes[0].kind == .values ? "bars" : "histogram"
      document.blocks.append(.chart(bars))
      if rows.count > ChartAxis.mostBins {
        document.line(
          "\(ChartAxis.mostBins) of \(rows.count.grouped) values; count by shows them all")
      }
    }
    document.line(String.counted(total, "child", "children"))
    let notices = self.notices
    document.note(notices)
    return Outcome(session, document, result: json(kind), notices: notices)
  }

  private var notices: [Notice] {
    var notices = fields.compactMap { field in
      field.absence.map { Notice($0.code, $0.words) }
    }
    let left = hidden.joined().count { $0 }
    if let threshold, left > 0 {
      notices.append(
        Notice(
          "small-numbers",
          "* \(String.counted(left, "number", "numbers")) left out: those below \(threshold), and "
            + "others by which they could be worked out"))
    }
    return notices
  }

  private var bars: BarChart {
    // Of many texts, those that most children share.
    var order = Array(rows.indices)
    if axes[0].kind == .values, case .text = fields[0].field.type {
      order.sort { left, right in
        let known = (left < axes[0].known, right < axes[0].known)
        if known.0 != known.1 { return known.0 }
        return (counts[right][0], left) < (counts[left][0], right)
      }
    }
    return BarChart(
      title: fields[0].name,
      order.prefix(ChartAxis.mostBins).map { row in
        let count = shown(row, 0)
        let share = count.map { ($0 * 1_000 + max(1, total) / 2) / max(1, total) }
        return BarChart.Bar(
          rows[row], [count], note: share.map { "\($0 / 10).\($0 % 10)%" } ?? "*")
      })
  }

  /// The oldest above, as such charts are drawn.
  private func pyramid(_ sides: [Int]) -> BarChart {
    BarChart(
      title: fields[0].name, sides: sides.map { columns[$0] },
      rows.indices.reversed().filter { $0 < axes[0].known || counts[$0].contains { $0 > 0 } }.map {
        row in
        BarChart.Bar(rows[row], sides.map { shown(row, $0) })
      })
  }

  /// From this number of columns on, codes stand there without their words.
  private static let manyColumns = 5

  private var crosstab: TextTable {
    let isNarrow = columns.count < Self.manyColumns
    let titles = isNarrow ? columns : axes[1].shortLabels
    let names = isNarrow ? rows : axes[0].shortLabels
    let heads =
      [TextTable.Column(fields[0].name)]
      + titles.map { TextTable.Column(CleanText.clean($0), right: true) }
      + [TextTable.Column("all", right: true)]
    func number(_ count: Int?) -> String { count?.grouped ?? "*" }
    var lines = rows.indices.map { row in
      [CleanText.clean(names[row])] + columns.indices.map { number(shown(row, $0)) }
        + [counts[row].reduce(0, +).grouped]
    }
    let sums = columns.indices.map { column in counts.reduce(0) { $0 + $1[column] } }
    lines.append(["all"] + sums.map(\.grouped) + [total.grouped])
    return TextTable(heads, lines)
  }

  private func json(_ kind: String) -> JSONValue {
    let groups = rows.indices.flatMap { row in
      columns.indices.map { column in
        JSONValue.object([
          .init("key", .texts(axes.count > 1 ? [rows[row], columns[column]] : [rows[row]])),
          .init("children", .optional(shown(row, column))),
        ])
      }
    }
    var members: [JSONValue.Member] = [
      .init("children", .whole(total)), .init("by", .texts(fields.map(\.name))),
      .init("kind", .text(kind)), .init("groups", .list(groups)),
    ]
    if let threshold { members.append(.init("suppress", .whole(threshold))) }
    return .object(members)
  }
}
