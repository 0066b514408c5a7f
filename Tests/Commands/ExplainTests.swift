import Casework
import Commands
import Language
import Render
import Testing

/// `explain filter` against the same clauses applied one by one, and each alone.
@Test(arguments: [
  ["disability=Y", "age 5..15", "NPS involved"], ["on cin", "not (flagged or on yot)"],
  ["ethnicity = White", "team contains \"Locality\"", "last_seen older than 2 weeks"],
  ["count referrals >= 1", "referrals[source = Police or nfa = Y]", "gender in (F, U)"],
])
func explainsWhatClausesDo(clauses: [String]) throws {
  var typist = try Typist()
  try typist.type("generate children 250 seed 8")
  var expected: [[Int]] = []
  var applied = typist
  for clause in clauses {
    let before = applied.session.working.count
    try applied.type("filter \(clause)")
    var alone = typist
    try alone.type("filter \(clause)")
    expected.append([
      before, applied.session.working.count, applied.session.filters.last?.unknown ?? -1,
      alone.session.working.count,
    ])
  }
  for separator in [", ", " and "] {
    // An `or` needs its brackets where `and` joins it to others.
    let condition = clauses.joined(separator: separator)
    var asking = typist
    let tried = try asking.type("explain filter \(condition)")
    #expect(try figures(tried.result) == expected)
    #expect(asking.session.working.count == typist.session.working.count)
    try asking.type("filter \(condition)")
    #expect(try figures(asking.type("explain filter").result) == expected)
  }
}

private func figures(_ result: JSONValue) throws -> [[Int]] {
  guard case .object(let members) = result, case .list(let clauses)? = members.first?.value else {
    throw Diagnostic("no-clauses", "there are no clauses")
  }
  return clauses.map { clause in
    guard case .object(let members) = clause else { return [] }
    return ["before", "after", "unknown", "alone"].map { name in
      if case .whole(let number)? = members.first(where: { $0.key == name })?.value {
        number
      } else {
        -1
      }
    }
  }
}
