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
    /// It is there, and nobody said when it came: a list that was loaded without a clock, or a
    /// choice that was made without one.
    case held
    /// Was taken for arrived, and is waited for again.
    case takenBack(because: String)
    /// There is nothing to wait for.
    case nothing(because: String)
  }

  private var records: [Item: Record] = [:]
  /// What is there, whether or not anything is recorded of it.
  private var held: Set<Item> = []

  public init() {}

  /// The same, with what is there counted as arrived wherever nothing else was said of it.
  public func holding(_ items: Set<Item>) -> Arrivals {
    var arrivals = self
    arrivals.held = items
    return arrivals
  }

  /// What was recorded alone.
  public var recorded: Arrivals { holding([]) }

  public var isEmpty: Bool { records.isEmpty }

  public subscript(_ item: Item) -> Record? { records[item] }

  /// What is known of an event, its lists counted in.
  ///
  /// An event with several lists has arrived with the last of them. That it arrived as a whole
  /// goes before what is known of its lists; that it was taken back, or that there was nothing to
  /// wait for, holds until all of them are in after all.
  public func record(of event: String, lists: [String]) -> Record? {
    let own = records[.event(event)]
    if case .arrived = own { return own }
    let whole = own ?? (held.contains(.event(event)) ? .held : nil)
    var last: Record?
    var lastTime: LocalTime?
    var isHeld = false
    var nothing: Record?
    for list in lists {
      let part = record(ofList: list, whole: own)
      switch part {
      case .arrived(let time, _):
        if lastTime.map({ time > $0 }) ?? true { (last, lastTime) = (part, time) }
      case .held: isHeld = true
      case .nothing: nothing = nothing ?? part
      case .takenBack, nil: return whole
      }
    }
    return last ?? (isHeld ? .held : nil) ?? nothing ?? whole
  }

  /// What is known of a list, where `whole` was recorded of its event. What was said of the event
  /// goes before its being there.
  private func record(ofList list: String, whole: Record?) -> Record? {
    records[.list(list)] ?? (whole == nil && held.contains(.list(list)) ? .held : nil)
  }

  /// Those of an event's lists that are still waited for.
  public func missing(_ event: String, lists: [String]) -> [String] {
    switch record(of: event, lists: lists) {
    case .arrived, .held, .nothing: []
    case .takenBack, nil:
      lists.filter { !Self.isSettled(record(ofList: $0, whole: records[.event(event)])) }
    }
  }

  private static func isSettled(_ record: Record?) -> Bool {
    switch record {
    case .arrived, .held, .nothing: true
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
    spreadWhole(event, lists)
    records[.list(list)] = record
  }

  /// Makes what was recorded of an event as a whole the record of each of its lists.
  private mutating func spreadWhole(_ event: String, _ lists: [String]) {
    guard let whole = records[.event(event)] else { return }
    for list in lists where !Self.isSettled(records[.list(list)]) { records[.list(list)] = whole }
    records[.event(event)] = nil
  }

  /// Drops that something was taken back, since it has come again.
  ///
  /// - Parameters:
  ///   - event: the event at which a list is due; nil for an event itself.
  ///   - lists: those that are due at it.
  public mutating func forgetTakenBack(_ item: Item, event: String?, lists: [String]) {
    if let event, case .takenBack = records[.event(event)] { spreadWhole(event, lists) }
    if case .takenBack = records[item] { records[item] = nil }
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
