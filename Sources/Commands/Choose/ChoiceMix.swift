import Casework
import Guidance
import Language
import Render
import Table

/// The attributes of those chosen beside those of everybody who might have been.
///
/// A choice is purposive: what it is like says something about it, and nothing about the area.
struct ChoiceMix {
  struct Level {
    let field: String
    /// A value, or `(missing)`.
    let level: String
    let chosen: Int
    let all: Int
  }

  private let levels: [Level]
  private let chosenCount: Int
  private let allCount: Int
  /// Who is compared with: all who might be chosen, or everybody where no list tells.
  private let others: String

  /// - Throws: a diagnostic where an attribute of the edition is no field of its own.
  init(
    _ chosen: [Int32], _ basis: CaseBasis, _ space: CaseSpace, _ edition: Edition
  ) throws(Diagnostic) {
    let all = (0..<Int32(basis.area.count)).filter {
      basis.candidatesKnown ? basis.candidates[Int($0)] == .yes : true
    }
    others = basis.candidatesKnown ? "all who might be" : "everybody"
    chosenCount = chosen.count
    allCount = all.count
    let text = ValueText(edition)
    var levels: [Level] = []
    for name in edition.attributes {
      let field = try ChildField(.field(name), in: space)
      let texts = field.texts(text)
      let order = field.order()
      func counts(_ children: [Int32]) -> [String: Int] {
        children.reduce(into: [:]) { counts, child in
          let key = field.entry(of: child).map { texts[$0] } ?? ""
          counts[key.isEmpty ? "(missing)" : key, default: 0] += 1
        }
      }
      let (some, everyone) = (counts(chosen), counts(all))
      var ranks: [String: Int] = ["(missing)": Int.max]
      for (entry, key) in texts.enumerated() where !key.isEmpty {
        ranks[key] = min(ranks[key] ?? Int.max, order[entry])
      }
      let keys = Set(some.keys).union(everyone.keys).sorted {
        (ranks[$0] ?? Int.max, $0) < (ranks[$1] ?? Int.max, $1)
      }
      levels += keys.map {
        Level(
          field: field.name, level: CleanText.clean($0), chosen: some[$0] ?? 0,
          all: everyone[$0] ?? 0)
      }
    }
    self.levels = levels
  }

  var table: TextTable {
    var last = ""
    return TextTable(
      [.init(""), .init(""), .init("chosen", right: true), .init(others, right: true)],
      levels.map { level in
        defer { last = level.field }
        return [
          level.field == last ? "" : level.field, level.level, share(level.chosen, chosenCount),
          share(level.all, allCount),
        ]
      })
  }

  /// Shares in whole per cent, back to back.
  var chart: BarChart {
    BarChart(
      title: "mix", sides: ["chosen, %", "\(others), %"],
      levels.map { level in
        .init(
          "\(level.field) \(level.level)",
          [percent(level.chosen, chosenCount), percent(level.all, allCount)])
      })
  }

  var json: JSONValue {
    .list(
      levels.map { level in
        .object([
          .init("field", .text(level.field)), .init("level", .text(level.level)),
          .init("chosen", .whole(level.chosen)), .init("all", .whole(level.all)),
        ])
      })
  }

  private func percent(_ count: Int, _ total: Int) -> Int {
    (count * 100 + total / 2) / max(1, total)
  }

  /// "3 (50%)".
  private func share(_ count: Int, _ total: Int) -> String {
    count == 0 ? "0" : "\(count.grouped) (\(percent(count, total))%)"
  }
}
