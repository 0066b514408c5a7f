import Testing

@testable import Table

/// Files that are refused with what they are, and with what to do.
struct FileKindTests {
  /// A compound file (MS-CFB) of 512-byte sectors: its allocation table, then its directory.
  private func compound(_ names: [String], chain: [Int]? = nil) -> [UInt8] {
    func little(_ number: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
    let sectors = (names.count + 3) / 4
    // The directory's sectors in reverse order, which a reader finds only by their chain.
    let places = Array((1...sectors).reversed())
    var table = [Int](repeating: -1, count: 128)
    for (place, next) in zip(places, places.dropFirst() + [-2]) { table[place] = next }
    for (place, next) in (chain ?? []).enumerated() { table[place] = next }
    var header = [UInt8](repeating: 0, count: 512)
    header.replaceSubrange(0..<8, with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    header.replaceSubrange(30..<32, with: little(9, 2))
    header.replaceSubrange(48..<52, with: little(places[0], 4))
    header.replaceSubrange(76..<80, with: little(0, 4))
    var directory = [[UInt8]](repeating: [UInt8](repeating: 0, count: 512), count: sectors + 1)
    for (index, name) in names.enumerated() {
      let units = Array(name.utf16)
      let entry =
        units.flatMap { little(Int($0), 2) } + [UInt8](repeating: 0, count: 64 - units.count * 2)
        + little(units.count * 2 + 2, 2) + [UInt8](repeating: 0, count: 62)
      directory[places[index / 4]].replaceSubrange(
        index % 4 * 128..<index % 4 * 128 + 128, with: entry)
    }
    return header + table.flatMap { little($0, 4) } + directory.dropFirst().flatMap { $0 }
  }

  private let encrypted = [
    "Root Entry", "\u{6}DataSpaces", "Version", "DataSpaceMap", "DataSpaceInfo",
    "StrongEncryptionDataSpace", "TransformInfo", "EncryptionInfo", "EncryptedPackage",
  ]

  @Test func aPasswordAndAnOldWorkbookAreToldApart() {
    #expect(Fixture.failure(compound(encrypted))?.code == "encrypted")
    #expect(Fixture.failure(compound(["Root Entry", "Workbook"]))?.code == "old-workbook")
    #expect(Fixture.failure(compound(["Root Entry", "Book"]))?.code == "old-workbook")
    #expect(Fixture.failure(compound(["Root Entry", "WordDocument"]))?.code == "not-a-workbook")
  }

  /// A chain that leads back into itself, or out of the file, ends.
  @Test func damagedDirectories() {
    #expect(
      Fixture.failure(compound(["Root Entry", "Workbook"], chain: [-1, 1]))?.code == "old-workbook")
    #expect(
      Fixture.failure(compound(encrypted, chain: [-1, -1, 1, 1 << 30]))?.code == "old-workbook")
    let whole = compound(encrypted)
    for length in 4..<whole.count { #expect(Fixture.failure(Array(whole[..<length])) != nil) }
  }

  @Test(arguments: [
    ("<html><table><tr><td>a</td></tr></table>", "web-page"),
    ("\u{FEFF}\n <!DOCTYPE html><html>", "web-page"),
    ("<table border=1>", "web-page"),
    ("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook>", "xml-workbook"),
    ("<?xml version=\"1.0\"?><office:document office:mimetype=\"x\">", "xml-workbook"),
  ])
  func markup(text: String, code: String) {
    #expect(Fixture.failure(Array(text.utf8))?.code == code)
  }

  @Test func workbooksOlderThanCompoundFiles() {
    for beginning in [[9, 0, 4, 0], [9, 2, 6, 0], [9, 4, 6, 0], [9, 8, 8, 0]] as [[UInt8]] {
      #expect(Fixture.failure(beginning + [UInt8](repeating: 0, count: 60))?.code == "old-workbook")
    }
    // A blank first cell of text that tabs part.
    #expect(Fixture.failure(Array("\tb\n1\t2\n".utf8)) == nil)
  }
}
