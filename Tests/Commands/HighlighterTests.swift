import Casework
import Commands
import Guidance
import Language
import Shell
import Testing

/// Each meaning of a line with the text that has it: "command:filter field:age".
private func meanings(_ line: String, _ session: Session?, cursor: Int? = nil) -> String {
  let bytes = Array(line.utf8)
  return Highlighter(session).marks(line, cursor: cursor ?? bytes.count).map { mark in
    let text = String(decoding: bytes[mark.span.start..<mark.span.end], as: UTF8.self)
    return "\(mark.meaning):\(text)"
  }.joined(separator: " ")
}

private func unknown(_ line: String, _ session: Session?, cursor: Int? = nil) -> [String] {
  let bytes = Array(line.utf8)
  return Highlighter(session).marks(line, cursor: cursor ?? bytes.count)
    .filter { $0.meaning == .unknown }
    .map { String(decoding: bytes[$0.span.start..<$0.span.end], as: UTF8.self) }
}

@Suite struct HighlighterTests {
  private let session: Session

  init() throws {
    var typist = try Typist()
    try typist.type("generate children 40 seed 7")
    try typist.type("keep first-look")
    session = typist.session
  }

  @Test func eachPartHasItsMeaning() {
    #expect(
      meanings("filter age >= 5 and gender = \"F\" # old", session)
        == "command:filter field:age operation:>= number:5 keyword:and field:gender operation:= "
        + "value:\"F\" comment:# old")
    #expect(
      meanings("filter NPS involved, referrals[source = Police] or in first-look", session)
        == "command:filter phrase:NPS involved list:referrals field:source operation:= "
        + "value:Police keyword:or keyword:in set:first-look")
    #expect(
      meanings("filter age 5..15, last_seen older than 6 weeks; show id, cin first 5", session)
        == "command:filter field:age number:5 operation:.. number:15 field:last_seen keyword:older "
        + "keyword:than number:6 keyword:weeks command:show field:id field:cin keyword:first "
        + "number:5")
    #expect(
      meanings("filter count cpp[start after 2020-01-01] < 2 and team matches /^D.y/", session)
        == "command:filter keyword:count list:cpp field:start keyword:after number:2020-01-01 "
        + "operation:< number:2 keyword:and field:team keyword:matches value:/^D.y/")
    #expect(
      meanings("select 20 spread require 2 where disability=Y seed 7", session)
        == "command:select number:20 keyword:spread keyword:require number:2 keyword:where "
        + "field:disability operation:= value:Y keyword:seed value:7")
  }

  @Test func whatIsNotKnownIsMarkedWhereItStands() {
    let cases: [(String, [String])] = [
      ("fliter age < 5", ["fliter"]),
      ("filter agee < 5", ["agee"]),
      ("filter agee < 5 and gendr = F", ["agee", "gendr"]),
      ("filter age < 5 adn gender = F", ["adn"]),
      ("filter referrals[age_at = 3] ", ["age_at"]),
      ("filter on cnp and age < 5", ["cnp"]),
      ("filter in last-look ", ["last-look"]),
      ("filter cin < 5", ["cin"]),
      ("select 20 sprad seed 1", ["sprad"]),
      ("select 20 spread spread ", ["spread"]),
      ("show agee, id", ["agee"]),
      ("sort agee descending", ["agee"]),
      ("count by age_bnd, gender", ["age_bnd"]),
      ("use nothing ", ["nothing"]),
      ("unload cinn ", ["cinn"]),
      ("zzz", ["zzz"]),
      ("status; zzz; status", ["zzz"]),
      ("filter age < 5 gender", ["gender"]),
      ("filter team = $nobody", ["$nobody"]),
      ("filter \"Date of xx\" is missing", ["\"Date of xx\""]),
    ]
    for (line, expected) in cases { #expect(unknown(line, session) == expected, "\(line)") }
  }

  /// Of every beginning of a right line, nothing is called unknown: a person types it so.
  @Test func aCommandInACommandIsReadAsOne() throws {
    var typist = try Typist()
    try typist.type("generate children 20 seed 1")
    let session = typist.session
    let inner = "filter age < 3 and nothing = 2"
    #expect(meanings(inner, session) != "")
    #expect(unknown("expect-error no-clock: \(inner) ", session) == unknown(inner + " ", session))
    #expect(unknown("expect-error no-clock: shoes now", session) == ["shoes"])
    #expect(unknown("expect-error no-clock: fil", session).isEmpty)
  }

  @Test func noBeginningOfARightLineIsCalledUnknown() {
    let lines =
      [
        "filter NPS involved and gender = \"F\"", "filter (age < 5 or not flagged), on cpp",
        "filter last_seen older than 6 weeks", "filter team starts with Duty",
        "filter team matches /^Duty (a|b)/", "filter referrals[source = Police and nfa = N]",
        "filter count cpp[start before 2026-01-01] >= 2", "filter in first-look",
        "filter \"Date of Birth\" is not missing", "filter age != 5", "filter age 5..15",
        "filter gender in (F, M)", "filter \"Date of Birth\" is unknown", "use first-look",
      ] + Registry.commands.flatMap { $0.examples.map(\.command) }
    for line in lines {
      // Names that only the example knows.
      guard unknown(line + " ", session).isEmpty else { continue }
      var typed = ""
      for character in line {
        typed.append(character)
        #expect(unknown(typed, session).isEmpty, "\(typed)")
      }
    }
  }

  @Test func aWordIsUnfinishedWhereTheCursorStands() {
    #expect(unknown("filter gend", session) == [])
    #expect(unknown("filter gend ", session) == ["gend"])
    #expect(unknown("filter gend < 5", session) == ["gend"])
    #expect(unknown("filter gend < 5", session, cursor: 11) == [])
    #expect(unknown("filt", session) == [])
    #expect(unknown("s", session) == [])
    #expect(unknown("s 5", session) == ["s"])
  }

  @Test func withoutASessionCommandsAreKnown() {
    #expect(meanings("filter agee < 5", nil) == "command:filter")
    #expect(unknown("fliter", nil) == ["fliter"])
  }

  @Test func aParameterIsReadAsItsValue() throws {
    var session = session
    session.parameters = [.init(name: "field", value: "age"), .init(name: "top", value: "5")]
    #expect(
      meanings("filter $field < $top or gendr = F", session)
        == "command:filter field:$field operation:< number:$top keyword:or unknown:gendr "
        + "operation:= value:F")
  }

  @Test func theRestComesFromTheGrammar() {
    let highlighter = Highlighter(session)
    #expect(highlighter.rest(of: "use") == " NAME [(and | or | minus) NAME]")
    #expect(highlighter.rest(of: "notif") == "y DATE")
    #expect(highlighter.rest(of: "option ").isEmpty == false)
    #expect(highlighter.rest(of: "status; sort ") == "FIELD [descending]")
    #expect(highlighter.rest(of: "filter age < ") == "VALUE")
    #expect(highlighter.rest(of: "filter agee") == "")
    #expect(highlighter.rest(of: "filter \"Date ") == "")
    #expect(highlighter.rest(of: "status # and ") == "")
    #expect(highlighter.rest(of: "zzz ") == "")
    #expect(highlighter.rest(of: "") == "")
    // No value of any child, whatever is typed.
    for id in session.area.ids {
      #expect(!highlighter.rest(of: "child ").contains(id))
      #expect(!highlighter.rest(of: "filter id = ").contains(id))
    }
  }

  @Test func bracketsBelongTogether() {
    let line = "filter (age < 5 or team = \")\") and cpp[start is missing]"
    #expect(Highlighter.brackets(in: line, cursor: 8) == [7, 29])
    #expect(Highlighter.brackets(in: line, cursor: 30) == [7, 29])
    #expect(Highlighter.brackets(in: line, cursor: line.utf8.count) == [38, 55])
    #expect(Highlighter.brackets(in: line, cursor: 12) == [])
    #expect(Highlighter.brackets(in: "filter (age]", cursor: 8) == [])
  }

  /// Whatever is typed: marks in order, inside the line, on whole scalars.
  @Test(arguments: [1, 2, 3]) func marksAreWhole(seed: UInt64) {
    var state = seed
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let corpus = Registry.commands.flatMap { $0.examples.map(\.command) }
    let noise = ["\"", "'", "(", "]", "é漢", "\u{301}", "\\", "#", ";", "\n", "$x", "/", "..", "\0"]
    let highlighter = Highlighter(session)
    for _ in 0..<400 {
      var bytes = Array(corpus[next(corpus.count)].utf8)
      for _ in 0..<next(5) {
        let place = next(bytes.count + 1)
        switch next(3) {
        case 0: bytes.insert(contentsOf: noise[next(noise.count)].utf8, at: place)
        case 1: bytes.insert(UInt8(next(256)), at: place)
        default: if place < bytes.count { bytes.remove(at: place) }
        }
      }
      let line = String(decoding: bytes, as: UTF8.self)
      let utf8 = Array(line.utf8)
      var end = 0
      for mark in highlighter.marks(line, cursor: next(utf8.count + 1)) {
        #expect(mark.span.start >= end && mark.span.end > mark.span.start)
        end = mark.span.end
        #expect(end <= utf8.count)
        #expect(mark.span.start < utf8.count && utf8[mark.span.start] & 0xC0 != 0x80, "\(line)")
        #expect(end == utf8.count || utf8[end] & 0xC0 != 0x80, "\(line)")
      }
      _ = Highlighter.brackets(in: line, cursor: next(utf8.count + 1))
    }
  }

  /// The names are judged as the search for their columns judges them.
  @Test func namesAreKnownWhereACommandFindsTheField() throws {
    for session in [session, Session(session.edition)] {
      let names = FieldNames(session.area)
      var words = session.space.fieldNames + ["need", "start", "agee", "cin.zzz", "zz.id", "", "."]
      words += session.edition.lists.flatMap { list in
        list.columns.flatMap { ["\(list.name).\($0.name)", $0.name] + $0.headings }
      }
      for word in words {
        for quoted in [false, true] {
          let name = Literal(text: word, quoted: quoted, span: Span(0, 0))
          let isFound = (try? session.space.field(name)) != nil
          #expect(names.isKnown(name) == isFound, "\(word)")
        }
      }
    }
  }
}
