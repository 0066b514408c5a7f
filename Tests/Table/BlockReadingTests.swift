import Digest
import Testing

@testable import Table

/// A text that is read in blocks by several threads gives the same table, and the same error, as
/// one that is read from the beginning to the end.
@Suite struct BlockReadingTests {
  /// What came of reading a text: its rows as texts, or the error.
  private func outcome(
    _ path: String, _ plan: BlockPlan, headings: Int = 1, quoting: Quoting = .standard
  ) -> [String] {
    do throws(ReadError) {
      let file = try InputFile(path)
      let bytes = try FileBytes.read(file, limit: 1 << 20)
      var table: SheetTable?
      var sha256 = SHA256(bytes.raw).hexadecimal
      let found =
        plan.isSmall(file.size)
        ? nil
        : try DelimitedReader.read(
          file, head: try FileBytes.head(of: file, plan.length), limits: .standard, plan: plan,
          watch: nil, quoting: quoting
        ) { _ in .headings(row: headings) }
      if let found {
        (table, sha256) = found
      } else {
        table = try DelimitedReader.read(
          bytes, as: path, limits: .standard, plan: plan, watch: nil, quoting: quoting
        ) { _ in .headings(row: headings) }
      }
      guard let table else { return ["skipped"] }
      var lines = [sha256, table.headings.joined(separator: "|"), table.columnLetters.joined()]
      lines.append("\(table.text)")
      lines += table.columns.map { $0.entries.joined(separator: "|") }
      for row in 0..<table.rowCount {
        let cells = table.columns.map { $0[row] }.joined(separator: "|")
        lines.append("\(table.rowNumbers[row]): \(cells)")
      }
      return lines
    } catch {
      return ["\(error.code) \(error.message) \(error.row ?? 0) \(error.column ?? "")"]
    }
  }

  /// Random text with everything that makes a record hard to find: quoted line ends, doubled and
  /// stray quotes, all line ends, blank and ragged lines, letters of several bytes.
  private func text(_ random: inout Random, hostile: Bool) -> String {
    let ends = ["\n", "\r\n", "\r"]
    let end = ends[random.below(3)]
    let plain = ["a", "bc", "1005", "", " x ", "é", "漢字", "a text of more than sixteen bytes", "-"]
    let quoted = [
      "\"q\"", "\"a,b\"", "\"line\(end)break\"", "\"\"\"\"", "\"x\"\"y\"", "\"\n\n\"\"\r\"",
    ]
    let stray = ["5\"", "\"open", "\"a\"b", "\"\"\"", "\"1\(end)1005,a,b\(end)1005,x,y\""]
    var text = "id,name,note\(end)"
    for _ in 0..<random.below(60) {
      let cells = (0..<(random.below(8) == 0 ? random.below(6) : 3)).map { _ in
        switch random.below(hostile ? 12 : 9) {
        case 0..<6: plain[random.below(plain.count)]
        case 6..<9: quoted[random.below(quoted.count)]
        default: stray[random.below(stray.count)]
        }
      }
      text += cells.joined(separator: ",") + (hostile ? ends[random.below(3)] : end)
    }
    if random.below(2) == 0, !text.isEmpty { text.removeLast() }
    return text
  }

  @Test(arguments: [false, true]) func blocksGiveTheSameTable(hostile: Bool) throws {
    var random = Random(seed: hostile ? 20_260_302 : 20_250_911)
    var whole = BlockPlan()
    whole.length = 1 << 30
    try Fixture.withFolder { folder in
      for number in 0..<400 {
        var bytes = Array(text(&random, hostile: hostile).utf8)
        // A byte that is no UTF-8 makes the whole text Windows-1252.
        if number % 20 == 0 { bytes.insert(0xE9, at: random.below(bytes.count + 1)) }
        if number % 9 == 0 { bytes = DecodedText.mark + bytes }
        let path = "\(folder)/text.csv"
        try Fixture.write(bytes, to: path)
        let quoting = number % 3 == 0 ? Quoting.none : .standard
        let expected = outcome(path, whole, quoting: quoting)
        for _ in 0..<4 {
          var plan = BlockPlan()
          plan.few = 1
          plan.length = 32 + random.below(200)
          plan.overlap = random.below(40)
          let found = outcome(path, plan, quoting: quoting)
          #expect(
            found == expected,
            "blocks of \(plan.length) + \(plan.overlap): \(String(decoding: bytes, as: UTF8.self))")
        }
      }
    }
  }

  @Test func columnsOfManyTextsComeTogether() throws {
    // More different texts than a thread's dictionary takes, then some of them once more.
    let count = 150_000
    let texts = (0..<count).map { "\($0 &* 7919 % 200_003)" }
    let long = (0..<count).map { "more than sixteen bytes \($0 % 70_001)" }
    var lines = "id,note,kind\n"
    for row in 0..<count { lines += "\(texts[row]),\(long[row]),\(row % 3)\n" }
    for row in 0..<1000 { lines += "\(texts[row]),\(long[row]),x\n" }
    let table = try #require(try Fixture.read(Array(lines.utf8)).tables.first)
    #expect(table.rowCount == count + 1000)
    #expect(table.columns[0].entries.count == count + 1)
    #expect(table.columns[0].entries.dropFirst().elementsEqual(texts))
    #expect(table.columns[1].entries.count == 70_002)
    #expect((0..<count).allSatisfy { table.columns[1][$0] == long[$0] })
    #expect((0..<1000).allSatisfy { table.columns[0][count + $0] == texts[$0] })
    #expect(table.columns[2].entries == ["", "0", "1", "2", "x"])
    #expect(table.rowNumbers.elementsEqual(2...Int32(count + 1001)))
  }

  @Test func aWatchEndsTheReading() throws {
    let lines = "id,kind\n" + String(repeating: "1005,a kind\n", count: 400_000)
    try Fixture.withFolder { folder in
      try Fixture.write(Array(lines.utf8), to: "\(folder)/large.csv")
      let watch = ReadWatch { $0.bytes < 2 << 20 }
      #expect {
        _ = try readFile("\(folder)/large.csv", watch: watch) { _ in .headings(row: 1) }
      } throws: {
        ($0 as? ReadError)?.code == "interrupted"
      }
    }
  }
}

/// Numbers that are the same in every run (splitmix64).
struct Random {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(max(limit, 1)))
  }
}
