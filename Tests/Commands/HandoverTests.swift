import Commands
import Language
import Render
import Testing

@Suite struct HandoverTests {
  private static let cin = """
    Child ID,Gender,CSA flag
    S5,F,Y
    S7,M,Y
    """
  private static let facts = """
    Child ID,csa_current,multi_agency,yot,nps,police,intervention,sarc
    S5,Y,Y,N,N,N,N,N
    S7,Y,Y,N,N,N,N,N
    """

  /// What is said of a child stays with it when later lists bring others before it.
  @Test func staysWithTheChild() throws {
    try Workspace.with { workspace in
      try workspace.write(Self.cin, to: "cin.csv")
      try workspace.write(Self.facts, to: "additional.csv")
      try workspace.write("Child ID,Gender,CSA flag\nS1,F,Y\nS6,F,Y\n", to: "cpp.csv")
      try workspace.type("load cin.csv additional.csv")
      try workspace.type("option B")
      try workspace.type("select 2 random seed 1")
      try workspace.type("documents chronology for S7 not-held because \"just opened\"")
      try workspace.type("documents plan for S5 received")
      try workspace.type("consent S7 parents declined because \"in court\"")
      let before = try Self.states(try workspace.type("documents for S5 S7"))
      try workspace.type("load cpp.csv")
      let after = try Self.states(try workspace.type("documents for S5 S7"))
      #expect(Set(after) == Set(before))
      #expect(after.contains("chronology S7 not held"))
      #expect(after.contains("consent-parents S7 not held"))
      #expect(after.contains("plan S5 received"))
      #expect(after.count { !$0.hasSuffix(" open") } == 3)
    }
  }

  /// Every document is open, asked for, received or not held, and the counts add up, whatever is
  /// said in whatever order.
  @Test func countsAddUp() throws {
    try Workspace.with { workspace in
      try workspace.type("generate children 300 seed 4 option B")
      try workspace.type("option B")
      try workspace.type("select 3 cover seed 9")
      var state: UInt64 = 9
      func number(below limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
      }
      let items = ["1.1", "2", "annex-a", "key for all", "plan for all", "6.5", "meetings"]
      let says = ["asked", "received", "not-held because \"none\"", "unsaid"]
      for _ in 0..<60 {
        let item = items[number(below: items.count)]
        try workspace.type("documents \(item) \(says[number(below: says.count)])")
        let result = try #require(try Self.object(try workspace.type("documents").result))
        let counts = try #require(try Self.object(result["counts"]))
        let sum = counts.values.reduce(0) { sum, value in
          if case .whole(let count) = value { sum + count } else { sum }
        }
        // 34 of the area, 4 meetings; of each child 9 + 2 + 2.
        #expect(sum == 34 + 4 + 3 * 13)
        #expect(try Self.states(try workspace.type("documents")).count == sum)
      }
    }
  }

  private static func object(_ value: JSONValue?) throws -> [String: JSONValue]? {
    guard case .object(let members)? = value else { return nil }
    return Dictionary(members.map { ($0.key, $0.value) }) { first, _ in first }
  }

  /// Such as "plan S5 received".
  private static func states(_ outcome: Outcome) throws -> [String] {
    guard case .list(let items)? = try object(outcome.result)?["items"] else { return [] }
    return try items.map { item in
      let members = try #require(try object(item))
      return ["item", "child", "state"].map { name in
        if case .text(let text)? = members[name] { text } else { "" }
      }.joined(separator: " ")
    }
  }
}
