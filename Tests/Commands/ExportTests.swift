import Casework
import Commands
import Foundation
import Guidance
import Language
import Render
import Table
import Testing

/// What an export writes where, and what it says.
@Suite struct ExportTests {
  private static let list = """
    Child Unique ID,Gender,Date of Birth,Allocated team,IRO
    007,F,2014-03-01,North,x
    008,M,2010-12-01,=SUM(A1),y
    ,M,2010-12-01,South,z

    """

  /// A workspace in which that list is loaded.
  private func withList(_ body: (inout Workspace) throws -> Void) throws {
    try Workspace.with { workspace in
      try workspace.write(Self.list, to: "in.csv")
      try workspace.type("load in.csv as cin")
      try body(&workspace)
    }
  }

  private func shown(_ outcome: Outcome) -> String { TextRenderer().text(outcome.document) }

  private func code(_ command: String, _ workspace: inout Workspace) -> String {
    do {
      try workspace.type(command)
      return "done"
    } catch {
      return error.code
    }
  }

  @Test func aFileOfChildren() throws {
    try withList { workspace in
      let outcome = try workspace.type("export out.csv id, team, dob")
      #expect(
        try workspace.text(of: "out.csv")
          == "id,team,dob\n007,North,2014-03-01\n008,'=SUM(A1),2010-12-01\n")
      #expect(
        shown(outcome).hasPrefix("  2 children, 3 columns, written to out.csv\n  only you can read")
      )
      #expect(outcome.notices.map(\.code) == ["private-file", "made-safe"])
      #expect(workspace.files == ["in.csv", "out.csv"])
      let raw = try workspace.type("export raw.csv id, team, dob raw")
      #expect(
        try workspace.text(of: "raw.csv")
          == "id,team,dob\n007,North,2014-03-01\n008,=SUM(A1),2010-12-01\n")
      #expect(raw.notices.map(\.code) == ["formulas-raw"])
    }
  }

  /// Exporting is no step of the session: there is nothing to undo, and nothing moves.
  @Test func theSessionStaysAsItIs() throws {
    try withList { workspace in
      let past = workspace.session.history.count
      try workspace.type("export out.xlsx of everything")
      #expect(workspace.session.history.count == past)
      #expect(workspace.session.working == [0, 1])
    }
  }

  @Test func aFileThatIsThereStaysUnlessReplaced() throws {
    try withList { workspace in
      for ending in ["csv", "xlsx", "json", "md"] {
        try workspace.write("mine", to: "out.\(ending)")
        #expect(code("export out.\(ending)", &workspace) == "file-exists")
        #expect(try workspace.text(of: "out.\(ending)") == "mine")
        try workspace.type("export out.\(ending) replace")
        #expect(try workspace.text(of: "out.\(ending)") != "mine")
      }
      try workspace.type("export folder of everything as csv")
      #expect(code("export folder of lists as csv", &workspace) == "file-exists")
      try workspace.type("export folder of lists as csv replace")
    }
  }

  /// A workbook that cannot be written leaves the old file, and no other beside it.
  @Test func whatFailsLeavesNothingBehind() throws {
    try Workspace.with { workspace in
      let long = String(repeating: "x", count: 32_768)
      try workspace.write(
        "Child Unique ID,Gender,Allocated team\n1,F,\(long)\n", to: "in.csv")
      try workspace.type("load in.csv as cin")
      try workspace.write("mine", to: "out.xlsx")
      let files = workspace.files
      #expect(code("export out.xlsx of cin replace", &workspace) == "cell-too-long")
      #expect(try workspace.text(of: "out.xlsx") == "mine")
      #expect(workspace.files == files)
      try workspace.type("export out.csv of cin")
      #expect(try workspace.text(of: "out.csv").contains(long))
    }
  }

  @Test func aFolderOfLists() throws {
    try withList { workspace in
      let outcome = try workspace.type("export area of everything as csv")
      #expect(workspace.files == ["area", "area/cin.csv", "area/how-this-was-made.md", "in.csv"])
      #expect(
        try workspace.text(of: "area/cin.csv") == """
          Child unique ID,Gender,Date of birth,Allocated team,IRO
          007,F,2014-03-01,North,x
          008,M,2010-12-01,'=SUM(A1),y
          ,M,2010-12-01,South,z

          """)
      #expect(try workspace.text(of: "area/how-this-was-made.md").contains("| inputs | cin: "))
      #expect(shown(outcome).contains("written to 2 files in area\n"))
      #expect(shown(outcome).contains("next: load area brings it back\n"))
      try workspace.write("x", to: "area/old.csv")
      let again = try workspace.type("export area of everything as csv replace")
      #expect(again.notices.map(\.code) == ["made-safe", "other-files"].sorted().reversed())
    }
  }

  /// The sheet that says how a workbook was made is no list, and the same session makes the
  /// same bytes.
  @Test func aWorkbookSaysHowItWasMade() throws {
    try withList { workspace in
      try workspace.type("as-of 2026-03-02")
      try workspace.type("filter age > 5")
      try workspace.type("export one.xlsx of cin")
      try workspace.type("export two.xlsx of cin")
      #expect(try workspace.bytes(of: "one.xlsx") == workspace.bytes(of: "two.xlsx"))
      try workspace.begin()
      let outcome = try workspace.type("load one.xlsx")
      #expect(shown(outcome).contains("refused: sheet \"How this was made\" (it says how"))
      #expect(workspace.session.area.lists.map(\.definition.name) == ["cin"])
      #expect(workspace.session.area.ids == ["007", "008"])
      let named = code("load one.xlsx sheet \"How this was made\" as cin", &workspace)
      #expect(named == "nothing-to-load")
    }
  }

  @Test func onlyTheRowsOfWhomIsShown() throws {
    try withList { workspace in
      try workspace.type("filter gender = M")
      let outcome = try workspace.type("export out.csv of cin")
      #expect(try workspace.text(of: "out.csv").split(separator: "\n").count == 2)
      #expect(outcome.notices.map(\.code).contains("rows-left-out"))
      let all = try workspace.type("export all.xlsx of everything")
      #expect(shown(all).contains("cin      3        5"))
    }
  }

  @Test func aNameOfItsOwnIsQuoted() throws {
    try withList { workspace in
      #expect(code("export lists of lists as csv", &workspace) == "unexpected-word")
      try workspace.type("export \"lists\" of lists as csv")
      try workspace.type("export \"-\" id as csv")
      #expect(try workspace.text(of: "-") == "id\n007\n008\n")
    }
  }
}
