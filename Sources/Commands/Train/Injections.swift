import Casework
import Guidance
import Table

extension Session {
  /// The arrivals that were made up for training, each with its time, in the order of the edition.
  var injectedArrivals: [(name: String, time: LocalTime)] {
    var seen = Set<String>()
    let events = edition.events.filter { seen.insert($0.id).inserted }
    let items: [(String, Arrivals.Item)] =
      events.map { ($0.id, .event($0.id)) } + edition.lists.map { ($0.name, .list($0.name)) }
    return items.compactMap { name, item in
      guard case .arrived(let time, .injected) = arrivals[item] else { return nil }
      return (name, time)
    }
  }

  /// All that was made up for training, in words; empty where nothing was.
  var injections: [String] {
    injectedArrivals.map { "\($0.name) late, at \($0.time)" }
      + choice.dropped.filter(\.isInjected).map {
        "\(area.ids[Int($0.child)]) withdrawn: \(shown(reason: $0.because))"
      }
  }

  /// Whether what arrived of an event was made up.
  func isInjected(_ event: String, lists: [String]) -> Bool {
    guard case .arrived(_, .injected) = arrivals.record(of: event, lists: lists) else {
      return false
    }
    return true
  }
}
