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
      of both with totals. With suppress, small numbers are left out of bars, cells and totals as count \
      leaves them out, and no bar is longer or further up for a number that is not shown. Fields that identify somebody are not charted: age, not the date of birth.
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
    let guarding = try SmallNumberGuard(
      arguments, session, help: "chart more children, or a field with fewer values")
    let chart = try Chart(fields, session, guarding, at: arguments.literals("by").first?.span)
    return chart.outcome(session)
  }
}

/// The children of a working set in bins of one field or two.
private struct Chart {
  private let fields: [ChildField]
  private let axes: [ChartAxis]
  /// A cell for each bin of the first field and each of the second, or for each of the first.
  private let table: CountTable
  private let guarding: SmallNumberGuard?

  private var rows: [String] { axes[0].labels }
  private var columns: [String] { axes.count > 1 ? axes[1].labels : [""] }

  private static let mostColumns = 12

  init(
    _ fields: [ChildField], _ session: Session, _ guarding: SmallNumberGuard?, at span: Span?
  ) throws(Diagnostic) {
    self.fields = fields
    self.guarding = guarding
    let groups = try ChildGroups(fields, session)
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
    for (position, group) in groups.groups.enumerated() {
      guard let row = axes[0].bin(group.keys[0]) else { continue }
      let column = axes.count > 1 ? axes[1].bin(group.keys[1]) ?? 0 : 0
      counts[row][column] += groups.shown(position) ?? 0
    }
    let cells = counts.indices.flatMap { row in
      counts[row].indices.map { SmallNumbers.Cell(row: row, column: $0, count: counts[row][$0]) }
    }
    table = try guarding?.table(cells, by: fields.map(\.name)) ?? CountTable(showing: cells)
  }

  private func shown(_ row: Int, _ column: Int) -> Int? {
    table.cells[row * columns.count + column]
  }

  // MARK: Forms

  /// Ages against the two kinds of which there are most, as far as numbers that are shown tell.
  private var pyramidSides: [Int]? {
    guard fields.count == 2, ["age", "age_band", "age_given"].contains(fields[0].field.name),
      case .code = fields[1].field.type
    else { return nil }
    let sums = columns.indices.prefix(axes[1].known).compactMap { column in
      table.columnTotals[column].map { (sum: $0, column: column) }
    }
    let largest = sums.sorted { ($1.sum, $0.column) < ($0.sum, $1.column) }.map(\.column)
    return largest.count < 2 ? nil : largest.prefix(2).sorted()
  }

  func outcome(_ session: Session) -> Outcome {
    var document = Document()
    let kind: String
    if table.total == 0 {
      kind = "nothing"
    } else if let sides = pyramidSides {
      kind = "pyramid"
      document.blocks.append(.chart(pyramid(sides)))
      if columns.count > sides.count {
        let others = columns.indices.filter { !sides.contains($0) }
        let left = others.reduce(0) { $0 + (table.columnTotals[$1] ?? 0) }
        let counted = guarding == nil ? String.counted(left, "child", "children") : "children"
        document.line("not drawn: \(counted), \(fields[1].name) other or unknown")
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
    document.line(String.counted(table.total, "child", "children"))
    let notices = notices(table.cellsLeftOut + (kind == "crosstab" ? table.totalsLeftOut : 0))
    document.note(notices)
    return Outcome(session, document, result: json(kind), notices: notices)
  }

  private func notices(_ leftOut: Int) -> [Notice] {
    fields.compactMap { field in field.absence.map { Notice($0.code, $0.words) } }
      + (guarding?.notices(leftOut: leftOut) ?? [])
  }

  private var bars: BarChart {
    // Of many texts, those that most children share; numbers that are left out come last.
    var order = Array(rows.indices)
    if axes[0].kind == .values, case .text = fields[0].field.type {
      order.sort { left, right in
        let known = (left < axes[0].known, right < axes[0].known)
        if known.0 != known.1 { return known.0 }
        return (shown(right, 0) ?? 0, left) < (shown(left, 0) ?? 0, right)
      }
    }
    return BarChart(
      title: fields[0].name,
      order.prefix(ChartAxis.mostBins).map { row in
        let count = shown(row, 0)
        let all = max(1, table.total)
        let share = count.map { ($0 * 1_000 + all / 2) / all }
        return BarChart.Bar(
          rows[row], [count], note: share.map { "\($0 / 10).\($0 % 10)%" } ?? "*")
      })
  }

  /// The oldest above, as such charts are drawn.
  private func pyramid(_ sides: [Int]) -> BarChart {
    BarChart(
      title: fields[0].name, sides: sides.map { columns[$0] },
      rows.indices.reversed().map { row in
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
        + [number(table.rowTotals[row])]
    }
    lines.append(["all"] + table.columnTotals.map(number) + [table.total.grouped])
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
      .init("children", .whole(table.total)), .init("by", .texts(fields.map(\.name))),
      .init("kind", .text(kind)), .init("groups", .list(groups)),
    ]
    if let threshold = table.threshold { members.append(.init("suppress", .whole(threshold))) }
    return .object(members)
  }
}
