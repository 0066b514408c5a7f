import Language
import Render

extension Command {
  static let keep = Command(
    "keep", .explore, "keep the working set under a name",
    .slot("name", .word, "NAME", "a name of your own"),
    examples: [.init("keep first-look", "use first-look brings them back")]
  ) { arguments, session, _ throws(Diagnostic) in
    let name = try arguments.required("name")
    guard !name.text.isEmpty, !name.text.contains(where: { $0 == " " || $0 == "\"" }) else {
      throw Diagnostic(
        "bad-name", "a name is one word", at: name.span, help: "such as keep first-look")
    }
    let next = session.following { next in
      next.sets.removeAll { $0.name.lowercased() == name.text.lowercased() }
      next.sets.append(Session.KeptSet(name: name.text, members: Array(session.working)))
    }
    let document = Document([
      .line("\(String.counted(session.working.count, "child", "children")) kept as \(name.text)")
    ])
    return Outcome(
      next, document,
      result: .object([
        .init("name", .text(name.text)), .init("children", .whole(session.working.count)),
      ]))
  }
}
