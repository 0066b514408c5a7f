import Casework
import Language

extension Command {
  static let reset = Command(
    "reset", .explore, "show all children again, without any filter",
    examples: [.init("reset", "kept sets and choices stay")]
  ) { _, session, _ throws(Diagnostic) in
    let next = session.following {
      $0.working = ChildList(everyone: $0.area.count)
      $0.workingOf = $0.area.count
      $0.filters = []
    }
    return next.movedThroughHistory(from: session, saying: "")
  }
}
