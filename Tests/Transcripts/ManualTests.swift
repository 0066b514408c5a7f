import Commands
import Language
import Shell
import Testing

/// The pages of the manual in the checkout are those that the program would print.
@Test(arguments: Manual.pages.map(\.file))
func pagesAreFresh(file: String) throws {
  let page = try #require(Manual.pages.first { $0.file == file })
  let written = try CaseFiles.text("\(CaseFiles.root)/\(file)")
  #expect(written == page.text, "\(file) is stale: Scripts/docs --write remakes it")
}

/// Scripts/docs makes every page, by the options that print it.
@Test func theScriptMakesEveryPage() throws {
  let script = try CaseFiles.text("\(CaseFiles.root)/Scripts/docs")
  let lines = script.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
  for page in Manual.pages { #expect(lines.contains("\(page.file) \(page.options)")) }
}

@Test func everyCommandTopicAndOptionIsInTheManual() throws {
  let reference = try #require(Manual.pages.first { $0.file.hasSuffix(".md") }).text
  let page = try #require(Manual.pages.first { $0.file.hasSuffix(".1") }).text
  for command in Registry.commands {
    #expect(reference.contains("\n### \(command.name)\n"))
    #expect(page.contains(command.name.replacing("-", with: "\\-")))
  }
  for topic in HelpTopic.all { #expect(reference.contains("\n### About \(topic.name)\n")) }
  for option in Options.declarations {
    #expect(page.contains(option.name.replacing("-", with: "\\-")))
    #expect(Options.usage.contains("  \(option.term)  ") != option.isRare)
  }
}

/// A declaration takes its value in either form, and refuses what it cannot take.
@Test func optionsAreReadByTheirDeclarations() throws {
  for option in Options.declarations {
    let name = option.name
    switch option.value {
    case .nothing:
      #expect(throws: Never.self) { try Options([name]) }
      #expect(throws: Diagnostic.self) { try Options(["\(name)=x"]) }
    case .text, .file: #expect(throws: Diagnostic.self) { try Options([name]) }
    case .words(_, let words):
      for word in words {
        #expect(throws: Never.self) { try Options([name, word]) }
        #expect(throws: Never.self) { try Options(["\(name)=\(word)"]) }
      }
      let error = #expect(throws: Diagnostic.self) { try Options([name, "nonsense"]) }
      #expect(error?.help.isEmpty == false)
    }
  }
  let options = try Options(["--width=40", "--json", "script.jtai", "--json"])
  #expect(options.width == 40)
  #expect(options.script == "script.jtai")
  #expect(options.parameters == ["--json"])
}
