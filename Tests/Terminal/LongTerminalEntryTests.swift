import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Entries of the terminal database whose strings are longer than libedit has room for.
@Suite struct LongTerminalEntryTests {
  /// A compiled entry (term(5)): names, and the strings by their numbers, each of so many bytes.
  private func entry(_ lengths: [Int: Int]) -> [UInt8] {
    let names = Array("long|made for a test".utf8) + [0]
    let count = (lengths.keys.max() ?? 0) + 1
    var offsets = [Int](repeating: 0xFFFF, count: count)
    var table: [UInt8] = []
    for (number, length) in lengths.sorted(by: { $0.key < $1.key }) {
      offsets[number] = table.count
      table +=
        Array("\u{1B}[".utf8) + [UInt8](repeating: UInt8(ascii: "K"), count: length - 2) + [0]
    }
    func short(_ number: Int) -> [UInt8] { [UInt8(number & 0xFF), UInt8(number >> 8)] }
    let head = [0o432, names.count, 0, 0, count, table.count].flatMap(short)
    let pad: [UInt8] = (head.count + names.count).isMultiple(of: 2) ? [] : [0]
    return head + names + pad + offsets.flatMap(short) + table
  }

  private func start(_ lengths: [Int: Int], _ folder: TemporaryFolder) throws -> PseudoTerminal {
    #expect(folder.holds("mkdir -p l 6c"))
    for place in ["l", "6c"] {
      let file = try #require(fopen("\(folder.path)/\(place)/long", "w"))
      let bytes = entry(lengths)
      fwrite(bytes, 1, bytes.count, file)
      fclose(file)
    }
    return try Probe.start(terminal: "long", environment: ["TERMINFO": folder.path])
  }

  /// `el` alone has number 6, `ed` 7, `cup` 10, `kcuu1` 87.
  @Test(arguments: [[6: 5_000], [6: 3, 7: 9_000], [6: 900, 7: 900, 14: 900]])
  func areNotEditedOn(lengths: [Int: Int]) throws {
    let folder = try TemporaryFolder("entry")
    let terminal = try start(lengths, folder)
    try terminal.expect("plain\r\nprobe> ")
    try terminal.send("abc\n")
    try terminal.expect("[line] abc\r\n")
    try terminal.send("\u{4}")
    try terminal.expect("[end]")
    #expect(try terminal.waitForExit() == 0)
  }

  /// What was made by the same means and is short is a terminal like any other.
  @Test func aShortEntryIsKnown() throws {
    let folder = try TemporaryFolder("entry")
    let terminal = try start([6: 3, 7: 3, 14: 3], folder)
    try terminal.expect("editing")
  }
}
