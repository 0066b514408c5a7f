import Testing

@testable import Table

/// Workbooks whose XML was changed at random before it was packed, so that the checksums hold and
/// the readers see it: each is read or refused, never a crash, and twice alike.
struct MutatedWorkbookTests {
  /// How many changed workbooks of each kind; the changes are the same in every run.
  private static let count = 1000

  private let workbook = HandmadeWorkbook(
    rows: """
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row>\
      <row r="2" spans="1:4"><c r="A2" s="1"><v>36426</v></c><c t="s"><v>1</v></c>\
      <c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="d"><v>2020-05-06T10:30:00</v></c></row>\
      <row><c s="5"><f>A1+1</f><v>36426.4376</v></c><c r="C3" t="str"><f>"x"</f></c>\
      <c s="3"><v>1.25</v></c><c t="inlineStr"><is><r><t>_x000D_</t></r><rPh><t>p</t></rPh></is></c>\
      </row><row r="1048576"><c r="AB1048576"><v>1e300</v></c></row>
      """,
    strings: ["<t>a</t>", "<r><t>ri</t></r><r><t>ch_x0041_</t></r>"],
    properties: "<workbookPr date1904=\"1\"/><calcPr fullCalcOnLoad=\"1\"/>"
  ).zip

  private let openDocument: HandmadeZip = {
    typealias Book = HandmadeOpenDocument
    var book = Book(
      tables: """
        <table:calculation-settings><table:null-date table:date-value="1904-01-01"/>\
        </table:calculation-settings><table:table table:name="T" table:style-name="x">\
        \(Book.heading)<table:table-row-group>\
        \(Book.row(Book.text("r", "table:number-columns-repeated=\"2\""),
          "table:number-rows-repeated=\"50\""))</table:table-row-group><table:table-row>\
        <table:table-cell office:value-type="date" office:date-value="2020-05-06T10:30:00"/>\
        <table:covered-table-cell/><table:table-cell office:value-type="time" \
        office:time-value="PT10H30M01.5S"/><table:table-cell table:formula="of:=1"/>\
        <table:table-cell office:value-type="float" office:value="1E+300"><text:p>a<text:s \
        text:c="3"/><text:tab/></text:p><text:p/></table:table-cell></table:table-row></table:table>
        """)
    book.styles =
      "<style name=\"x\" family=\"table\"><table-properties display=\"false\"/></style>"
    return book.zip
  }()

  @Test func workbooks() { check(workbook, seed: 1) }

  @Test func openDocuments() { check(openDocument, seed: 2) }

  private func check(_ zip: HandmadeZip, seed: UInt64) {
    var limits = ReadLimits()
    (limits.cells, limits.textBytes, limits.fieldBytes) = (1 << 20, 1 << 20, 1 << 16)
    var generator = Draws(state: seed)
    for round in 0..<Self.count {
      var changed = zip
      for _ in 0...generator.below(3) {
        let part = generator.below(zip.entries.count)
        let content = generator.mutated(changed.entries[part].packed)
        changed.entries[part] = .init(zip.entries[part].name, content)
      }
      let bytes = changed.bytes
      #expect(outcome(bytes, limits) == outcome(bytes, limits), "seed \(seed), round \(round)")
    }
  }

  private func outcome(_ bytes: [UInt8], _ limits: ReadLimits) -> String {
    do {
      return Fixture.dump(try Fixture.read(bytes, limits: limits))
    } catch {
      return "\(error)"
    }
  }
}

/// Changes that are the same in every run (SplitMix64).
private struct Draws {
  var state: UInt64

  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return limit > 0 ? Int((mixed ^ mixed >> 31) % UInt64(limit)) : 0
  }

  /// A number or a sign put somewhere, a byte changed, or a piece left out, doubled or moved.
  mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    guard !bytes.isEmpty else { return bytes }
    var bytes = bytes
    let place = below(bytes.count)
    let end = min(place + 1 + below(40), bytes.count)
    switch below(6) {
    case 0: bytes[place] = UInt8(below(256))
    case 1: bytes.removeSubrange(place..<end)
    case 2: bytes.insert(contentsOf: bytes[place..<end], at: below(bytes.count))
    case 3:
      if let digit = bytes[place...].firstIndex(where: { (0x30...0x39).contains($0) }) {
        let numbers = [
          "", "-1", "0", "16384", "1048577", "4294967296", "1e999", "9223372036854775808",
        ]
        bytes.replaceSubrange(digit...digit, with: Array(numbers[below(numbers.count)].utf8))
      }
    case 4:
      let signs = ["<", ">", "\"", "&", "&#0;", "&amp;", "</c>", "<v>", "<row>", "_x0000_", "]]>"]
      bytes.insert(contentsOf: Array(signs[below(signs.count)].utf8), at: place)
    default:
      let piece = Array(bytes[place..<end])
      bytes.removeSubrange(place..<end)
      bytes.insert(contentsOf: piece, at: below(bytes.count + 1))
    }
    return bytes
  }
}
