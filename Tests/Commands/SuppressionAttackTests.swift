import Casework
import Commands
import Language
import Render
import Testing

/// Everything that counts, charts and exports show of two fields, put together, leaves each small
/// number anything from 1 to the threshold.
@Suite struct SuppressionAttackTests {
  private static let pairs = [
    ("ethnic_group", "gender"), ("age_band", "gender"), ("list", "age_band"),
    ("team", "disability"), ("ethnicity", "gender"), ("list", "ethnic_group"), ("age", "gender"),
  ]

  @Test(arguments: [(120, 5), (300, 12), (60, 3), (500, 8), (900, 21)])
  func nothingCanBeWorkedOut(children: Int, seed: Int) throws {
    var typist = try Typist()
    try typist.type("generate children \(children) seed \(seed) dirt 2%")
    var (attacked, withTotals, broken) = (0, 0, 0)
    for (row, column) in Self.pairs {
      for threshold in [3, 5, 10] {
        guard let known = try Known(row, column, threshold, &typist) else { continue }
        attacked += 1
        #expect(known.pinned.isEmpty, "\(row) by \(column) below \(threshold): \(known.pinned)")
        if known.showsTotals { withTotals += 1 }
        // The same attack on a chart that shows all of its totals.
        if !known.withEveryTotal.pinned.isEmpty { broken += 1 }
      }
    }
    #expect(attacked > 2 && withTotals > 0)
    if children > 200 { #expect(broken > 0, "an attack that finds nothing anywhere shows nothing") }
  }

  /// What is known of a table after every answer that is to be had about it.
  private struct Known {
    private var truth: [[Int]] = []
    private var attack: TableAttack
    private let threshold: Int
    private(set) var showsTotals = false

    /// nil if every answer is refused.
    init?(
      _ row: String, _ column: String, _ threshold: Int, _ typist: inout Typist
    ) throws {
      self.threshold = threshold
      let plain = try SuppressionAttackTests.groups(typist.type("chart \(row) by \(column)").result)
      var (rows, columns): ([String], [String]) = ([], [])
      for (key, _) in plain {
        if !rows.contains(key[0]) { rows.append(key[0]) }
        if !columns.contains(key[1]) { columns.append(key[1]) }
      }
      truth = rows.map { _ in columns.map { _ in 0 } }
      attack = TableAttack(
        cells: truth.map { $0.map { $0 == 0 ? nil : 0 } },
        rowTotals: rows.map { _ in nil }, columnTotals: columns.map { _ in nil }, total: 0)
      for (key, count) in plain {
        let place = (rows.firstIndex(of: key[0]) ?? 0, columns.firstIndex(of: key[1]) ?? 0)
        truth[place.0][place.1] = count ?? 0
        // Which groups there are is shown by every answer.
        attack.cells[place.0][place.1] = count == 0 ? 0 : nil
        attack.total += count ?? 0
      }
      var answers = 0
      for (first, second, turned) in [(row, column, false), (column, row, true)] {
        for command in ["chart \(first) by \(second)", "count by \(first), \(second)"] {
          guard let outcome = try? typist.type("\(command) suppress \(threshold)") else { continue }
          answers += 1
          for (key, count) in try SuppressionAttackTests.groups(outcome.result) {
            let (name, other) = turned ? (key[1], key[0]) : (key[0], key[1])
            guard let count, let row = Self.place(name, rows),
              let column = Self.place(other, columns)
            else { continue }
            attack.cells[row][column] = count
          }
          let totals = SuppressionAttackTests.totals(outcome, turned ? columns.count : rows.count)
          guard let totals else { continue }
          showsTotals = showsTotals || (totals.rows + totals.columns).contains { $0 != nil }
          learn(turned ? totals.columns : totals.rows, \.rowTotals)
          learn(turned ? totals.rows : totals.columns, \.columnTotals)
        }
        for command in ["chart \(first)", "count by \(first)"] {
          guard let outcome = try? typist.type("\(command) suppress \(threshold)") else { continue }
          var found = (turned ? columns : rows).map { _ in Int?.none }
          for (key, count) in try SuppressionAttackTests.groups(outcome.result) {
            if let place = Self.place(key[0], turned ? columns : rows) { found[place] = count }
          }
          learn(found, turned ? \.columnTotals : \.rowTotals)
        }
      }
      guard answers > 0 else { return nil }
    }

    private mutating func learn(_ totals: [Int?], _ path: WritableKeyPath<TableAttack, [Int?]>) {
      for (place, total) in totals.enumerated() {
        attack[keyPath: path][place] = total ?? attack[keyPath: path][place]
      }
    }

    /// A chart calls a value "M Male", a count "M".
    private static func place(_ key: String, _ labels: [String]) -> Int? {
      labels.firstIndex {
        $0 == key || $0.hasPrefix(key + " ") || (key.isEmpty && $0 == "(missing)")
      }
    }

    var withEveryTotal: Known {
      var other = self
      other.attack.rowTotals = truth.map { $0.reduce(0, +) }
      other.attack.columnTotals = (truth.first ?? []).indices.map { column in
        truth.reduce(0) { $0 + $1[column] }
      }
      return other
    }

    /// The small numbers that cannot be anything from 1 to the threshold.
    var pinned: [String] {
      var pinned: [String] = []
      for (row, line) in truth.enumerated() {
        for (column, count) in line.enumerated() where count > 0 && count < threshold {
          let isOpen =
            attack.mayBe(1, row: row, column: column)
            && attack.mayBe(threshold, row: row, column: column)
          if !isOpen { pinned.append("\(row), \(column): \(count)") }
        }
        let total = line.reduce(0, +)
        if total > 0, total < threshold, !attack.rowMayReach(threshold, row) {
          pinned.append("row \(row): \(total)")
        }
      }
      for column in (truth.first ?? []).indices {
        let total = truth.reduce(0) { $0 + $1[column] }
        if total > 0, total < threshold, !attack.columnMayReach(threshold, column) {
          pinned.append("column \(column): \(total)")
        }
      }
      return pinned
    }
  }

  /// The totals that a chart as a table shows; nil if it is none.
  private static func totals(
    _ outcome: Outcome, _ rows: Int
  ) -> (rows: [Int?], columns: [Int?])? {
    guard case .object(let members) = outcome.result,
      members.first(where: { $0.key == "kind" })?.value == .text("crosstab")
    else { return nil }
    let lines = TextRenderer(width: 400).text(outcome.document).split(separator: "\n").map { line in
      line.split(separator: "  ").map { $0.trimmingPrefix(while: { $0 == " " }) }
    }
    let numbers = lines.dropFirst().prefix(rows + 1).map { $0.dropFirst().map { Int($0) } }
    guard let last = numbers.last else { return nil }
    return (numbers.dropLast().map { $0.last ?? nil }, Array(last.dropLast()))
  }

  private static func groups(_ result: JSONValue) throws -> [(key: [String], count: Int?)] {
    guard case .object(let members) = result,
      case .list(let groups) = members.first(where: { $0.key == "groups" })?.value
    else {
      Issue.record("no groups")
      return []
    }
    return groups.compactMap { group in
      guard case .object(let parts) = group, case .list(let key) = parts[0].value else {
        return nil
      }
      var count: Int?
      if case .whole(let number) = parts[1].value { count = Int(number) }
      return (key.map { if case .text(let text) = $0 { text } else { "" } }, count)
    }
  }
}
