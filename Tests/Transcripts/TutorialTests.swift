import Foundation
import Language
import Shell
import Testing

/// A tutorial is one session, or one for each edition that it starts the program with: what each of its blocks shows is what the program shows when it is
/// read from the top, in a folder that holds nothing but the files that the reader saves.
@Test(arguments: Tutorial.all)
func aTutorialShowsWhatTheReaderSees(page: String) throws {
  let tutorial = Tutorial(try CaseFiles.text(page))
  #expect(tutorial.steps.count > 4)
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  for (name, content) in tutorial.files {
    try content.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
  }
  for session in tutorial.sessions {
    let header = session.edition.map { "# edition \($0)\n" } ?? ""
    let rerun = try TranscriptCheck.rerun(
      header + session.steps.map { "> \($0.command)\n" }.joined(), folder: folder.path,
      ScriptRunner.Settings())
    for (shown, now) in zip(session.steps, Transcript(String(rerun.dropLast())).steps) {
      #expect(
        Tutorial.fits(now.output, shown.output),
        "\(page): \(shown.command) shows\n\(now.output)not\n\(shown.output)")
    }
  }
}

@Test func thereAreTutorials() throws {
  #expect(Tutorial.all.contains { $0.hasSuffix("/Inspectors.md") })
  let editions = Tutorial.all.first { $0.hasSuffix("/Editions.md") }
  let page = Tutorial(try CaseFiles.text(try #require(editions)))
  #expect(page.sessions.compactMap(\.edition) == ["gardens.yaml", "carers.yaml"])
}

/// Lines that are left out may be any number, also none; all others stand as they are.
@Test func anExcerptLeavesLinesOut() {
  #expect(Tutorial.fits("a\nb\nc\n", "a\nb\nc\n"))
  #expect(Tutorial.fits("a\nb\nc\n", "a\n  …\nc\n"))
  #expect(Tutorial.fits("a\nb\nc\nd\n", "  …\nb\n  …\n"))
  #expect(!Tutorial.fits("a\nb\nc\n", "a\n"))
  #expect(!Tutorial.fits("a\nb\nc\n", "a\n  …\nb\n"))
  #expect(!Tutorial.fits("a\nb\n", "a\n  …\nc\n"))
}

/// A page of which the blocks follow one another; each `jtai NAME` block is a file to save.
struct Tutorial {
  /// What is typed to the program once it is started, with an edition or with none.
  private(set) var sessions: [(edition: String?, steps: [Transcript.Step])] = [(nil, [])]
  private(set) var files: [(name: String, content: String)] = []

  var steps: [Transcript.Step] { sessions.flatMap(\.steps) }

  /// What a page says that is one.
  private static let mark = "<!-- The blocks of this page are one session"

  /// What a page types to start the program with an edition.
  private static let start = "Scripts/jtai --edition "

  static let all = CaseFiles.all("Docs", ending: ".md").filter { page in
    (try? CaseFiles.text(page)).map(isOne) ?? false
  }

  static func isOne(_ text: String) -> Bool { text.contains(mark) }

  init(_ text: String) {
    let parts = text.components(separatedBy: "\n```")
    // Every second part is a block: it begins behind its opening marks.
    for block in stride(from: 1, to: parts.count, by: 2).map({ parts[$0] }) {
      let lines = block.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      // Without the line feed at its end: splitting would read an empty line behind it.
      let content = lines.count > 1 ? String(lines[1]) : ""
      if lines[0].hasPrefix("jtai ") {
        files.append((String(lines[0].dropFirst(5)), content + "\n"))
      } else if content.hasPrefix("> ") {
        sessions[sessions.count - 1].steps += Transcript(content).steps
      } else if content.hasPrefix(Self.start) {
        sessions.append((String(content.dropFirst(Self.start.count)), []))
      }
    }
  }

  /// Whether an output is what an excerpt of it shows.
  static func fits(_ output: String, _ excerpt: String) -> Bool {
    var rest = output.split(separator: "\n", omittingEmptySubsequences: false)[...]
    let parts = excerpt.split(separator: "\n", omittingEmptySubsequences: false)
      .split(separator: "  …", omittingEmptySubsequences: false)
    for (place, part) in parts.enumerated() {
      let isLast = place == parts.count - 1
      if place == 0 {
        guard rest.starts(with: part) else { return false }
        rest = rest.dropFirst(part.count)
        if isLast { return rest.isEmpty }
      } else if isLast {
        return rest.count >= part.count && rest.suffix(part.count).elementsEqual(part)
      } else {
        guard
          let start = rest.indices.first(where: { rest[$0...].starts(with: part) })
        else { return false }
        rest = rest[(start + part.count)...]
      }
    }
    return true
  }
}
