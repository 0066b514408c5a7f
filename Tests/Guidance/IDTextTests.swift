import Table
import Testing

@testable import Guidance

/// What is part of an ID and what is not.
@Suite struct IDTextTests {
  @Test(arguments: [
    ("1005.0", "1005"), ("0017", "0017"), ("C4", "C4"), ("1005", "1005"), ("12.5", "12.5"),
    ("2.0.0", "2.0.0"), ("=\"0045\"", "0045"), ("'0045", "0045"), ("\u{2019}0045", "0045"),
    ("\"0045\"", "0045"), ("\u{FEFF}0045", "0045"), ("00\u{AD}45", "0045"), ("0045\u{A0}", "0045"),
    ("C\u{A0}4", "C 4"), ("\u{FF23}\u{FF14}", "C4"), ("\u{200B}", ""), ("O'Neil", "O'Neil"),
    ("'tis'", "'tis'"), ("'", "'"), ("=", "="), ("\"", "\""), ("=\"\"", "=\"\""),
    ("1\"\u{301}", "1\"\u{301}"), ("=\"a\"b\"", "=\"a\"b\""), ("\u{410}12", "\u{410}12"),
  ])
  func bare(text: String, id: String) { #expect(IDText.bare(text) == id) }

  /// A number in scientific notation is kept as it was written: digits may be lost.
  @Test(arguments: [
    "9.02E+07", "1.23457E+11", "4.5E+3", "1.005E3", "1e+05", "1,23457E+11", "1.23457E+011", "9E-3",
  ])
  func cut(text: String) {
    #expect(IDText.isCut(text))
    #expect(IDText.bare(text) == text)
  }

  @Test(arguments: ["1E5", "12E3", "E5", "1005", "C4", "1.5", "E+5", "1E+", "1E+5x", "A1E+5", ""])
  func notCut(text: String) { #expect(!IDText.isCut(text)) }

  /// Only if every number of the column has the same places are they a format and no part of it.
  @Test(arguments: [
    (["1005.00", "17.00"], ["1005", "17"]), (["1005.00", "1005"], ["1005.00", "1005"]),
    (["1005.00", "17.000"], ["1005.00", "17.000"]), (["1005.00", "C4"], ["1005", "C4"]),
    (["1005.00", "", "12.50"], ["1005", "", "12.50"]), (["1005.0", "1005"], ["1005", "1005"]),
  ])
  func places(ids: [String], read: [String]) {
    let column = IDText.bare(TextColumn(ids))
    #expect(ids.indices.map { column[$0] } == read)
  }

  /// Whatever is put around or into an ID without being seen, it is the same ID.
  @Test func marksAreNoPartOfAnID() {
    var state: UInt64 = 17
    func draw(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let letters = Array("0123456789ABCXYZabcxyz-/")
    let unseen: [Unicode.Scalar] = [
      "\u{200B}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{AD}", "\u{200E}", "\u{FE0F}",
    ]
    for _ in 0..<4000 {
      var id = String((0...draw(9)).map { _ in letters[draw(letters.count)] })
      id = "A\(id)7"
      #expect(IDText.bare(id) == id)
      var marked = String.UnicodeScalarView()
      for scalar in id.unicodeScalars {
        if draw(3) == 0 { marked.append(unseen[draw(unseen.count)]) }
        let isWide = draw(4) == 0
        marked.append(isWide ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar)
      }
      let text = String(marked)
      let forms = [text, "=\"\(text)\"", "'\(text)", "\"\(text)\"", "\u{A0}\(text)\u{2003}"]
      for form in forms { #expect(IDText.bare(form) == id, "\(form)") }
    }
  }
}
