import Commands
import Language

@testable import Shell

/// A transcript of any text is read as what is written of it, and none of what its header or an output
/// holds is a command.
enum TranscriptTarget {
  static func run(_ input: UnsafeRawBufferPointer) {
    guard input.count < 4096 else { return }
    let text = String(decoding: input, as: UTF8.self)
    read(text)
    written(text)
  }

  private static func read(_ text: String) {
    let transcript = Transcript(text)
    let again = Transcript(transcript.text)
    LinesTarget.require(
      again.steps.map(\.command) == transcript.steps.map(\.command), text, "other commands")
    guard let header = TranscriptHeader(transcript.header) else { return }
    // What people wrote moves below the recording's own lines once; then it stays.
    guard let first = TranscriptHeader(header.text), let second = TranscriptHeader(first.text)
    else {
      return LinesTarget.require(false, text, "its header is none any more")
    }
    LinesTarget.require(
      LinesTarget.same(first.text, second.text), text, "another header:\n\(second.text)")
  }

  /// A header and an output of what is in the text, between commands of a transcript.
  private static func written(_ text: String) {
    let parts = text.parts(by: "\u{1}").map(String.init)
    func part(_ index: Int) -> String { "x" + parts[index % parts.count] }
    let digest = String(repeating: "0a", count: 32)
    var header = TranscriptHeader()
    (header.edition, header.folder) = (part(0), part(1))
    header.parameters = [.init(name: "p", value: part(2))]
    header.before = [StatementReader.line("say \(Literal.quote(part(3)))")]
    header.seeds = [part(4)]
    header.replies = [.line(part(5)), .ended]
    header.inputs = [
      .init(
        path: part(6), sha256: digest,
        lists: [.init(shape: "cin: 1 row, sheet \(Literal.quote(part(7)))")])
    ]
    header.outputs = [.init(path: part(8), sha256: nil, replaces: text.utf8.count % 2 == 0)]
    let output = Transcript.escaped(text.withLineFeeds)
    let whole = "\(header.text)> say \(Literal.quote(text))\n\(output)\n> status\n"
    let transcript = Transcript(whole)
    LinesTarget.require(transcript.steps.count == 2, text, "another command:\n\(whole)")
    let read = TranscriptHeader(transcript.header)
    LinesTarget.require(
      read.map { LinesTarget.same($0.text, header.text) && $0.inputs == header.inputs } ?? false,
      text, "read as\n\(read?.text ?? "nothing")\nwritten as\n\(header.text)")
    LinesTarget.require(
      read.map { $0.before == header.before && $0.outputs == header.outputs } ?? false, text,
      "what was done before, or written")
  }
}
