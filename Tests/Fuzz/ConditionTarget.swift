import Commands
import Guidance
import Language
import Shell

/// A condition of any text is answered or refused, leaves the session as it was where it is
/// refused, and its full form means the same.
struct ConditionTarget {
  static let shared = ConditionTarget()

  private let session: Session
  private let interpreter = Interpreter(
    world: World(folder: ".", safe: true) { "1" }, abbreviated: false)

  private init() {
    guard let edition = try? Editions.load(Editions.standard),
      let made = try? interpreter.run("generate children 40 seed 7 dirt 5%", on: Session(edition))
    else { finding("no area was made") }
    session = made.outcome.session
  }

  func run(_ input: UnsafeRawBufferPointer) {
    let text = String(decoding: input, as: UTF8.self)
    guard text.utf8.count < 2000, let outcome = try? interpreter.run("filter \(text)", on: session)
    else { return }
    let filter = outcome.outcome.session.filters.last
    guard let filter else { return }
    if filter.after + filter.unknown > filter.before { fail(text, "more children than there are") }
    guard let again = try? interpreter.run("filter \(filter.condition)", on: session) else {
      fail(text, "its full form is refused: \(filter.condition)")
    }
    if again.outcome.session.filters.last != filter {
      fail(text, "its full form means something else: \(filter.condition)")
    }
  }

  private func fail(_ text: String, _ what: String) -> Never {
    finding("\(text)\n\(what)")
  }
}
