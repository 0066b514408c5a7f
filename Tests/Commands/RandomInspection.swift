import Casework
import Commands
import Foundation
import Guidance
import Language
import Render
import Shell
import Table

/// Commands as they might come in any order, right and wrong, over lists in files and made-up areas.
struct RandomInspection {
  private var state: UInt64
  /// The folder with the files of `prepare`.
  let folder: String

  init(_ seed: UInt64, folder: String) {
    state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493
    self.folder = folder
  }

  mutating func next(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % max(1, count)
  }

  mutating func one(of texts: [String]) -> String { texts[next(texts.count)] }

  /// Lists of an area, a form that has come back, a calendar and a script.
  static func prepare(_ workspace: Workspace) throws {
    let commands = """
      generate children 60 seed 3 dirt 5% to area as csv
      generate children 25 seed 9 option A to more.xlsx
      generate children 60 seed 3
      option B
      request answers.csv
      """
    var runner = ScriptRunner(Console.memory(.text, TextRenderer()), .init()) { "4" }
    var session = Session(workspace.session.edition)
    let source = SourceText(name: "files", text: commands)
    guard runner.run(source, folder: workspace.folder, on: &session) == .done else {
      throw CocoaError(.fileReadUnknown)
    }
    try workspace.write(
      "from: 2030\nto: 2030\nsource: s\ndate: d\ndays: [{date: 2030-01-02, title: x}]\n",
      to: "holidays.yaml")
    try workspace.write(
      "param least = 4\nfilter age >= $least\nkeep scripted\nparam why = \"costs $5, $more\"\n"
        + "filter gender = F\n", to: "steps.jtai")
  }

  /// A command for a session: mostly one that it can carry out.
  mutating func command(_ session: Session) -> String {
    let ids = session.area.truth.ids
    func quoted(_ id: String) -> String { Literal.quote(id) }
    let shown = Array(session.working)
    let child = ids.isEmpty ? "1" : quoted(ids[next(ids.count)])
    let listed = shown.isEmpty ? child : quoted(ids[Int(shown[next(shown.count)])])
    let chosen = session.choice.chosen.map(\.child)
    let taken = chosen.isEmpty ? child : quoted(ids[Int(chosen[next(chosen.count)])])
    let pseudonym = session.isMasked && !ids.isEmpty ? session.area.ids[next(ids.count)] : child
    let number = next(9)
    switch next(36) {
    case 0:
      return one(of: [
        "load area", "load more.xlsx", "load area/cin.csv as cin", "load nowhere.csv",
        "load \"\(folder)/area\" unlimited", "load ./more.xlsx sheet cpp",
        "load area/cin.csv as cin quotes none", "load area all rows",
      ])
    // What begins again is rare, or little would come together.
    case 1 where number < 3:
      return one(of: ["generate children 40", "generate children 30 seed 8 option A"])
    case 2, 3, 4: return "undo"
    case 5: return "redo"
    case 6: return one(of: ["option A", "option B", "option C"])
    case 7, 8: return one(of: ["select 5 cover anyway because \"a \\\"test\\\"; # $5\"", "select"])
    case 9: return "select \(number + 1) random"
    case 10: return one(of: ["select 12 spread", "select 4 cover require 1 where age > 9"])
    case 11: return "pick \(listed) because \"asked for \(number)\""
    case 12: return "pick \(pseudonym) because 'it''s so'"
    case 13: return "drop \(taken) because \"in court\""
    case 14: return "swap \(taken) for \(listed) because \"no\\nwork\""
    case 15:
      return one(of: ["confirm all", "confirm \(taken)", "confirm \(taken) fails because \"x\""])
    case 1, 33: return one(of: ["export out.csv replace", "select 6 cover seed \(number)"])
    case 16: return one(of: ["request asked\(next(1_000_000)).csv", "receive answers.csv"])
    case 17: return one(of: ["documents 1.4 3.6 received", "documents key for all asked"])
    case 18: return one(of: ["consent \(taken) agreed", "consent asked"])
    case 19: return one(of: ["notify 2026-03-02", "notify 2026-03-09", "as-of 2026-02-0\(number)"])
    case 20: return one(of: ["clock 2026-03-05T09:00", "clock next", "clock 2026-03-03"])
    case 21:
      return one(of: [
        "received lists at 2026-03-03T16:20", "received cic none because \"none\"", "received cin",
        "received nothing because \"a rehearsal\"",
      ])
    case 22: return one(of: ["guidance use pick-20-time annex-c", "calendar add holidays.yaml"])
    case 23: return one(of: ["weigh 2 ESN 30", "weigh 3 where age > 9", "weigh reset"])
    case 24: return "keep set\(number)"
    case 25: return one(of: ["use set\(number)", "use set1 minus set\(number)", "use scripted"])
    case 26: return one(of: ["sort age", "sort id descending", "sort worker", "sort nothing"])
    case 27:
      return one(of: ["reset", "seed \"\(number) $x\"", "seed \(number)", "count by gender"])
    case 28: return one(of: ["mask on", "mask off"])
    case 29: return "filter id = \(pseudonym) or age > \(number)"
    case 30:
      return one(of: [
        "map header \"Team\" to nothing", "map value \"F\" to M in gender", "unload cpp",
        "map header \"Gender\" to gender in cin", "map dates in cin.start month first",
        "map dates in dob month first", "map dates in cin.start day first",
      ])
    case 31: return one(of: ["run steps.jtai", "run steps.jtai least=\(number)"])
    case 32:
      return one(of: [
        "compare", "compare seed \(number)", "generate children 5 to made as csv replace",
        "generate children 5 to made as csv replace seed \(number)",
      ])
    case 33 where number == 0: return "demo first-look children=\(20 + next(9))"
    case 34: return one(of: ["set hints on", "param x = \(number)", "say $x", "explain filter"])
    default: return one(of: ["filter age > \(number)", "filter flagged", "filter not on cpp"])
    }
  }
}
