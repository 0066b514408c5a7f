import Casework
import Foundation
import Guidance
import Language
import Testing

@testable import Commands
@testable import Simulation

/// Other seeds, sizes and assumptions than the model's, run by run, against what
/// Tests/Oracle/simulations/simulation.py made of them from the model's text.
@Suite struct SimulationOracleTests {
  private struct Case {
    let folder: String
    let selection: SimulationQuestion
    let timeline: SimulationQuestion
    let summary: [String: Any]

    init(_ number: Int) throws {
      folder = "\(CasePaths.root)/Tests/Oracle/simulations/\(number)"
      let session = Session(try Editions.load(Editions.standard))
      let world = World(folder: folder, safe: true) { "123" }
      let lines = try String(contentsOfFile: "\(folder)/question.txt", encoding: .utf8)
        .split(separator: "\n").map(String.init)
      func question(_ line: String) throws -> SimulationQuestion {
        let arguments = try GrammarParser.parse(
          line, from: "simulate".utf8.count, by: Command.simulate.grammar,
          vocabulary: session.edition.vocabulary)
        return try SimulationQuestion(arguments, session, world)
      }
      selection = try question(lines[0])
      timeline = try question(lines[1])
      let data = try Data(contentsOf: URL(filePath: "\(folder)/summary.json"))
      summary = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    func rows(_ file: String) throws -> [[String: String]] {
      let lines = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
        .split(separator: "\n")
        .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
      let heading = try #require(lines.first)
      return lines.dropFirst().map {
        Dictionary(zip(heading, $0)) { first, _ in first }
      }
    }

    func number(_ path: String...) throws -> Double {
      var value: Any = summary
      for key in path { value = try #require((value as? [String: Any])?[key]) }
      return try #require(value as? Double)
    }
  }

  @Test(arguments: 1...4) func selection(number: Int) throws {
    let example = try Case(number)
    let experiment = try example.selection.selection(nil)
    let children = try example.selection.population().0
    let rows = try example.rows("selection.tsv")
    #expect(experiment.runs == rows.count)
    #expect(experiment.isProven)
    var options: [(String, SelectionOption)] = [("full", .full), ("b", experiment.all)]
    options += example.selection.methods.map { ("a_\($0.rawValue)", experiment.some($0)) }
    for (name, option) in options {
      for (run, row) in zip(experiment.results(option), rows) {
        #expect(String(run.value) == row[name], "\(name), run \(row["run"] ?? "")")
        #expect(
          run.chosen.map { children.identifier(of: Int($0)) }.joined(separator: " ")
            == row["chosen_\(name)"], "\(name), run \(row["run"] ?? "")")
      }
      let sample = Sample(experiment.values(option))
      #expect(abs(sample.mean - (try example.number("options", name, "mean"))) < 1e-9)
      #expect(abs(sample.deviation - (try example.number("options", name, "sd"))) < 1e-9)
    }
    for method in example.selection.methods {
      let name = "a_\(method.rawValue)"
      let difference = PairedDifference(
        experiment.values(experiment.some(method)), experiment.values(experiment.all))
      func check(_ value: Double, _ key: String) throws {
        #expect(abs(value - (try example.number("differences", "\(name)-b", key))) < 1e-7)
      }
      try check(difference.sample.mean, "mean")
      try check(difference.sample.deviation, "sd")
      try check(difference.low, "low")
      try check(difference.high, "high")
      try check(Double(difference.wins), "wins")
      try check(Double(difference.ties), "ties")
      try check(Double(difference.losses), "losses")
      let regret = experiment.regret(experiment.some(method))
      #expect(abs(regret.whole - (try example.number("regret", name, "whole"))) < 1e-9)
      #expect(abs(regret.staging - (try example.number("regret", name, "staging"))) < 1e-9)
    }
  }

  @Test(arguments: 1...4) func timeline(number: Int) throws {
    let example = try Case(number)
    let experiment = try example.timeline.timeline(nil)
    let rows = try example.rows("timeline.tsv")
    #expect(experiment.runs == rows.count)
    var met: [[Bool]] = []
    for side in experiment.sides {
      let name = side.option.name
      var compared = 0
      for (run, row) in zip(side.runs, rows) {
        for event in run.events.indices {
          guard let expected = row["\(name):\(side.identifier(of: event))"] else { continue }
          #expect(
            String(run.events[event]) == expected,
            "\(name), \(side.identifier(of: event)), run \(row["run"] ?? "")")
          compared += 1
        }
        let hours = try #require(Double(row["\(name):hours"] ?? ""))
        #expect(abs(side.areaHours(run) - hours) < 0.0001)
        #expect(String(run.known.last?.whenBegun ?? -1) == row["\(name):known"])
      }
      #expect(compared >= 12 * rows.count)
      let lists = try #require(side.deadlines.first)
      met.append(side.eachMet(lists, by: lists.minutes))
      let proportion = side.met(lists, by: lists.minutes)
      #expect(Double(proportion.count) == (try example.number("lists", name, "met")))
      #expect(abs(proportion.interval.low - (try example.number("lists", name, "low"))) < 1e-9)
      #expect(abs(proportion.interval.high - (try example.number("lists", name, "high"))) < 1e-9)
    }
    let compared = PairedProportions(met[0], met[1])
    #expect(Double(compared.onlyFirst) == (try example.number("mcnemar", "b")))
    #expect(Double(compared.onlySecond) == (try example.number("mcnemar", "c")))
    let chance = try example.number("mcnemar", "p")
    #expect(abs(compared.chance - chance) <= 1e-9 * chance)
  }
}
