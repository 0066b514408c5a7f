import Casework
import Guidance
import Simulation

/// The model's reference area and its options, by the assumptions named `reference`.
enum ReferenceArea {
  static let seed = "20250911090000000001"

  static func edition() throws -> Edition { try Editions.load(Editions.standard) }

  static func children(_ count: Int) throws -> MadeUpChildren {
    let edition = try edition()
    return try MadeUpChildren(
      Assumptions.carried(edition), edition: edition, seed: seed, count: count)
  }

  static func experiment(
    runs: Int = 200, threads: Int? = nil, watch: RunWatch? = nil,
    _ change: (inout SelectionExperiment.Setup) -> Void = { _ in }
  ) throws -> SelectionExperiment {
    var setup = SelectionExperiment.Setup()
    setup.runs = runs
    setup.errorA = Share(tenThousandths: 200)
    setup.errorB = Share(tenThousandths: 500)
    change(&setup)
    return SelectionExperiment(
      try children(60), setup, first: try edition().spread.first.map(\.most), threads: threads,
      watch: watch)
  }

  static func option(
    _ pool: SelectionOption.Pool, _ errorRate: Int
  ) -> SelectionOption {
    SelectionOption(pool, errorRate: Share(tenThousandths: errorRate))
  }
}
