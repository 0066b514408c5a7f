import Shell
import Testing

/// Every file of `cases` is a session as it was recorded: commands behind `> `, and what each
/// showed. Adding a test is adding a file.
///
/// A case whose header names a file that is not there (`# needs ../shared/…`) is left out.
@Test(arguments: CaseFiles.all("Tests/Transcripts/cases", ending: ".transcript"))
func showsWhatWasRecorded(path: String) throws {
  let recorded = try CaseFiles.text(path)
  for line in recorded.split(separator: "\n") {
    guard line.hasPrefix("# needs ") else { continue }
    let needed = CaseFiles.root + "/" + line.dropFirst(8)
    guard CaseFiles.exists(needed) else { return }
  }
  let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
  let rerun = try TranscriptCheck.rerun(recorded, folder: folder, ScriptRunner.Settings())
  #expect(
    rerun == recorded,
    "jtai --check \(path) shows the difference; jtai --update rewrites it once it is right")
}

/// Transcripts exist: a wrong folder would otherwise pass without a single case.
@Test func thereAreTranscripts() {
  #expect(CaseFiles.all("Tests/Transcripts/cases", ending: ".transcript").count >= 10)
}
