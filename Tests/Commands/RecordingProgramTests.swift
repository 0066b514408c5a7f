import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Recordings and scripts of the built program, on machines that differ in all that a shell can make
/// differ.
@Suite struct RecordingProgramTests {
  private static let script = """
    #!/usr/bin/env jtai
    # What an inspector does, with what can differ between machines.
    param children = 40
    record sub/all.transcript
    generate children $children to area as csv
    load area
    notify 2026-03-02
    option B
    timeline
    filter age < 12
    sort age
    show id, age, team, dob
    count by age_band
    select 5 cover anyway because "a try"
    manifest choice.manifest
    calendar first-week.ics
    export chosen.xlsx of choice
    chart deadlines
    simulate selection children 30 runs 20
    filter agee = 3
    save again.jtai
    """

  private static let here = ["PATH": "/usr/bin:/bin", "HOME": "/", "LC_ALL": "C", "TZ": "UTC"]
  private static let elsewhere = [
    "PATH": "/bin:/usr/bin", "HOME": "/nonexistent", "USER": "müller", "LOGNAME": "müller",
    "LANG": "tr_TR.UTF-8", "LC_ALL": "de_DE.UTF-8", "TZ": "Pacific/Kiritimati", "COLUMNS": "43",
    "LINES": "9", "TERM": "dumb", "NO_COLOR": "1", "TMPDIR": "/var/tmp", "PWD": "/wrong",
  ]

  @Test func aTranscriptOfOneMachineChecksCleanOnAnother() throws {
    try Workspace.with { first in
      try first.write(Self.script, to: "all.jtai")
      try FileManager.default.createDirectory(
        atPath: "\(first.folder)/sub", withIntermediateDirectories: true)
      let recorded = try ProgramRun(
        shell: "umask 0; \"$0\" --keep-going all.jtai children=50", in: first.folder,
        environment: Self.here)
      #expect(recorded.errors.contains("commands recorded in sub/all.transcript"))
      let text = try first.text(of: "sub/all.transcript")
      #expect(!text.contains(first.folder) && !text.contains("/tmp"))
      #expect(text.contains("\n# parameter children = \"50\"\n"))
      let digest = try ProgramRun(shell: "sha256sum all.jtai", in: first.folder).output
      #expect(text.contains("\n# script all.jtai sha256 \(digest.prefix { $0 != " " })\n"))

      try Workspace.with { second in
        let copy = "\(second.folder)/another place"
        try FileManager.default.createDirectory(
          atPath: "\(copy)/sub", withIntermediateDirectories: true)
        try second.write(text, to: "another place/sub/all.transcript")
        // Its own folder, a folder above, and another one by the whole path.
        let ways: [(folder: String, path: String)] = [
          ("\(copy)/sub", "all.transcript"), (second.folder, "'another place/sub/all.transcript'"),
          ("/", "'\(copy)/sub/all.transcript'"),
        ]
        for way in ways {
          let checked = try ProgramRun(
            shell: "umask 077; \"$0\" --check \(way.path)", in: way.folder,
            environment: Self.elsewhere)
          #expect(checked.status == 0, "\(checked.output)\(checked.errors)")
          #expect(checked.output.contains("as recorded"))
        }
        #expect(
          second.files == [
            "another place", "another place/sub", "another place/sub/all.transcript",
          ])
        #expect(text.split(separator: "\n").count { $0.hasPrefix("# seed ") } == 1)
      }
    }
  }

  /// With every seed given, two machines write the same bytes.
  @Test func twoMachinesRecordTheSameBytes() throws {
    var texts: [Data] = []
    for environment in [Self.here, Self.elsewhere] {
      try Workspace.with { workspace in
        try workspace.write(
          Self.script.replacingOccurrences(of: "option B\n", with: "option B\nseed 17\n")
            .replacingOccurrences(of: "$children to", with: "$children seed 4 to"),
          to: "all.jtai")
        try FileManager.default.createDirectory(
          atPath: "\(workspace.folder)/sub", withIntermediateDirectories: true)
        _ = try ProgramRun(
          ["--keep-going", "all.jtai"], in: workspace.folder, environment: environment)
        texts.append(try workspace.bytes(of: "sub/all.transcript"))
      }
    }
    #expect(texts[0] == texts[1])
    #expect(texts[0].count > 4_000)
  }

  @Test func theStatusSaysWhatDiffers() throws {
    try Workspace.with { workspace in
      func run(_ arguments: String...) throws -> ProgramRun {
        try ProgramRun(arguments, in: workspace.folder)
      }
      try workspace.write("Child Unique ID,Gender\n7,F\n8,M\n", to: "list.csv")
      _ = try run("-c", "record a.transcript; load list.csv as cin; count by gender")
      #expect(try run("--check", "a.transcript").status == 0)
      let text = try workspace.text(of: "a.transcript")
      try workspace.write(
        text.replacingOccurrences(of: "Female", with: "female"), to: "a.transcript")
      let differs = try run("--check", "a.transcript")
      #expect(differs.status == 3)
      #expect(differs.output.hasPrefix("--- a.transcript\trecorded\n+++ a.transcript\tnow\n@@ -"))
      let patched = try ProgramRun(
        shell: "\"$0\" --check a.transcript | patch -s && \"$0\" --check a.transcript",
        in: workspace.folder)
      #expect(patched.status == 0, "\(patched.output)\(patched.errors)")
      try workspace.write("Child Unique ID,Gender\n7,F\n8,F\n", to: "list.csv")
      let changed = try run("--check", "a.transcript")
      #expect(changed.status == 4)
      #expect(changed.output.hasPrefix("  list.csv has changed: "))
      #expect(try run("--update", "a.transcript").status == 4)
      #expect(try run("--accept-inputs", "--update", "a.transcript").status == 0)
      #expect(try run("--check", "a.transcript").status == 0)
      #expect(try run("-c", "load list.csv as cin; require rows cin >= 3").status == 4)
      #expect(try run("--safe", "-c", "record b.transcript").status == 1)
    }
  }

  /// A check runs the commands of the transcript; of the script it only tells.
  @Test func aChangedScriptIsTold() throws {
    try Workspace.with { workspace in
      try workspace.write("record a.transcript\nsay hello\n", to: "hello.jtai")
      _ = try ProgramRun(["hello.jtai"], in: workspace.folder)
      let same = try ProgramRun(["--check", "a.transcript"], in: workspace.folder)
      #expect(same.status == 0 && same.output == "  a.transcript: as recorded\n")
      try workspace.write("record a.transcript\nsay goodbye\n", to: "hello.jtai")
      let other = try ProgramRun(["--check", "a.transcript"], in: workspace.folder)
      #expect(other.status == 0)
      #expect(
        other.output
          == "  hello.jtai is not the script any more that recorded this\n  a.transcript: as recorded\n"
      )
    }
  }

  /// What the page on scripts says of a cell that has changed.
  @Test func theCellOfThePageIsNamed() throws {
    try Workspace.with { workspace in
      _ = try ProgramRun(
        ["-c", "generate children 120 seed 5 to area as csv; record a.transcript; load area"],
        in: workspace.folder)
      let path = "area/SYNTHETIC-cin.csv"
      var lines = try workspace.text(of: path).components(separatedBy: "\n")
      let born = try #require(lines[20].firstRange(of: #/[0-9]+\/[0-9]+\/[0-9]+/#))
      #expect(lines[20][..<born.lowerBound].count { $0 == "," } == 3)
      lines[20].replaceSubrange(born, with: "01/01/2001")
      try workspace.write(lines.joined(separator: "\n"), to: path)
      let checked = try ProgramRun(["--check", "a.transcript"], in: workspace.folder)
      #expect(checked.status == 4)
      let said = try #require(checked.output.split(separator: "\n").first).dropFirst(2)
      #expect(
        said == "area/SYNTHETIC-cin.csv has changed: cin cell D21, \"Date of birth\", differs")
      let page = try String(contentsOfFile: "\(CasePaths.root)/Docs/Scripts.md", encoding: .utf8)
      #expect(page.contains("| `\(said)` | 4 |"))
    }
  }

  /// A script is a program where its first line says so.
  @Test func aScriptRunsAsAProgram() throws {
    try Workspace.with { workspace in
      try workspace.write("#!/usr/bin/env jtai\nparam who = you\nsay hello $who\n", to: "hello")
      let folder = try ProgramRun.program.split(separator: "/").dropLast().joined(separator: "/")
      let ran = try ProgramRun(
        shell: "chmod +x hello; ./hello; ./hello who=us", in: workspace.folder,
        environment: ["PATH": "/\(folder):/usr/bin:/bin"])
      #expect(
        ran.output
          == "  who = you\n  hello you\n  who = us\n  hello us\n".replacingOccurrences(
            of: "  who", with: "> param who = you\n  who"), "\(ran.output)\(ran.errors)")
      #expect(ran.status == 0)
    }
  }

  /// What editors and accidents make of a script is read, or refused with its line.
  @Test func noScriptTraps() throws {
    let cases: [(script: [UInt8], output: String, errors: String)] = [
      (Array("say a\r\nsay b\r\n".utf8), "  a\n  b\n", ""),
      ([0xEF, 0xBB, 0xBF] + Array("say a".utf8), "  a\n", ""),
      (Array("say a\0b\nsay c\n".utf8), "", "test.jtai:1:6: error control-character"),
      (Array("\0\0\0".utf8), "", "test.jtai:1:1: error control-character"),
      ([0xFF, 0xFE, 0x73, 0x00], "", "error not-text"),
      (
        Array("say a\n\nsay \"\(String(repeating: "x", count: 3_000_000))\"\nsay b\n".utf8),
        "  b\n", ""
      ),
      (
        Array(String(repeating: "(", count: 200_000).utf8), "",
        "test.jtai:1:1: error unknown-command"
      ),
      (Array("filter \(String(repeating: "(", count: 200_000))".utf8), "", "error condition-"),
      (
        Array("expect-error \(String(repeating: "expect-error ", count: 20_000))".utf8), "", "error"
      ),
      (
        Array((String(repeating: "expect-error a: ", count: 5_000) + "say b").utf8), "",
        "error expectation-failed: this fails with error expectation-failed"
      ),
    ]
    for (script, output, errors) in cases {
      try Workspace.with { workspace in
        try Data(script).write(to: URL(filePath: "\(workspace.folder)/test.jtai"))
        let ran = try ProgramRun(["test.jtai"], in: workspace.folder)
        #expect([0, 1, 3].contains(ran.status), "\(ran.status): \(script.prefix(40))")
        #expect(ran.output.hasSuffix(output), "\(ran.output.suffix(200))")
        #expect(
          errors.isEmpty ? ran.errors.isEmpty : ran.errors.contains(errors),
          "\(ran.errors.prefix(300))")
      }
    }
  }

  /// What was shown before a session was killed is in its recording.
  @Test(arguments: 1...12)
  func aKilledSessionLeavesItsRecording(round: UInt64) throws {
    try Workspace.with { workspace in
      let process = Process()
      process.executableURL = URL(filePath: try ProgramRun.program)
      process.currentDirectoryURL = URL(filePath: workspace.folder)
      process.arguments = ["-"]
      let (into, out) = (Pipe(), Pipe())
      process.standardInput = into
      process.standardOutput = out
      try process.run()
      let lines = (0..<400).map { "say line \($0) of the session" }
      let script = "record all.transcript\n" + lines.joined(separator: "\n") + "\n"
      into.fileHandleForWriting.write(Data(script.utf8))
      try into.fileHandleForWriting.close()
      var shown = Data()
      let least = Int(round) * 400
      while shown.count < least {
        let more = out.fileHandleForReading.availableData
        if more.isEmpty { break }
        shown += more
      }
      kill(process.processIdentifier, SIGKILL)
      shown += out.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      let text = try workspace.text(of: "all.transcript")
      let whole = String(decoding: shown, as: UTF8.self).split(separator: "\n")
        .filter { $0.hasSuffix("of the session") }
      // The last that was shown may be the one that was being kept.
      for line in whole.dropLast() {
        #expect(text.contains("> say \(line.dropFirst(2))\n\(line)\n"))
      }
      #expect(whole.count > 5)
      let checked = try ProgramRun(["--check", "all.transcript"], in: workspace.folder)
      #expect(checked.status == 0, "\(checked.output)")
    }
  }
}
