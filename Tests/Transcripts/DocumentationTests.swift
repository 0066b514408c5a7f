import Shell
import Testing

/// Every fenced block of the README and the Docs that begins with `jtai ›` lines is a session:
/// what it shows is what the program shows.
@Test(arguments: DocumentationExample.all)
func showsWhatTheDocumentationSays(example: DocumentationExample) throws {
  let rerun = try TranscriptCheck.rerun(
    example.transcript, folder: CaseFiles.root, ScriptRunner.Settings())
  #expect(rerun == example.transcript, "\(example.file), line \(example.line)")
}

@Test func theReadmeHasExamples() {
  #expect(DocumentationExample.all.contains { $0.file == "README.md" })
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
      guard let text = try? CaseFiles.text(path) else { return [] }
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
          if lines.first?.hasPrefix("> ") == true {
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
