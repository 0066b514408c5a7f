import Guidance

/// What has arrived of what the timetable waits for, and when.
public struct Arrivals: Sendable, Equatable {
  /// What can arrive: all of an event, or one of the lists that are due at it.
  public enum Item: Sendable, Hashable {
    case event(String)
    case list(String)
  }

  /// Who recorded it.
  public enum Origin: String, Sendable {
    case typed
    /// It followed from what was done, such as loading a list.
    case byItself = "by itself"
    /// It was made up for training, and is no real event.
    case injected
  }

  public enum Record: Sendable, Hashable {
    case arrived(LocalTime, Origin)
    /// Was taken for arrived, and is waited for again.
    case takenBack(because: String)
    /// There is nothing to wait for.
    case nothing(because: String)
  }

  private var records: [Item: Record] = [:]

  public init() {}

  public var isEmpty: Bool { records.isEmpty }

  public subscript(_ item: Item) -> Record? { records[item] }

  /// What was recorded of an event, its lists counted in.
  ///
  /// An event with several lists has arrived with the last of them. That it arrived as a whole
  /// goes before what is known of its lists; that it was taken back, or that there was nothing to
  /// wait for, holds until all of them are in after all.
  public func record(of event: String, lists: [String]) -> Record? {
    let own = records[.event(event)]
    if case .arrived = own { return own }
    let parts = lists.map { records[.list($0)] }
    var last: Record?
    var lastTime: LocalTime?
    var nothing: Record?
    for part in parts {
      switch part {
      case .arrived(let time, _):
        if lastTime.map({ time > $0 }) ?? true { (last, lastTime) = (part, time) }
      case .nothing: nothing = nothing ?? part
      case .takenBack, nil: return own
      }
    }
    return last ?? nothing ?? own
  }

  /// Those of an event's lists that are still waited for.
  public func missing(_ event: String, lists: [String]) -> [String] {
    switch record(of: event, lists: lists) {
    case .arrived, .nothing: []
    case .takenBack, nil: lists.filter { !isSettled(.list($0)) }
    }
  }

  private func isSettled(_ item: Item) -> Bool {
    switch records[item] {
    case .arrived, .nothing: true
    case .takenBack, nil: false
    }
  }

  /// Records something of an event, in the place of what is recorded of it and its lists.
  public mutating func note(_ record: Record, ofEvent event: String, lists: [String]) {
    records[.event(event)] = record
    if case .arrived = record { return }
    for list in lists { records[.list(list)] = nil }
  }

  /// Records something of one list of an event; what was said of the event as a whole holds of
  /// the others from then on.
  public mutating func note(
    _ record: Record, ofList list: String, event: String, lists: [String]
  ) {
    if let whole = records[.event(event)] {
      for other in lists where other != list && !isSettled(.list(other)) {
        if case .takenBack = whole { continue }
        records[.list(other)] = whole
      }
      records[.event(event)] = nil
    }
    records[.list(list)] = record
  }

  /// Records what followed from what was done, unless it has arrived already.
  public mutating func noteByItself(_ item: Item, at time: LocalTime) {
    if case .arrived = records[item] { return }
    records[item] = .arrived(time, .byItself)
  }

  /// Takes back what followed from something that holds no longer.
  public mutating func forgetByItself(_ item: Item) {
    if case .arrived(_, .byItself) = records[item] { records[item] = nil }
  }
}
