import Casework
import Guidance
import Language
import Render
import Table

extension Command {
  static let status = Command(
    "status", .choose, "where the session stands: lists, working set, option, choice, dates",
    examples: [.init("status", "all of it in a few lines")]
  ) { _, session, _ throws(Diagnostic) in
    var pairs: [(String, String)] = []
    pairs.append(("edition", session.edition.id))
    let lists = session.area.lists.map { "\($0.definition.name) \($0.rows.grouped)" }
    pairs.append(("lists", lists.isEmpty ? "none loaded" : lists.joined(separator: ", ")))
    pairs.append(("shown now", session.workingText))
    pairs.append(("option", session.choice.option ?? "not taken"))
    pairs.append(("choice", session.choiceText))
    if let context = session.choice.first ?? session.choice.context {
      pairs.append(("chosen from", context.from + context.filterText))
    }
    pairs.append(("notified", session.notified?.longWords ?? "not yet"))
    pairs.append(("clock", session.clockText))
    pairs.append(
      ("as of", session.asOf.map { "\($0.words), \(session.asOfReason)" } ?? session.asOfReason))
    pairs.append(("seed", session.seed.map { "\($0.text), \($0.origin.rawValue)" } ?? "none"))
    for decision in session.choice.picked {
      pairs.append(
        (
          "picked",
          "\(session.area.ids[Int(decision.child)]): \(session.shown(reason: decision.because))"
        ))
    }
    for injection in session.injections { pairs.append(("injected for training", injection)) }
    for decision in session.choice.dropped where !decision.isInjected {
      pairs.append(
        (
          "dropped",
          "\(session.area.ids[Int(decision.child)]): \(session.shown(reason: decision.because))"
        ))
    }
    if let overruled = session.choice.overruled {
      pairs.append(("eligibility overruled", session.shown(reason: overruled)))
    }
    let readings = session.readings.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    if !readings.isEmpty { pairs.append(("readings taken", readings.joined(separator: ", "))) }
    let weights = session.shownCriteria.filter { criterion in
      session.emphasis.weights.contains { $0.criterion == criterion.id }
        || criterion.id.hasPrefix("context ")
    }
    for criterion in weights {
      pairs.append(("weighs \(criterion.weight)", "\(criterion.id): \(criterion.about)"))
    }
    var document = Document(pairs.map { .pair($0.0, $0.1) })
    var result = pairs.map { JSONValue.Member($0.0, .text($0.1)) }
    if let option = session.option {
      let steps = try ChoosingSteps(session, option)
      document.blocks.append(.gap)
      document.table(steps.table)
      for reading in steps.readings { document.line("reading \(reading)") }
      result.append(.init("steps", steps.json))
    }
    let contradictions = session.contradictions
    if !contradictions.isEmpty {
      for contradiction in contradictions { document.line(contradiction) }
      result.append(.init("contradictions", .texts(contradictions)))
    }
    return Outcome(session, document, result: .object(result))
  }
}

extension Session {
  var choiceText: String {
    let count = choice.chosen.count
    switch choice.stage {
    case nil: return "nobody chosen yet"
    case .additional: return "\(String.children(count)) chosen for the additional facts"
    case .track:
      let from = choice.additional.isEmpty ? "" : ", from the \(choice.additional.count)"
      let confirmed = choice.chosen.count { choice.confirmed.contains($0.child) }
      let call = confirmed == 0 ? "" : ", \(confirmed) of them confirmed"
      return "\(String.children(count)) chosen to be tracked\(from)\(call)"
    }
  }
}
