import Commands
import Guidance
import Language
import Render
import Shell
import Testing

/// Every fenced block of the README and the Docs that begins with `> ` is a session: what it
/// shows is what the program shows. One with lines left out (`…`) is an excerpt.
@Test(arguments: DocumentationExample.all)
func showsWhatTheDocumentationSays(example: DocumentationExample) throws {
  let rerun = try TranscriptCheck.rerun(
    example.transcript, folder: CaseFiles.root, ScriptRunner.Settings())
  #expect(rerun == example.transcript, "\(example.file), line \(example.line)")
}

/// Every rehearsal prints what is recorded beside the tests, on every machine and every run.
///
/// `jtai Scripts/rehearsals/NAME.jtai > Tests/Transcripts/rehearsals/NAME.txt` records it anew.
@Test(arguments: Rehearsals.all.filter { CaseFiles.hasWorkbooks || !Rehearsals.needsWorkbook($0) })
func rehearsalsPrintWhatIsRecorded(path: String) throws {
  let name = path.split(separator: "/").last?.dropLast(5) ?? ""
  let recorded = try CaseFiles.text("\(CaseFiles.root)/Tests/Transcripts/rehearsals/\(name).txt")
  #expect(try Rehearsals.output(of: path) == recorded)
}

/// Every rehearsal that needs no file beside the checkout is part of the program, as it stands.
@Test func rehearsalsAreEmbedded() throws {
  let files = Rehearsals.all.filter { !Rehearsals.needsWorkbook($0) }
  let names = files.map { String($0.split(separator: "/").last?.dropLast(5) ?? "") }
  #expect(Commands.Rehearsal.all.map(\.name).sorted() == names)
  for rehearsal in Commands.Rehearsal.all {
    let file = "\(CaseFiles.root)/Scripts/rehearsals/\(rehearsal.name).jtai"
    #expect(try CaseFiles.text(file) == rehearsal.text)
  }
}

/// What the README says that the main job prints is what it prints; `…` stands for lines left out.
@Test func theReadmeShowsWhatTheMainJobPrints() throws {
  let readme = try CaseFiles.text("\(CaseFiles.root)/README.md")
  let job = "Scripts/jtai Scripts/rehearsals/options-a-and-b.jtai"
  #expect(readme.contains(job))
  let recorded = try CaseFiles.text(
    "\(CaseFiles.root)/Tests/Transcripts/rehearsals/options-a-and-b.txt")
  let blocks = readme.split(separator: "```", omittingEmptySubsequences: false)
  let shown = blocks.first { $0.contains("> select 20 spread") && $0.contains("  …") }
  var rest = recorded.split(separator: "\n", omittingEmptySubsequences: false)[...]
  for line in try #require(shown).split(separator: "\n").dropFirst() where line != "  …" {
    let found = rest.firstIndex(of: line)
    #expect(found != nil, "the main job does not print \"\(line)\" there")
    rest = rest[(found.map { $0 + 1 } ?? rest.startIndex)...]
  }
}

@Test func theReadmeHasExamples() {
  #expect(DocumentationExample.all.contains { $0.file == "README.md" })
}

enum Rehearsals {
  static let all = CaseFiles.all("Scripts/rehearsals", ending: ".jtai")

  static func needsWorkbook(_ path: String) -> Bool {
    (try? CaseFiles.text(path).contains("shared/data/")) ?? false
  }

  /// What `jtai SCRIPT` prints.
  static func output(of path: String) throws -> String {
    let source = try Script.read(path, shown: path, at: nil)
    let console = Console.memory(.text, TextRenderer())
    var settings = ScriptRunner.Settings()
    settings.echo = true
    var runner = ScriptRunner(console, settings) { "0" }
    var session = Session(try Editions.load(Editions.standard))
    _ = runner.run(source, folder: Script.folder(of: path), on: &session)
    return console.written
  }
}

/// A session in a page of the documentation.
struct DocumentationExample: Sendable, CustomTestStringConvertible {
  let file: String
  let line: Int
  /// With `> ` for the prompt, as transcripts have it.
  let transcript: String

  var testDescription: String { "\(file):\(line)" }

  static let all: [DocumentationExample] = {
    let pages = ["README.md"] + CaseFiles.all("Docs", ending: ".md")
    return pages.flatMap { page -> [DocumentationExample] in
      let path = page.hasPrefix("/") ? page : "\(CaseFiles.root)/\(page)"
      guard let text = try? CaseFiles.text(path), !Tutorial.isOne(text) else { return [] }
      return examples(in: text, file: page.split(separator: "/").last.map(String.init) ?? page)
    }
  }()

  private static func examples(in text: String, file: String) -> [DocumentationExample] {
    var examples: [DocumentationExample] = []
    var block: [Substring]?
    var start = 0
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.hasPrefix("```") {
        if let lines = block {
          if lines.first?.hasPrefix("> ") == true, !lines.contains("  …") {
            let transcript = lines.joined(separator: "\n") + "\n"
            examples.append(
              DocumentationExample(file: file, line: start + 1, transcript: transcript))
          }
          block = nil
        } else {
          block = []
          start = number
        }
      } else {
        block?.append(line)
      }
    }
    return examples
  }
}
