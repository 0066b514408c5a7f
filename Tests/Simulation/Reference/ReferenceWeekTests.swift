import Casework
import Guidance
import Testing

@testable import Simulation

/// The figures of the model's first week: seed 20250911090000000001, four social workers.
@Suite struct ReferenceWeekTests {
  private static func experiment(
    _ children: Int, runs: Int = 2_000, threads: Int? = nil
  ) throws -> ScheduleExperiment {
    let edition = try ReferenceArea.edition()
    let assumptions = try Assumptions.carried(edition)
    var setup = ScheduleExperiment.Setup()
    setup.children = children
    setup.runs = runs
    return try ScheduleExperiment(
      setup, GuidanceInForce(edition), assumptions, seed: ReferenceArea.seed,
      calendar: ScheduleCalendar(day: assumptions.schedule.day), threads: threads)
  }

  private static func time(_ name: String, _ side: ScheduleExperiment.Side, _ run: ScheduleRun)
    -> Int?
  {
    side.deadlines.first { $0.name == name }?.events.map { Int(run.events[$0]) }.max()
  }

  @Test func runZero() throws {
    let stories = try Self.experiment(60, runs: 1).story(0)
    let (a, b) = (stories[0], stories[1])
    #expect(
      ["lists", "pick20", "facts", "pick"].map { Self.time($0, a.side, a.run) }
        == [1332, 1508, 1690, 1750])
    #expect(["lists", "pick"].map { Self.time($0, b.side, b.run) } == [1821, 1924])
    #expect(abs(a.side.areaHours(a.run) - 36.82) < 0.005)
    #expect(abs(b.side.areaHours(b.run) - 58.3) < 0.005)
    var minutes: [String: Int] = [:]
    for step in a.run.steps where step.child == 0 {
      minutes[a.side.task(step).name] = step.ended - step.begun
    }
    #expect((minutes["T1"], minutes["T2"], minutes["T3"]) == (624, 708, 266))
    #expect((a.side.asked, b.side.asked) == (20, 60))
  }

  private static func met(
    _ experiment: ScheduleExperiment, _ side: Int, _ name: String, clock: String? = nil
  ) throws -> Proportion {
    let side = experiment.sides[side]
    let deadline = try #require(side.deadlines.first { $0.name == name })
    let other = deadline.alternatives.first { $0.clock == clock }?.minutes
    return side.met(deadline, by: clock == nil ? deadline.minutes : try #require(other))
  }

  @Test func sixtyChildren() throws {
    let experiment = try Self.experiment(60)
    #expect(try Self.met(experiment, 0, "lists").count == 1838)
    #expect(try Self.met(experiment, 0, "pick20", clock: "0930").count == 1204)
    let lists = try Self.met(experiment, 1, "lists")
    #expect(lists.count == 329)
    #expect(abs(lists.interval.low - 0.149) < 0.0005)
    #expect(abs(lists.interval.high - 0.181) < 0.0005)
    let (a, b) = (experiment.sides[0], experiment.sides[1])
    let compared = PairedProportions(
      a.eachMet(a.deadlines[0], by: a.deadlines[0].minutes),
      b.eachMet(b.deadlines[0], by: b.deadlines[0].minutes))
    #expect((compared.onlyFirst, compared.onlySecond) == (1509, 0))
  }

  @Test(arguments: [(20, 1470), (100, 0)])
  func otherSizes(children: Int, met: Int) throws {
    #expect(try Self.met(Self.experiment(children), 1, "lists").count == met)
  }

  @Test func fewerThreadsMakeNoDifference() throws {
    let (many, one) = (
      try Self.experiment(60, runs: 300), try Self.experiment(60, runs: 300, threads: 1)
    )
    for (left, right) in zip(many.sides, one.sides) {
      #expect(left.runs.map(\.events) == right.runs.map(\.events))
      #expect(left.runs.map(\.worked) == right.runs.map(\.worked))
    }
  }
}
