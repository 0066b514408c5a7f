import Casework
import Guidance
import Language
import Render
import Table

extension Command {
  static let coverage = Command(
    "coverage", .choose, "which criteria the chosen children show, and whom they are like",
    .optional(.keyword("chart", "draw the mix instead of counting it")),
    details: """
      A row for each criterion and a column for each child: Y where the child is known to show it, \
      ? where that is not known. Then the mix of the choice beside that of all who could be \
      chosen: a choice with a purpose need not look like them.
      """,
    examples: [
      .init("coverage", "after select, pick or drop"),
      .init("coverage chart", "with the mix as bars"),
    ]
  ) { arguments, session, _ throws(Diagnostic) in
    guard let stage = session.choice.stage, !session.choice.chosen.isEmpty else {
      throw Diagnostic(
        "nothing-chosen", "nobody is chosen yet", help: "select chooses, pick takes one by hand")
    }
    let basis = try session.basis(stage)
    let chosen = session.choice.chosen.map(\.child)
    let pool = session.choice.pool
    let uncovered = session.uncovered(chosen, pool: pool, basis, session.choice.request)
    let report = ChoiceReport(
      session: session, basis: basis, method: session.choice.method,
      from: pool.count, solution: session.choice.solution, uncovered: uncovered, notices: [])
    var document = Document()
    let coverage = Coverage(session, basis, chosen)
    document.table(coverage.children)
    document.blocks.append(.gap)
    document.table(coverage.matrix(uncovered))
    document.line(report.levels)
    document.line(session.edition.interpretationText)
    document.blocks.append(.gap)
    let mix = try ChoiceMix(chosen, basis, session.space(stage), session.edition)
    if arguments.has("chart") {
      document.blocks.append(.chart(mix.chart))
    } else {
      document.table(mix.table)
    }
    document.line(
      "the choice is purposive: it looks for experiences to learn from, and is no sample of them")
    return Outcome(session, document, result: report.json(mix.json))
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
}
