import Render
import Simulation

/// What the looks at other settings say about an answer: where it turns, stays, or is left open.
struct AdviceChanges {
  private typealias Found = (look: SensitivityScan.Look, verdict: OptionVerdict)

  private let found: [Found]
  private let verdict: OptionVerdict
  private let scan: SensitivityScan

  init(
    _ found: [(look: SensitivityScan.Look, verdict: OptionVerdict)], _ verdict: OptionVerdict,
    _ scan: SensitivityScan
  ) {
    self.found = found
    self.verdict = verdict
    self.scan = scan
  }

  private static func isOpen(_ verdict: OptionVerdict) -> Bool {
    verdict.decision.reason == .open || verdict.decision.reason == .fewRuns
  }

  /// Those that come to something else, and those that are left open where the answer is not.
  private var turning: [Found] {
    found.filter { !Self.isOpen($0.verdict) && ($0.verdict.option != verdict.option || wasOpen) }
  }

  private var open: [Found] { wasOpen ? [] : found.filter { Self.isOpen($0.verdict) } }

  private var wasOpen: Bool { Self.isOpen(verdict) }

  /// The assumptions that come to the same at each point that was looked at.
  private var steady: [String] {
    let moved = Set((turning + open).compactMap(\.look.assumption))
    var steady: [String] = []
    for name in found.compactMap(\.look.assumption) where !moved.contains(name) {
      if steady.last != name { steady.append(name) }
    }
    return steady
  }

  var sentences: [String] {
    guard !found.isEmpty else { return [] }
    var sentences = [
      "\(found.count) other settings were looked at, each assumption at \(SensitivityScan.points) points "
        + "of its range or fewer; their intervals are widened so that all of them hold with 95% "
        + "together (Bonferroni, \(scan.comparisons) comparisons)"
    ]
    let verb = wasOpen ? "it would not be open" : "it would be otherwise"
    let sizes = turning.filter { $0.look.assumption == nil }
      .map { "\($0.look.value) children: \($0.verdict.text)" }
    if !sizes.isEmpty { sentences.append("\(verb) with \(sizes.joined(separator: "; "))") }
    for (name, group) in grouped(turning) {
      var texts: [String] = []
      for one in group where !texts.contains(one.verdict.text) { texts.append(one.verdict.text) }
      for text in texts {
        let values = group.filter { $0.verdict.text == text }.map(\.look.value)
        sentences.append("\(verb) with \(name) at \(values.joined(separator: ", ")): \(text)")
      }
    }
    var left = open.filter { $0.look.assumption == nil }.map { "\($0.look.value) children" }
    for (name, group) in grouped(open) {
      left.append("\(name) at \(group.map(\.look.value).joined(separator: ", "))")
    }
    if !left.isEmpty {
      sentences.append("these runs leave it open with \(left.joined(separator: "; "))")
    }
    if !steady.isEmpty {
      let stays = wasOpen ? "it stays open" : "it stays"
      sentences.append(
        "\(stays) at each point that was looked at, whatever becomes of "
          + steady.joined(separator: ", "))
    }
    return sentences
  }

  /// By assumption, in the order of the file.
  private func grouped(_ found: [Found]) -> [(name: String, group: [Found])] {
    var groups: [(name: String, group: [Found])] = []
    for one in found {
      guard let name = one.look.assumption else { continue }
      if groups.last?.name == name {
        groups[groups.count - 1].group.append(one)
      } else {
        groups.append((name, [one]))
      }
    }
    return groups
  }

  var json: [JSONValue.Member] {
    func list(_ found: [Found]) -> JSONValue {
      .list(
        found.map { one in
          .object([
            .init("with", .text("\(one.look.assumption ?? "children") at \(one.look.value)")),
            .init("option", .optional(one.verdict.option)),
            .init("because", .text(one.verdict.decision.reason.rawValue)),
          ])
        })
    }
    return [
      .init("otherwise", list(turning)), .init("steady", .texts(steady)),
      .init("open", list(open)), .init("looks", .whole(found.count)),
      .init("comparisons", .whole(found.isEmpty ? 0 : scan.comparisons)),
      .init("correction", .text("Bonferroni")),
    ]
  }
}

extension BreakEven {
  /// "2.1% to 4.2%".
  var intervalText: String {
    switch (low, high) {
    case (let low?, let high?): "\(low.percent()) to \(high.percent())"
    case (let low?, nil): "from \(low.percent()) on, with no upper end"
    default: "none up to 100%"
    }
  }

  var json: JSONValue {
    .object([
      .init("low", low.map { .rounded($0) } ?? .null),
      .init("high", high.map { .rounded($0) } ?? .null),
    ])
  }
}
