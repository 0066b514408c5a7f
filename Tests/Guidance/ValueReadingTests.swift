import Testing

@testable import Guidance

/// How single cells are read.
@Suite struct ValueReadingTests {
  @Test(arguments: [
    ("0", 0), ("17", 17), ("2.0", 2), ("1,005", 1005), ("-1", -1), ("3.000", 3),
  ])
  func wholeNumbers(text: String, number: Int) { #expect(ValueReader.whole(text) == number) }

  @Test(arguments: [
    "2.5", "many", "", "-", ".", "1e3", "9223372036854775807", "-9223372036854775808",
    "-9223372036854775808.0", "99999999999999999999", "1.0.0", "٣", "1,5", "1,00", "1,0005", ",",
  ])
  func noWholeNumbers(text: String) { #expect(ValueReader.whole(text) == nil) }

  @Test(arguments: [
    ("-1", -1), ("-1.0", -1), ("0", 0), ("18", 18), ("17.0", 17),
  ])
  func ages(text: String, years: Int) {
    #expect(WrittenAge(text)?.years == years)
    #expect(WrittenAge(text)?.isWhole == true)
  }

  /// At the last birthday, and said: none of them is written as whole years.
  @Test(arguments: [
    ("15.912388774811772", 15), ("0.99", 0), ("0.5", 0), ("15.5", 15), ("15,5", 15), ("1,5", 1),
    ("15 years", 15), ("15 Yrs", 15), ("15y 3m", 15), ("15y3m", 15), ("7 years, 11 months", 7),
    ("7 years and 11 months", 7), ("15 years old", 15), ("15yo", 15), ("18 months", 1), ("6m", 0),
    ("11 months", 0), ("1 year 12 months", 2), ("6 weeks", 0), ("10 days", 0), ("60 weeks", 1),
    ("Unborn", -1), ("u/b", -1), ("Under 1", 0), ("<1", 0), ("15½", 15), ("3 yrs.", 3),
  ])
  func agesInOtherWords(text: String, years: Int) {
    #expect(WrittenAge(text)?.years == years)
    #expect(WrittenAge(text)?.isWhole == false)
  }

  @Test(arguments: [
    "-2", "-0.5", "-1.5", "151", "151 years", "nan", "inf", "1e999", "1e1", "ten", "15 16",
    "-9223372036854775808", "3 months 2 years", "15 years 3", "years", "", "2015-03-04",
    "15 teams", "1 year 2 years", "99999 years", "15 (approx)",
  ])
  func noAges(text: String) { #expect(WrittenAge(text) == nil) }

  @Test(arguments: [
    ("gender", "a) Male", "M"), ("gender", "2", "F"), ("gender", "I", "N"),
    ("gender", "unborn", "U"), ("yes-no", "TRUE", "Y"), ("yes-no", "c) Unknown", "U"),
    ("referral-nfa", "FA", "N"), ("seen-alone", "Not seen alone", "N"),
    ("ethnicity", "t) NOBT", "NOBT"), ("ethnicity", "a) WBRI", "WBRI"),
    ("ethnicity", "White \u{2013} British", "WBRI"), ("ethnicity", "White\u{A0}British", "WBRI"),
    ("need", "N2 - Child\u{2019}s disability", "N2"), ("need", "N3 \u{2013} whatever", "N3"),
    ("source", "q) 6: Police", "6"), ("source", "School", "2A"), ("source", "Health", "3"),
    ("legal-status", "C2: FCO", "C2"), ("abuse", "Physical abuse", "PHY"),
    ("placement-type", "zz) T4: Temporary placement - seven days or less", "T4"),
    ("case-status", "e) Closed episode", "CLOSED"),
  ])
  func codes(set: String, text: String, code: String) throws {
    let codes = try #require(try Editions.load(Editions.standard).codeSet(named: set))
    #expect(codes.position(of: text).map { codes.codes[$0].code } == code)
  }

  @Test(arguments: [
    ("gender", "a)"), ("source", "b)"), ("gender", "x"), ("ethnicity", "White"), ("need", "N"),
    ("need", "PSRMEM - Support with memory and cognition"), ("yes-no", "maybe"),
  ])
  func noCodes(set: String, text: String) throws {
    let codes = try #require(try Editions.load(Editions.standard).codeSet(named: set))
    #expect(codes.position(of: text) == nil)
  }

  /// Every spelling in the edition reads as the code under which it stands.
  @Test func noSpellingHidesAnother() throws {
    for codes in try Editions.load(Editions.standard).codeSets {
      for (position, code) in codes.codes.enumerated() {
        for text in [code.code, code.label, code.written] {
          #expect(codes.position(of: text) == position, "\(codes.name): \(text)")
          #expect(codes.position(of: text.uppercased()) == position, "\(codes.name): \(text)")
        }
      }
    }
  }
}
