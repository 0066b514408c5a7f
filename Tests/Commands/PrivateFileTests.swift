import Commands
import Foundation
import Guidance
import Language
import Render
import Shell
import Testing

/// Who can read what is written about children.
@Suite struct PrivateFileTests {
  private static let list = """
    Child Unique ID,Date of Birth,Gender,Child in Need start date,Primary Need Code,Does the child have a disability? (Y/N),Whether the child is at risk of or subject to child sexual abuse in the family environment (Y/N)
    1001,03/04/2015,M,12/05/2025,N1,N,Y
    1002,03/04/2012,F,12/05/2025,N1,N,Y
    1003,03/04/2011,F,12/05/2025,N1,Y,Y

    """

  /// Every command that writes about children, with the files that it makes.
  private static let writers: [(command: String, files: [String])] = [
    ("export a.csv", ["a.csv"]), ("export a.json", ["a.json"]),
    ("export b.csv of cin", ["b.csv"]), ("export a.md of choice", ["a.md"]),
    ("export a.xlsx of everything", ["a.xlsx"]), ("export c.csv of counts by gender", ["c.csv"]),
    ("manifest a.manifest", ["a.manifest"]), ("calendar a.ics", ["a.ics"]),
    ("export lp levels", ["levels/L1.lp"]),
  ]

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.posixPermissions] as? Int) ?? -1
  }

  private static func begin(_ workspace: Workspace, _ load: String) throws -> Session {
    var session = workspace.session
    for line in [
      load, "notify 2026-03-02", "option B", "select 2 cover seed 7 anyway because \"a test\"",
    ] {
      _ = Self.type(line, &session, workspace.folder)
    }
    #expect(session.choice.chosen.count == 2)
    return session
  }

  private static func type(_ line: String, _ session: inout Session, _ folder: String) -> String {
    let console = Console.memory(.text, TextRenderer(width: 100))
    var runner = ScriptRunner(console, .init()) { "5" }
    _ = runner.run(SourceText(name: "typed", text: line), folder: folder, on: &session)
    return console.written
  }

  @Test(arguments: [("owner", 0o600), ("group", 0o640)])
  func whatIsAboutRealChildrenIsTheirs(readers: String, mode: Int) throws {
    try Workspace.with { workspace in
      try workspace.write(Self.list, to: "list.csv")
      var session = try Self.begin(workspace, "load list.csv as cin")
      _ = Self.type("set files \(readers)", &session, workspace.folder)
      for (number, writer) in Self.writers.enumerated() {
        let said = Self.type(writer.command, &session, workspace.folder)
        #expect(!said.contains("error"), "\(said)")
        // It is said once.
        #expect(said.contains("read what is written about children") == (number == 0), "\(said)")
        for file in writer.files {
          let path = "\(workspace.folder)/\(file)"
          #expect(try self.mode(path) == mode, "\(writer.command)")
          try FileManager.default.removeItem(atPath: path)
          // What stood there for all to read does not stay so.
          if readers == "owner", !file.contains("/"), !writer.command.contains("record") {
            try workspace.write("old", to: file)
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
            _ = Self.type(writer.command + " replace", &session, workspace.folder)
            #expect(try self.mode(path) == mode, "\(writer.command) replace")
            try FileManager.default.removeItem(atPath: path)
          }
        }
      }
    }
  }

  /// A script or a transcript holds what was typed, with IDs: nobody beyond the group reads it.
  @Test func whatWasTypedIsTheirsToo() throws {
    try Workspace.with { workspace in
      try workspace.write(Self.list, to: "list.csv")
      var session = try Self.begin(workspace, "load list.csv as cin")
      for (command, file) in [
        ("save a.jtai", "a.jtai"), ("record a.transcript\nrecord stop", "a.transcript"),
      ] {
        let said = Self.type(command, &session, workspace.folder)
        #expect(try mode("\(workspace.folder)/\(file)") & 0o077 == 0, "\(said)")
      }
    }
  }

  /// Nobody made up has to be kept from anybody.
  @Test func whatIsMadeUpIsAsAnyFile() throws {
    try Workspace.with { workspace in
      var session = try Self.begin(workspace, "generate children 120 seed 4 option B")
      try workspace.write("x", to: "usual")
      let usual = try mode("\(workspace.folder)/usual")
      let said = Self.type("export a.csv", &session, workspace.folder)
      #expect(!said.contains("read what is written about children"))
      #expect(try mode("\(workspace.folder)/a.csv") == usual)
    }
  }

  @Test func writingOntoALoadedListIsSaid() throws {
    try Workspace.with { workspace in
      try workspace.write(Self.list, to: "list.csv")
      var session = try Self.begin(workspace, "load list.csv as cin")
      let said = Self.type("export list.csv replace", &session, workspace.folder)
      #expect(said.contains("is the file that cin was loaded from"), "\(said)")
      #expect(symlink("\(workspace.folder)/list.csv", "\(workspace.folder)/link.csv") == 0)
      let other = Self.type("export ./link.csv replace", &session, workspace.folder)
      #expect(other.contains("is the file that cin was loaded from"), "\(other)")
    }
  }
}
