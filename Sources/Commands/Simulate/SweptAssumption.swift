import Language
import Render
import Simulation

/// What a sweep moves: a number of the question, or one of the assumptions.
struct SweptAssumption {
  private enum Subject {
    case children, track, asked
    case assumption(String)
  }

  let name: String
  private let subject: Subject
  /// Whether it bears on who is chosen, and on when things are done.
  let concernsSelection: Bool
  let concernsSchedule: Bool

  /// - Throws: `unknown-assumption`, with near names.
  init(_ typed: Literal, _ question: SimulationQuestion) throws(Diagnostic) {
    let word = typed.text.lowercased()
    let assumptions = question.assumptions
    let tracksChildren = assumptions.schedule.tasks.contains { $0.each == .tracked }
    switch word {
    case "children": (subject, concernsSelection, concernsSchedule) = (.children, true, true)
    case "track": (subject, concernsSelection, concernsSchedule) = (.track, true, tracksChildren)
    case "asked": (subject, concernsSelection, concernsSchedule) = (.asked, true, true)
    default:
      let found = word == "workers" ? assumptions.workersName : assumptions.named(word)
      guard let found else {
        let hint = Nearness.hint(word, among: Self.names(assumptions))
        throw Diagnostic(
          "unknown-assumption",
          "there is no assumption \"\(typed.text)\" in \(assumptions.name)", at: typed.span,
          help: hint.isEmpty ? "assumptions shows them" : hint)
      }
      subject = .assumption(found)
      concernsSelection = ["children.", "facts.", "errors."].contains { found.hasPrefix($0) }
      concernsSchedule = !concernsSelection
      name = found
      return
    }
    name = word
  }

  /// What can be moved besides the assumptions that a file names.
  static let own = [
    ("children", "how many are made up"), ("track", "how many are tracked"),
    ("asked", "of how many the facts are asked first"),
    ("workers", "how many find out the facts at once"),
  ]

  /// All that can be moved.
  private static func names(_ assumptions: Assumptions) -> [String] {
    own.map(\.0) + assumptions.names
  }

  /// The question with the value set.
  ///
  /// - Throws: `bad-assumptions` where it does not go with the others, `too-many-tracked`.
  func set(
    _ value: String, in question: SimulationQuestion, at span: Span?
  ) throws(Diagnostic) -> SimulationQuestion {
    var changed = question
    switch subject {
    case .assumption(let name):
      do {
        guard let assumptions = try question.assumptions.setting(name, to: value) else {
          return question
        }
        changed.assumptions = assumptions
      } catch {
        var diagnostic = error.at(span)
        diagnostic.help = "take other values, or move the assumption that stands against it, too"
        throw diagnostic
      }
      return changed
    case .children: changed.madeUp = Self.number(value)
    case .track: changed.track = Self.number(value)
    case .asked: changed.asked = Self.number(value)
    }
    guard changed.track <= changed.children else {
      throw Diagnostic(
        "too-many-tracked",
        "\(String.children(changed.track)) cannot be tracked of \(changed.children.grouped)",
        at: span, help: "begin \(name) at another number, or track fewer")
    }
    return changed
  }

  private static func number(_ value: String) -> Int { max(1, Int(value) ?? 1) }

  /// Whether its values are shares.
  func isShare(_ assumptions: Assumptions) -> Bool {
    guard case .assumption(let name) = subject else { return false }
    return assumptions.value(of: name)?.hasSuffix("%") ?? false
  }

  /// The smallest and the largest value that make sense.
  var least: Int {
    if case .assumption = subject { return 0 }
    return 1
  }

  var most: Int {
    switch subject {
    case .children, .asked: SimulationQuestion.mostChildren
    case .track: SimulationQuestion.mostTracked
    case .assumption: 100_000
    }
  }
}

/// The values of a sweep, `10..150` or `0%..10%`, step by step.
struct SweptValues {
  private static let most = 200
  private static let usual = 10

  /// In whole numbers, or in ten-thousandths.
  let values: [Int]
  private let isShare: Bool

  /// - Throws: `bad-range` where it is none, is empty, or has too many steps.
  init(
    _ range: Literal, step: Literal?, of swept: SweptAssumption, _ question: SimulationQuestion
  ) throws(Diagnostic) {
    let isShare = swept.isShare(question.assumptions)
    self.isShare = isShare
    let example = isShare ? "0%..10%" : "10..150"
    let ends = range.text.split(separator: "..", omittingEmptySubsequences: false)
      .map { Self.number(String($0), isShare, swept.least...swept.most) }
    guard ends.count == 2, let low = ends[0], let high = ends[1] else {
      throw Diagnostic(
        "bad-range", "\"\(range.text)\" is not a range of \(swept.name)", at: range.span,
        help: "such as \(example)"
          + (isShare ? ", within 0%..100%" : ", within \(swept.least)..\(swept.most.grouped)"))
    }
    guard low <= high else {
      throw Diagnostic(
        "bad-range", "the range \(range.text) is empty: it ends before it begins", at: range.span,
        help: "the smaller value first, such as \(example)")
    }
    var width = max(1, (high - low + Self.usual - 1) / Self.usual)
    if isShare, width > 100 { width = (width + 99) / 100 * 100 }
    if let step {
      guard let typed = Self.number(step.text, isShare, 0...swept.most), typed > 0 else {
        throw Diagnostic(
          "bad-range", "\"\(step.text)\" is no step", at: step.span,
          help: isShare ? "such as 1%" : "such as 10")
      }
      width = typed
    }
    guard (high - low) / width < Self.most else {
      throw Diagnostic(
        "bad-range", "that would be \(((high - low) / width + 1).grouped) values", at: range.span,
        help: "at most \(Self.most) are looked at; take a larger step")
    }
    values = Array(stride(from: low, through: high, by: width))
  }

  private static func number(
    _ text: String, _ isShare: Bool, _ within: ClosedRange<Int>
  ) -> Int? {
    if isShare { return Share(text)?.tenThousandths }
    guard let number = Int(text.filter { $0 != "," }), within.contains(number) else {
      return nil
    }
    return number
  }

  /// As it is typed.
  func text(_ value: Int) -> String {
    isShare ? Share(tenThousandths: value).text : String(value)
  }

  /// A place between two values.
  func text(near value: Double) -> String {
    isShare ? (value / 10_000).percent() : value.fixed(value < 10 ? 1 : 0)
  }
}
