import Language
import Render

extension Command {
  static let sets = Command(
    "sets", .explore, "the sets that were kept",
    examples: [.init("sets", "their names and sizes")]
  ) { _, session, _ throws(Diagnostic) in
    let rows = session.sets.map { [$0.name, $0.members.count.grouped] }
    let document =
      rows.isEmpty
      ? Document([.line("no set is kept"), .next("keep NAME keeps the working set")])
      : Document([.table(TextTable([.init("set"), .init("children", right: true)], rows))])
    let json = session.sets.map { set in
      JSONValue.object([
        .init("name", .text(set.name)), .init("children", .whole(set.members.count)),
      ])
    }
    return Outcome(session, document, result: .object([.init("sets", .list(json))]))
  }
}
