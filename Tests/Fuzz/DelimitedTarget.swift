import Digest

@testable import Table

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A text read in blocks gives what it gives when read as a whole, and what was read and written
/// as CSV reads back as the same cells.
enum DelimitedTarget {
  private static let path = "/tmp/jtai-fuzz-\(getpid()).csv"
  private static let choosing: @Sendable (SheetPreview) -> HeadingDecision = { preview in
    preview.rows.first.map { .headings(row: $0.number) } ?? .skip
  }

  private static var limits: ReadLimits {
    var limits = ReadLimits()
    limits.fieldBytes = 1 << 12
    limits.columns = 200
    return limits
  }

  static func run(_ input: UnsafeRawBufferPointer) {
    guard input.count > 2 else { return }
    // The last two bytes say how the text is cut, so that any text is a seed.
    var plan = BlockPlan()
    plan.few = 1
    plan.length = 8 + Int(input[input.count - 1])
    plan.overlap = Int(input[input.count - 2]) / 4
    let text = Array(input.dropLast(2))
    let whole = outcome(text, BlockPlan.standard)
    save(text)
    let blocks = outcome(inBlocks: text, plan)
    if let blocks, blocks != whole { fail("blocks differ", whole, blocks) }
    writeAndRead(text)
  }

  /// What came of reading a text: its cells, or the error.
  private static func outcome(_ text: [UInt8], _ plan: BlockPlan) -> [String] {
    do throws(ReadError) {
      let bytes = text.withUnsafeBytes { FileBytes(copying: $0) }
      let table = try DelimitedReader.read(
        bytes, as: path, limits: limits, plan: plan, watch: nil, choosing: choosing)
      return lines(table, SHA256(text).hexadecimal)
    } catch {
      return ["\(error.code) \(error.message) \(error.row ?? 0) \(error.column ?? "")"]
    }
  }

  /// The same, block by block; nil where the text has to be read as a whole. The head is all of
  /// the text, so that the delimiter and the headings are looked for in the same bytes.
  private static func outcome(inBlocks text: [UInt8], _ plan: BlockPlan) -> [String]? {
    do throws(ReadError) {
      let file = try InputFile(path)
      guard !plan.isSmall(file.size) else { return nil }
      let head = try FileBytes.head(of: file, file.size)
      let found = try DelimitedReader.read(
        file, head: head, limits: limits, plan: plan, watch: nil, choosing: choosing)
      return found.map { lines($0.table, $0.sha256.isEmpty ? SHA256(text).hexadecimal : $0.sha256) }
    } catch {
      return ["\(error.code) \(error.message) \(error.row ?? 0) \(error.column ?? "")"]
    }
  }

  private static func lines(_ table: SheetTable?, _ sha256: String) -> [String] {
    guard let table else { return ["skipped"] }
    var lines = [sha256, table.headings.joined(separator: "|"), table.columnLetters.joined()]
    lines.append("\(table.text)")
    lines += table.columns.map { $0.entries.joined(separator: "|") }
    for row in 0..<table.rowCount {
      lines.append(
        "\(table.rowNumbers[row]): " + table.columns.map { $0[row] }.joined(separator: "|"))
    }
    return lines
  }

  /// Cells that were read, written as CSV and read again are the same, but for the apostrophes
  /// that guard against formulas.
  private static func writeAndRead(_ text: [UInt8]) {
    guard let table = table(text), table.rowCount > 0, !table.headings[0].isEmpty else { return }
    let sheet = WrittenSheet(
      name: "fuzz", headings: table.headings, rows: table.rowCount
    ) { row, column in .text(table.columns[column][row]) }
    guard let again = self.table(delimitedText(sheet)) else { return }
    for (row, column) in zip(0..<table.rowCount, table.columns.indices) {
      guard column < again.columns.count, row < again.rowCount else { continue }
      let cell = again.columns[column][row]
      let bare = FormulaGuard.removed(from: cell) ?? cell
      if table.columns.count == again.columns.count, table.rowCount == again.rowCount,
        bare != table.columns[column][row]
      {
        fail("written and read again", [table.columns[column][row]], [cell])
      }
    }
  }

  private static func table(_ text: [UInt8]) -> SheetTable? {
    let bytes = text.withUnsafeBytes { FileBytes(copying: $0) }
    return try? DelimitedReader.read(
      bytes, as: path, limits: limits, plan: .standard, watch: nil, choosing: choosing)
  }

  private static func save(_ text: [UInt8]) {
    guard let file = fopen(path, "w") else { return }
    fwrite(text, 1, text.count, file)
    fclose(file)
  }

  private static func fail(_ what: String, _ expected: [String], _ found: [String]) {
    finding("\(what)\nexpected \(expected)\nfound    \(found)")
  }
}
