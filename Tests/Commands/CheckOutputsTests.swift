import Foundation
import Testing

/// A check writes over nothing, whatever the transcript says and wherever it has come from.
@Suite struct CheckOutputsTests {
  /// A transcript with a line of each command that writes a file, over a file that is there.
  private static let transcript = """
    # jtai transcript 1, jtai 0
    # edition csafe-2018

    > generate children 30 seed 3 to area as csv replace
    > load area
    > option B
    > select 3 cover seed 9 anyway because "a test"
    > export mine.csv of everything as csv replace
    > export mine.xlsx of choice replace
    > export linked.csv of counts by gender replace
    > export - of everything as csv
    > save mine.jtai replace
    > manifest mine.manifest replace
    > request mine-form.xlsx replace
    > notify 2026-03-02
    > calendar mine.ics replace
    > assumptions reference to mine.yaml replace
    > history save 1..1 mine.jtai replace
    > history clear
    > record mine.transcript replace
    > export mine.transcript of everything as csv replace

    """
  private static let names = [
    "mine.csv", "mine.xlsx", "mine.jtai", "mine.manifest", "mine-form.xlsx", "mine.ics",
    "mine.yaml", "mine.transcript", "area/SYNTHETIC-cin.csv",
  ]

  private static func prepare(_ workspace: Workspace) throws {
    let manager = FileManager.default
    try manager.createDirectory(
      atPath: "\(workspace.folder)/area", withIntermediateDirectories: true)
    try manager.createDirectory(
      atPath: "\(workspace.folder)/room", withIntermediateDirectories: true)
    for name in names { try workspace.write("mine", to: name) }
    try manager.createSymbolicLink(
      atPath: "\(workspace.folder)/linked.csv", withDestinationPath: "mine.csv")
    try workspace.write(transcript, to: "from-elsewhere.transcript")
  }

  private static func picture(_ workspace: Workspace) throws -> [String: Data] {
    var picture: [String: Data] = [:]
    for name in workspace.files {
      picture[name] =
        FileManager.default.contents(atPath: "\(workspace.folder)/\(name)") ?? Data()
    }
    return picture
  }

  /// No folder there, a file in its place, and a file system that takes none.
  @Test(arguments: ["/nonexistent/room", "mine.csv", "/proc"], ["--check", "--update"])
  func withoutATemporaryFolderItIsRefused(room: String, option: String) throws {
    try Workspace.with { workspace in
      try Self.prepare(workspace)
      let before = try Self.picture(workspace)
      let run = try ProgramRun(
        [option, "from-elsewhere.transcript"], in: workspace.folder,
        environment: ["PATH": "/usr/bin:/bin", "TMPDIR": room])
      #expect(run.status == 1)
      #expect(run.errors.contains("error no-temporary-folder"), "\(run.errors)")
      #expect(run.errors.contains("TMPDIR"))
      #expect(run.output.isEmpty)
      #expect(try Self.picture(workspace) == before)
    }
  }

  @Test(arguments: [["--check"], ["--safe", "--check"]])
  func nothingIsWrittenOver(options: [String]) throws {
    try Workspace.with { workspace in
      try Self.prepare(workspace)
      let before = try Self.picture(workspace)
      let run = try ProgramRun(
        options + ["from-elsewhere.transcript"], in: workspace.folder,
        environment: ["PATH": "/usr/bin:/bin", "TMPDIR": "\(workspace.folder)/room"])
      // It was not recorded, so it differs.
      #expect(run.status == 3, "\(run.errors)")
      #expect(run.output.contains("+  SYNTHETIC") != options.contains("--safe"))
      #expect(run.output.contains("safe-mode") == options.contains("--safe"))
      #expect(try Self.picture(workspace) == before)
    }
  }
}
