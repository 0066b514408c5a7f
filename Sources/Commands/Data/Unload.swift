import Casework
import Guidance
import Language
import Render

extension Command {
  static let unload = Command(
    "unload", .data, "forget a list that was loaded",
    .slot("list", .list, "LIST", "the list to forget"),
    examples: [.init("unload contacts", "the file itself is not touched; undo brings it back")]
  ) { arguments, session, _ throws(Diagnostic) in
    let name = try arguments.required("list")
    guard
      let position = session.edition.lists.firstIndex(where: { $0.name == name.text.lowercased() })
    else { throw session.space.unknownList(name) }
    guard session.loaded[position] != nil else {
      throw Diagnostic(
        "list-not-loaded", "the list \(session.edition.lists[position].name) is not loaded",
        at: name.span, help: "lists shows those that are")
    }
    var lists = session.loaded
    lists[position] = nil
    let next = session.following { $0.adopt(lists) }
    let notices = next.lostChildren(since: session)
    let children = String.counted(next.area.count, "child", "children")
    var document = Document([
      .line("\(children) on \(String.counted(next.area.lists.count, "list", "lists"))")
    ])
    document.note(notices)
    return Outcome(
      next, document,
      result: .object([
        .init("list", .text(session.edition.lists[position].name)),
        .init("children", .whole(next.area.count)),
      ]), notices: notices)
  }
}
