import Shell
import Testing

/// Every file of `cases` is a session as it was recorded: commands behind `> `, and what each
/// showed. Adding a test is adding a file.
///
/// A case whose header names a file that is not there (`# needs ../shared/…`) is left out.
@Test(arguments: CaseFiles.cases.filter { CaseFiles.needed(by: $0).isEmpty })
func showsWhatWasRecorded(path: String) throws {
  try check(path)
}

/// Those that need the workbooks beside the checkout.
@Test(
  .enabled(if: CaseFiles.hasWorkbooks, "there is no ../shared/data"),
  arguments: CaseFiles.cases.filter { !CaseFiles.needed(by: $0).isEmpty })
func showsWhatWasRecordedOfTheWorkbooks(path: String) throws {
  try check(path)
}

private func check(_ path: String) throws {
  let recorded = try CaseFiles.text(path)
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
