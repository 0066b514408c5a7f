import Commands
import Foundation
import Language
import Simulation
import Testing

/// What assumptions may ask for is bounded, and whatever is within the bounds comes to an end.
@Suite struct LargeAssumptionsTests {
  private static let reference: String = {
    let text = String(decoding: Assumptions.text(of: "reference") ?? [], as: UTF8.self)
    // The ranges would not go with other minutes.
    return text.range(of: "\nranges:").map { String(text[..<$0.lowerBound]) + "\n" } ?? text
  }()

  private static func mistake(in text: String) throws -> String? {
    let edition = try Typist().session.edition
    do {
      _ = try Assumptions(Array(text.utf8), file: "my.yaml", edition)
      return nil
    } catch {
      return error.message
    }
  }

  @Test func tasksAreCounted() throws {
    let known = Self.reference.ranges(of: "- task: ").count
    #expect(known > 5)
    func withTasks(_ count: Int) -> String {
      let added = (known..<count).map { number in
        "    - {task: Q\(number), does: more, event: lists, who: analyst, "
          + "minutes: {least: 1, likely: 1, most: 1}}\n"
      }
      return Self.reference.trimmingCharacters(in: .whitespacesAndNewlines)
        .components(separatedBy: "\n# ------------------").dropLast().joined(
          separator: "\n# ------------------"
        ).trimmingCharacters(in: .newlines)
        + "\n" + added.joined()
    }
    #expect(try Self.mistake(in: withTasks(200)) == nil)
    let said = try #require(try Self.mistake(in: withTasks(201)))
    #expect(said.hasSuffix("there may be 200 tasks at most"), "\(said)")
  }

  @Test func rolesAreCounted() throws {
    func withRoles(_ count: Int) -> String {
      let added = (4..<count).map { "    r\($0): {people: 1, side: area}\n" }
      return Self.reference.replacingOccurrences(
        of: "  roles:\n", with: "  roles:\n" + added.joined())
    }
    #expect(try Self.mistake(in: withRoles(50)) == nil)
    let said = try #require(try Self.mistake(in: withRoles(51)))
    #expect(said.hasSuffix("there may be 50 roles at most"), "\(said)")
  }

  /// 50,000 children one after the other, up to where minutes are no more to be counted.
  @Test func whatIsNotRefusedEnds() throws {
    var ended: [Int] = []
    for minutes in [1_000, 40_000, 42_000, 42_940, 42_949, 43_000, 100_000] {
      try Workspace.with { workspace in
        let long = Self.reference.replacing(
          #/minutes: {.*}/#,
          with: "minutes: {least: \(minutes), likely: \(minutes), most: \(minutes)}")
        try workspace.write(long, to: "long.yaml")
        let ran = try ProgramRun(
          [
            "--json", "-c",
            "simulate timeline children 50000 workers 1 runs 1 seed 1 assumptions long.yaml",
          ], in: workspace.folder)
        let all = ran.output + ran.errors
        if ran.status == 0 {
          ended.append(minutes)
        } else {
          #expect(ran.status == 1 && all.contains("more than can be simulated"), "\(all)")
        }
      }
    }
    #expect(ended == [1_000, 40_000, 42_000, 42_940])
  }
}
