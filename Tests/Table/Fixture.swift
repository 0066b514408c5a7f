import Table
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What several tests need: files, hand-made workbooks, and a table's cells as lines.
enum Fixture {
  static let packageRoot: String = {
    let pieces = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return pieces.dropLast(3).joined(separator: "/")
  }()

  static let sampleFolder = "\(packageRoot)/../shared/data"

  /// Whether the sample workbooks lie beside the package; the tests of them are skipped, and say
  /// so, where they do not.
  static let hasSamples = access("\(sampleFolder)/annex-a-sample.xlsx", R_OK) == 0

  /// Runs `body` with a folder that is removed behind it.
  static func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    var template = Array("/tmp/jtai-table-XXXXXX".utf8CString)
    let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    defer {
      if let entries = opendir(folder) {
        while let entry = readdir(entries) {
          let name = withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
          }
          unlink("\(folder)/\(name)")
        }
        closedir(entries)
      }
      rmdir(folder)
    }
    return try body(folder)
  }

  static func write(_ bytes: [UInt8], to path: String) throws {
    let file = try #require(fopen(path, "wb"))
    defer { fclose(file) }
    #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
  }

  static func bytes(of path: String) throws -> [UInt8] {
    let file = try #require(fopen(path, "rb"))
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }

  /// Reads `bytes` as a file, with the headings in the first row that is not blank.
  static func read(
    _ bytes: [UInt8], limits: ReadLimits = .standard, headings: Int? = nil
  ) throws -> FileReading {
    try bytes.withUnsafeBytes { buffer in
      try readBytes(buffer, as: "file", limits: limits) {
        .headings(row: headings ?? $0.rows.first?.number ?? 1)
      }
    }
  }

  /// The error with which reading `bytes` fails.
  static func failure(
    _ bytes: [UInt8], limits: ReadLimits = .standard, headings: Int? = nil
  ) -> ReadError? {
    do {
      _ = try read(bytes, limits: limits, headings: headings)
      return nil
    } catch {
      return error as? ReadError
    }
  }

  /// A line for each row that has a cell: sheet|row|A=text|C=text.
  static func dump(_ reading: FileReading) -> String {
    var lines: [String] = []
    for table in reading.tables {
      let name = table.sheet ?? ""
      let headings = zip(table.columnLetters, table.headings).filter { !$0.1.isEmpty }
      lines.append("\(name)|\(table.headerRow)" + headings.map { "|\($0.0)=\($0.1)" }.joined())
      for row in 0..<table.rowCount {
        var line = "\(name)|\(table.rowNumbers[row])"
        for (letters, column) in zip(table.columnLetters, table.columns) where column[row] != "" {
          line += "|\(letters)=\(column[row])"
        }
        lines.append(line)
      }
    }
    return lines.joined(separator: "\n")
  }

  /// The rows of a table below its headings, each with its number, up to its last cell.
  ///
  /// - Parameter fromA: puts "" for a column that the table leaves out because it is blank.
  static func rows(_ table: SheetTable, fromA: Bool = false) -> [[String]] {
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".map { String($0) }
    let places = fromA ? alphabet : table.columnLetters
    return (0..<table.rowCount).map { row in
      var cells = places.map { letters in
        table.columnLetters.firstIndex(of: letters).map { table.columns[$0][row] } ?? ""
      }
      while cells.last == "" { cells.removeLast() }
      return ["\(table.rowNumbers[row])"] + cells
    }
  }

  /// FNV-1a in 64 bits.
  static func checksum(_ text: String) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
