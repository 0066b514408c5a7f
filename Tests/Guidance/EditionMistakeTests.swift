import Language
import Testing

@testable import Guidance

/// Mistakes in an edition's file are said with file and line, and none of them ends the program.
@Suite struct EditionMistakeTests {
  private let lines: [String]

  init() throws {
    let bytes = try #require(DataFiles.bytes("csafe-2018.yaml"))
    lines = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
  }

  private func mistake(in text: String) -> Diagnostic? {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { bytes in
      do throws(Diagnostic) {
        _ = try EditionReader.read(bytes, file: Edition.File(name: "mine.yaml", isBuiltIn: false))
        return nil
      } catch {
        return error
      }
    }
  }

  /// The edition with the first line that holds `old` changed; and that line's number.
  private func changed(_ old: String, _ new: String) throws -> (text: String, line: Int) {
    let index = try #require(lines.firstIndex { $0.contains(old) }, "no line holds \(old)")
    var lines = lines
    let range = try #require(lines[index].firstRange(of: old))
    lines[index].replaceSubrange(range, with: new)
    return (lines.joined(separator: "\n"), index + 1)
  }

  @Test func asItIsThereIsNone() {
    #expect(mistake(in: lines.joined(separator: "\n")) == nil)
  }

  /// (what stands there, what is put in its place, lines from there to the one that is said)
  @Test(arguments: [
    ("edition: csafe-2018", "edtion: csafe-2018", 0),
    ("format: 1", "format: 2", 0),
    ("edition: csafe-2018", "edition: \"csafe\\nexport pwned.csv of cin\"", 0),
    ("edition: csafe-2018", "edition: ../csafe", 0),
    ("edition: csafe-2018", "edition: cs\u{E9}", 0),
    ("  - name: cin", "  - name: ../../cin", 0),
    ("  - name: cin", "  - name: \"cin\\n> load x\"", 0),
    ("  - name: cin", "  - name: \"cin \\\" x\"", 0),
    ("format: 1", "format: -9223372036854775808", 0),
    ("format: 1", "format: one", 0),
    ("type: gender", "type: gander", 0),
    ("one-row-per-child: true", "one-row-per-child: perhaps", 0),
    ("key: [id, start]", "key: [id, begun]", 0),
    ("order: [cic,", "order: [cics,", 0),
    ("    when: csa_current and multi_agency", "    system: false", -2),
    ("    when: csa_current and multi_agency", "    wen: csa_current", 0),
    ("    system: true", "    when: police\n    system: true", -2),
    ("    weight: 1", "    weight: 1001", 0),
    ("    weight: 1", "    weight: -9223372036854775808", 0),
    ("    day: 2", "    day: 401", 0),
    ("    time: \"15:00\"", "    time: \"25:00\"", 0),
    ("    in-force: para-22", "    in-force: para-99", 0),
    ("theme: child", "theme: &anchor child", 0),
    ("    least: 3", "    least: 0", 0),
    ("    least: 3", "    least: many", 0),
    ("headings: [CHILD, ETHNIC,", "headings: [Gender, ETHNIC,", 0),
    ("  - id: blank-id", "  - id: cin", 0),
    ("  - id: blank-id", "  - id: id-forms", 7),
    ("    severity: note", "    severity: noted", 0),
    ("    kind: two-children", "    kind: two-child", 0),
    ("    kind: two-children", "    when: age > 3\n    kind: two-children", 0),
    ("    fields: [start, date]", "    fields: [start, dates]", -2),
    ("    fields: [start, date]", "    fields: []", -2),
    ("    type: number", "    type: figure", 0),
    ("    days: 280", "    days: -1", 0),
    ("theme: child", "theme: *anchor", 0),
    ("theme: child", "theme: !!binary child", 0),
    ("theme: child", "title: child", 0),
    ("theme: child", "theme: [child", 2),
    ("age-bands:", "age-bands: none\nmore:", 1),
  ])
  func aMistakeIsSaidWithItsLine(old: String, new: String, below: Int) throws {
    let (text, line) = try changed(old, new)
    let found = try #require(mistake(in: text), "\(new) was taken")
    #expect(["bad-yaml", "bad-edition"].contains(found.code))
    #expect(found.message.hasPrefix("mine.yaml:\(line + below): "), "\(found.message)")
  }

  @Test func aNameThatIsMissing() throws {
    for (old, new) in [("  - name: cin", "  - note: none"), ("  - id: ESN 23", "  - note: none")] {
      let (text, line) = try changed(old, new)
      let found = try #require(mistake(in: text))
      #expect(found.message.hasPrefix("mine.yaml:\(line): "), "\(found.message)")
      #expect(found.message.hasSuffix("is missing"), "\(found.message)")
    }
  }

  /// Cut anywhere, the file is refused; or read, where whole entries of the last parts are lost.
  @Test func cutAnywhere() throws {
    let events = try #require(lines.firstIndex(of: "events:"))
    let needed = lines[..<events].joined(separator: "\n").utf8.count
    let bytes = Array(lines.joined(separator: "\n").utf8)
    for end in stride(from: 0, to: bytes.count, by: 1_499) {
      let found = mistake(in: String(decoding: bytes[..<end], as: UTF8.self))
      #expect(found != nil || end > needed, "cut at \(end)")
    }
    let small = Array(bytes[..<1_200])
    for end in small.indices {
      #expect(mistake(in: String(decoding: small[..<end], as: UTF8.self)) != nil)
    }
  }

  @Test func deepNestingIsRefused() throws {
    let deep = "format: " + String(repeating: "[", count: 100_000)
    #expect(mistake(in: deep)?.code == "bad-yaml")
    #expect(mistake(in: "format: 1\n\u{0}\u{1}")?.code == "bad-yaml")
  }

  /// A file of many entries is refused for their number, one of many keys for the first that is
  /// not known, and neither by comparing each with each.
  @Test(arguments: [(99_000, "format"), (100_001, "more than 100000 entries")])
  func manyKeys(count: Int, says: String) throws {
    let text = (0..<count).map { "k\($0): 1\n" }.joined()
    let found = try #require(self.mistake(in: text))
    #expect(found.message.contains(says), "\(found.message)")
  }

  /// Paragraphs that no guidance has are shown as they are written.
  @Test(arguments: [
    (
      ["para 9223372036854775807", "para 9223372036854775806"],
      "para 9223372036854775807, para 9223372036854775806"
    ),
    (
      ["para -9223372036854775808", "para 17", "para 18", "para 19"],
      "para 17-19, para -9223372036854775808"
    ),
    (["para 99999999999999999999", "para 9999"], "para 9999, para 99999999999999999999"),
  ])
  func farParagraphs(citations: [String], shown: String) throws {
    let edition = try Editions.load(Editions.standard)
    #expect(GuidanceInForce(edition).cite(citations) == shown)
  }
}
