import Casework
import Commands
import Language
import Render
import Table
import Testing

/// `compare` against both options gone through by hand, step by step.
@Test(arguments: [(300, 4, "spread"), (900, 7, "spread"), (900, 7, "random"), (600, 21, "cover")])
func comparesWhatTheOptionsChoose(children: Int, areaSeed: Int, method: String) throws {
  var typist = try Typist()
  try typist.type("generate children \(children) seed \(areaSeed) option B")
  let result = try typist.type("compare 6 \(method) seed 31").result
  var byHand = typist
  try byHand.type("option A")
  try byHand.type("select 20 \(method) seed 31")
  try byHand.type("select 6 cover")
  #expect(try chosen(result, "a") == ids(byHand.session))
  var atOnce = typist
  try atOnce.type("option B")
  try atOnce.type("select 6 cover seed 31")
  #expect(try chosen(result, "b") == ids(atOnce.session))
}

private func ids(_ session: Session) -> [String] {
  session.choice.chosen.map { session.area.ids[Int($0.child)] }
}

private func chosen(_ result: JSONValue, _ side: String) throws -> [String] {
  guard case .object(let members) = result,
    case .object(let side)? = members.first(where: { $0.key == side })?.value,
    case .list(let list)? = side.first(where: { $0.key == "chosen" })?.value
  else { throw Diagnostic("no-choice", "there is no choice") }
  return list.map { if case .text(let text) = $0 { text } else { "" } }
}
