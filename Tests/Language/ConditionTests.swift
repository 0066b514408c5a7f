import Language
import Testing

private let vocabulary = Vocabulary(
  phrases: ["NPS involved", "YOT known", "disabled", "flagged", "on a plan"])
private let filter = Grammar.slot("condition", .condition, "CONDITION")

private func parse(_ text: String) throws -> Condition {
  let arguments = try GrammarParser.parse(text, from: 0, by: filter, vocabulary: vocabulary)
  return try #require(arguments.conditions("condition").first).condition
}

private func failure(_ text: String) -> Diagnostic? {
  do {
    _ = try GrammarParser.parse(text, from: 0, by: filter, vocabulary: vocabulary)
    return nil
  } catch {
    return error as Diagnostic
  }
}

/// Each condition and its full form, written by hand from the grammar of the guide.
@Test(arguments: [
  ("disability=Y", "disability = Y"),
  ("NPS involved", "nps involved"),
  ("disability=Y, NPS involved", "disability = Y and nps involved"),
  ("age 5..15", "age 5..15"),
  ("age = 5..15", "age 5..15"),
  ("age>=5 and age<=9 or disabled", "age >= 5 and age <= 9 or disabled"),
  ("(age<5 or age>15), flagged", "(age < 5 or age > 15) and flagged"),
  ("not (flagged or disabled)", "not (flagged or disabled)"),
  ("not flagged and disabled", "not flagged and disabled"),
  ("not not flagged", "flagged"),
  ("\"Date of Birth\" is missing", "\"Date of Birth\" is missing"),
  ("gender is not unknown", "gender is not unknown"),
  ("ethnicity in (WBRI, \"White Irish\")", "ethnicity in (WBRI, \"White Irish\")"),
  ("cpp.start before 2026-01-31", "cpp.start before 2026-01-31"),
  ("last_seen older than 6 weeks", "last_seen older than 6 weeks"),
  ("dob within 1 month", "dob within 1 months"),
  ("team contains \"Locality 4\"", "team contains \"Locality 4\""),
  ("team starts with Duty", "team starts with Duty"),
  ("team matches /^Locality [0-9]+\\/x, y/", "team matches /^Locality [0-9]+\\/x, y/"),
  ("referrals[source = Police and nfa = Y]", "referrals[source = Police and nfa = Y]"),
  ("count s47 >= 2", "count s47 >= 2"),
  ("count s47[start within 3 months] = 0", "count s47[start within 3 months] = 0"),
  ("on cpp", "on cpp"),
  ("in first-twenty", "in first-twenty"),
  ("on a plan", "on a plan"),
  ("disabled = Y", "disabled = Y"),
  ("csa_current", "csa_current"),
])
func readsAsItLooks(typed: String, full: String) throws {
  let condition = try parse(typed)
  #expect(condition.text == full)
  #expect(try parse(condition.text).text == full)
}

@Test func commaIsTheWeakestAnd() throws {
  guard case .all(let parts) = try parse("disabled or flagged, age < 5") else {
    Issue.record("not a conjunction")
    return
  }
  #expect(parts.map(\.text) == ["disabled or flagged", "age < 5"])
}

@Test(arguments: [
  ("age <", "incomplete-condition", 5),
  ("age older 3 days", "bad-condition", 10),
  ("age in 3", "bad-condition", 7),
  ("(age < 3", "incomplete-condition", 8),
  ("age < 3 or", "incomplete-condition", 10),
  ("team matches /abc", "open-pattern", 13),
  ("", "incomplete-condition", 0),
  ("count s47 > many", "bad-condition", 12),
  ("age < 3 extra", "unexpected-word", 8),
])
func pointsAtTheFault(typed: String, code: String, start: Int) {
  let diagnostic = failure(typed)
  #expect(diagnostic?.code == code)
  #expect(diagnostic?.span?.start == start)
}

@Test func deepNestingIsAnErrorAndNoCrash() {
  let text = String(repeating: "(", count: 5_000) + "flagged" + String(repeating: ")", count: 5_000)
  #expect(failure(text)?.code == "condition-too-deep")
  let nots = String(repeating: "not ", count: 5_001) + "flagged"
  #expect(failure(nots) == nil)
}

/// Whatever bytes arrive, reading ends with a condition or a diagnostic inside the text.
@Test func arbitraryTextNeverTraps() {
  let pieces = [
    "age", " ", "=", "<", "..", "(", ")", "[", "]", ",", "\"", "/", "not ", "or ", "and ", "in ",
    "count ", "on ", "is ", "missing", "5", "-", "é", "\u{202E}", "matches ", "\\", ";", "#", "'",
  ]
  var state: UInt64 = 42
  for _ in 0..<20_000 {
    var text = ""
    for _ in 0..<Int.random(in: 0..<14, state: &state) {
      text += pieces[Int.random(in: 0..<pieces.count, state: &state)]
    }
    if let diagnostic = failure(text), let span = diagnostic.span {
      #expect(span.start >= 0 && span.start <= text.utf8.count)
    }
  }
}

extension Int {
  /// A small fixed generator, so that a failure can be repeated.
  fileprivate static func random(in range: Range<Int>, state: inout UInt64) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return range.lowerBound + Int(state >> 33) % range.count
  }
}
