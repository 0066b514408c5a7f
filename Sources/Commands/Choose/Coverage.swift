import Casework
import Guidance
import Language
import Render
import Table

extension Command {
  static let coverage = Command(
    "coverage", .choose, "which criteria the chosen children show, and whom they are like",
    details: """
      A row for each criterion and a column for each child: Y where the child is known to show it, \
      ? where that is not known. Then the mix of the choice beside that of all who could be \
      chosen: a choice with a purpose need not look like them.
      """,
    examples: [.init("coverage", "after select, pick or drop")]
  ) { _, session, _ throws(Diagnostic) in
    guard let stage = session.choice.stage, !session.choice.chosen.isEmpty else {
      throw Diagnostic(
        "nothing-chosen", "nobody is chosen yet", help: "select chooses, pick takes one by hand")
    }
    let basis = try session.basis(stage)
    let chosen = session.choice.chosen.map(\.child)
    let pool = session.choice.pool
    let uncovered = session.uncovered(chosen, pool: pool, basis)
    let report = ChoiceReport(
      session: session, basis: basis, method: session.choice.method, seed: session.seed,
      from: pool.count, solution: session.choice.solution, uncovered: uncovered, notices: [])
    var document = Document()
    let coverage = Coverage(session, basis, chosen)
    document.table(coverage.children)
    document.blocks.append(.gap)
    document.table(coverage.matrix(uncovered))
    document.line(report.levels)
    document.line(session.edition.interpretationText)
    document.blocks.append(.gap)
    document.table(try coverage.mix(session.space(stage)))
    document.line(
      "the choice is purposive: it looks for experiences to learn from, and is no sample of them")
    return Outcome(session, document, result: report.json)
  }
}

/// The tables of `coverage`.
private struct Coverage {
  private let session: Session
  private let basis: CaseBasis
  private let chosen: [Int32]

  init(_ session: Session, _ basis: CaseBasis, _ chosen: [Int32]) {
    self.session = session
    self.basis = basis
    self.chosen = chosen
  }

  /// Who stands under which number.
  var children: TextTable {
    TextTable(
      [
        .init("", right: true), .init("child"), .init("criteria", right: true),
        .init("unknown", right: true),
      ],
      chosen.enumerated().map { place, child in
        [
          String(place + 1), session.area.ids[Int(child)], String(basis.covers(child).count),
          String(basis.mayCover(child).count),
        ]
      })
  }

  func matrix(_ uncovered: [(criterion: String, reason: String)]) -> TextTable {
    let numbers = chosen.indices.map { TextTable.Column(String($0 + 1), right: true) }
    let rows = basis.shown.map { shown -> [String] in
      let cells = chosen.map { child in
        switch shown.verdicts[Int(child)] {
        case .yes: "Y"
        case .unknown: "?"
        case .no: "·"
        }
      }
      let count = cells.count { $0 == "Y" }
      let note =
        count == 1
        ? "once only" : uncovered.first { $0.criterion == shown.criterion.id }?.reason ?? ""
      return [shown.criterion.id] + cells + [String(count), note]
    }
    return TextTable(
      [.init("criterion")] + numbers + [.init("shown by", right: true), .init("")], rows)
  }

  /// The attributes of those chosen beside those of everybody who might have been.
  func mix(_ space: CaseSpace) throws(Diagnostic) -> TextTable {
    let all = (0..<Int32(session.area.count)).filter {
      basis.candidatesKnown ? basis.candidates[Int($0)] == .yes : true
    }
    let text = ValueText(session.edition)
    var rows: [[String]] = []
    for name in session.edition.attributes {
      let field = try ChildField(.field(name), in: space)
      let texts = field.texts(text)
      let order = field.order()
      func counts(_ children: [Int32]) -> [String: Int] {
        children.reduce(into: [:]) { counts, child in
          let entry = field.entry(of: child)
          let key = entry.map { texts[$0] } ?? ""
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
      for (place, key) in keys.enumerated() {
        rows.append([
          place == 0 ? field.name : "", CleanText.clean(key),
          Self.share(some[key] ?? 0, chosen.count),
          Self.share(everyone[key] ?? 0, all.count),
        ])
      }
    }
    return TextTable(
      [
        .init(""), .init(""), .init("chosen", right: true),
        .init(basis.candidatesKnown ? "all who might be" : "everybody", right: true),
      ], rows)
  }

  /// "3 (50%)".
  private static func share(_ count: Int, _ total: Int) -> String {
    count == 0 ? "0" : "\(count.grouped) (\((count * 100 + total / 2) / max(1, total))%)"
  }
}
