import Commands
import Guidance
import Language
import Render
import Shell
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The JSON of section 5 of the design: one line a command, these keys in this order.
@Suite struct JSONTests {
  /// What the commands print with `--json`, a line each.
  private func lines(_ commands: String) throws -> [String] {
    let console = Console.memory(.json, TextRenderer())
    var settings = ScriptRunner.Settings()
    settings.keepGoing = true
    settings.safe = true
    var runner = ScriptRunner(console, settings) { "99" }
    var session = Session(try Editions.load(Editions.standard))
    _ = runner.run(SourceText(name: "-c", text: commands), folder: ".", on: &session)
    return console.written.split(separator: "\n").map(String.init)
  }

  /// The keys of the outermost object of `json`, in order.
  private func keys(_ json: some StringProtocol) -> [String] {
    var keys: [String] = []
    var depth = 0
    var text: String?
    var escaped = false
    var last = ""
    for character in json {
      if text != nil {
        if escaped {
          escaped = false
        } else if character == "\\" {
          escaped = true
        } else if character == "\"" {
          last = text ?? ""
          text = nil
          continue
        }
        text?.append(character)
        continue
      }
      switch character {
      case "\"": text = ""
      case "{", "[": depth += 1
      case "}", "]": depth -= 1
      case ":" where depth == 1: keys.append(last)
      default: break
      }
    }
    return keys
  }

  /// The value of `key` in an object, as JSON text.
  private func value(_ key: String, of line: String) throws -> String {
    let start = try #require(line.firstRange(of: "\"\(key)\": ")).upperBound
    var depth = 0
    var quoted = false
    var end = start
    while end < line.endIndex {
      let character = line[end]
      if character == "\"" { quoted.toggle() }
      if !quoted {
        if "{[".contains(character) { depth += 1 }
        if "}]".contains(character) { depth -= 1 }
        if depth < 0 || (depth == 0 && character == ",") { break }
        if depth == 0, "}]".contains(character) {
          end = line.index(after: end)
          break
        }
      }
      end = line.index(after: end)
    }
    return String(line[start..<end])
  }

  @Test func everyCommandIsOneLineOfJSON() throws {
    // `run` and `demo` print the lines of the commands that they run.
    let commands = Registry.commands.filter { !["quit", "run", "demo"].contains($0.name) }.flatMap {
      $0.examples.map(\.command)
    }
    let setup = ["generate children 50 seed 1", "notify 2026-03-02", "keep first-look"]
    let script = setup + commands
    let lines = try lines(script.joined(separator: "\n"))
    #expect(lines.count == script.count)
    for line in lines {
      #expect(throws: Never.self, "\(line.prefix(80))") {
        _ = try JSONDecoder().decode([String: Anything].self, from: Data(line.utf8))
      }
      let ok = line.contains("\"status\": \"ok\"")
      #expect(
        keys(line)
          == (ok
            ? ["input", "command", "status", "result", "notices"]
            : ["input", "command", "status", "error"]))
    }
  }

  @Test(arguments: [
    ("filter flagged", ["before", "after", "unknown", "condition"]),
    ("reset", ["before", "after", "unknown", "condition"]),
    ("undo", ["before", "after", "unknown", "condition"]),
    ("count by gender", ["children", "by", "groups"]),
    ("count by gender suppress 2", ["children", "by", "groups", "suppress"]),
    ("show id, age first 2", ["fields", "rows", "total"]),
    (
      "select 5 cover seed 1",
      [
        "option", "stage", "method", "seed", "chosen", "levels", "proven", "relaxed", "uncovered",
        "bound", "from", "filters",
      ]
    ),
    ("check", ["findings", "counts"]),
    ("check blank-team", ["findings", "counts"]),
    ("map header \"Sex at birth\" to gender", ["header", "field", "list", "applied"]),
    ("map value \"x\" to F in gender", ["value", "meaning", "field", "list", "cells"]),
    ("lists cin unreadable", ["list", "unreadable"]),
    ("timeline", ["edition", "notified", "events", "warnings"]),
    ("clock", ["clock", "late", "next"]),
    ("clock 2026-03-05T09:00", ["clock", "late", "next"]),
    (
      "clock 2026-03-05; due",
      ["clock", "option", "late", "came_late", "today", "next", "contradictions"]
    ),
    ("received", ["clock", "option", "events"]),
    (
      "received lists at 2026-03-05",
      ["event", "list", "arrived", "state", "late_by", "missing", "waiting", "but"]
    ),
    (
      "export - as csv",
      ["path", "format", "of", "rows", "sheets", "files", "made_safe", "data"]
    ),
    ("export x.csv", ["code", "message", "start", "end", "help"]),
    ("load Tests/nothing.csv", ["code", "message", "start", "end", "help"]),
  ])
  func resultsHaveTheirKeysInOrder(command: String, expected: [String]) throws {
    let setup = "generate children 600 seed 3; notify 2026-03-02; option B"
    let line = try #require(try lines("\(setup); \(command)").last)
    let part = line.contains("\"status\": \"ok\"") ? "result" : "error"
    #expect(keys(try value(part, of: line)) == expected)
  }

  @Test func partsHaveTheirKeysInOrder() throws {
    let lines = try lines(
      "generate children 600 seed 3; notify 2026-03-02; option B; select 5 cover seed 1; timeline")
    let loaded = try value("loaded", of: lines[0])
    #expect(
      keys(loaded.dropFirst().dropLast())
        .prefix(8) == [
          "list", "rows", "file", "sheet", "header_row", "sha256", "columns", "converted",
        ])
    let chosen = try value("chosen", of: lines[3])
    #expect(
      keys(chosen.dropFirst().dropLast()).prefix(5) == ["id", "rank", "ticket", "covers", "why"])
    #expect(keys(try value("levels", of: lines[3])) == ["covered", "twice", "attributes"])
    let events = try value("events", of: lines[4])
    #expect(
      keys(events.dropFirst().dropLast()).prefix(10) == [
        "id", "title", "option", "day", "nominal", "working", "time", "who", "citation", "reading",
      ])
  }

  /// Of each event that is late, and of each that waits for it.
  @Test func lateEventsHaveTheirKeysInOrder() throws {
    let line = try #require(
      try lines("notify 2026-03-02; option B; clock 2026-03-04T16:20; due").last)
    let late = String(try value("late", of: line).dropFirst().dropLast())
    #expect(
      keys(late).prefix(12) == [
        "id", "title", "due", "time", "working", "who", "citation", "reading", "arrived", "late_by",
        "missing", "waiting",
      ])
    #expect(late.contains("\"late_by\": 80, \"missing\": [\"cin\", \"cpp\", \"cic\"]"))
    let waiting = String(try value("waiting", of: late).dropFirst().dropLast())
    #expect(keys(waiting).prefix(6) == ["id", "who", "after", "room", "left", "earliest"])
  }

  /// The keys of a finding are those of the design, with the row as the file counts.
  @Test func findingsHaveTheirKeysInOrder() throws {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    let path = "\(root.joined(separator: "/"))/Tests/Transcripts/data/faults-cin.csv"
    let lines = try lines("load \"\(path)\"; check blank-id")
    let findings = try value("findings", of: lines[1])
    let finding = String(findings.dropFirst().dropLast())
    #expect(
      keys(finding) == ["rule", "severity", "list", "row", "field", "children", "citation"])
    #expect(finding.contains("\"list\": \"cin\", \"row\": 10, \"field\": \"id\", \"children\": []"))
    #expect(try value("counts", of: lines[1]) == "{\"blank-id\": 1}")
  }

  /// The data of an export to the output is a part of the one line, and decodes to its text.
  @Test func exportedDataIsAMember() throws {
    struct Line: Decodable {
      struct Result: Decodable { let data: String }
      let result: Result
    }
    let line = try #require(
      try lines("load Tests/Transcripts/data/hostile.csv; export - of cin as csv").last)
    let decoded = try JSONDecoder().decode(Line.self, from: Data(line.utf8)).result.data
    #expect(
      decoded == """
        Child unique ID,Gender,Date of birth,Child In Need start date,Allocated team
        '=2+3,F,2014-03-01,2025-09-09,\u{1B}[31mred\u{1B}[0m
        H2,M,2014-03-01,2025-09-09,\u{202E}evil
        H3,M,2014-03-01,2025-09-09,"line one
        line two"

        """)
  }

  /// Anything that JSON can hold.
  private struct Anything: Decodable {
    init(from decoder: any Decoder) throws {
      if let list = try? decoder.singleValueContainer().decode([Anything].self) {
        _ = list
      } else if let object = try? decoder.singleValueContainer().decode([String: Anything].self) {
        _ = object
      }
    }
  }
}
