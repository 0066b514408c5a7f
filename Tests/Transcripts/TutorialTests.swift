import Foundation
import Language
import Shell
import Testing

/// A tutorial is one session: what each of its blocks shows is what the program shows when it is
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
  let rerun = try TranscriptCheck.rerun(
    tutorial.steps.map { "> \($0.command)\n" }.joined(), folder: folder.path,
    ScriptRunner.Settings())
  for (shown, now) in zip(tutorial.steps, Transcript(String(rerun.dropLast())).steps) {
    #expect(
      Tutorial.fits(now.output, shown.output),
      "\(page): \(shown.command) shows\n\(now.output)not\n\(shown.output)")
  }
}

@Test func thereIsATutorialForInspectors() {
  #expect(Tutorial.all.contains { $0.hasSuffix("/Inspectors.md") })
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
  private(set) var steps: [Transcript.Step] = []
  private(set) var files: [(name: String, content: String)] = []

  /// What a page says that is one.
  private static let mark = "<!-- The blocks of this page are one session"

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
        steps += Transcript(content).steps
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
