import Casework
import Guidance
import Language

extension Session {
  /// What a session has done that the timetable waits for, and what arrives with it.
  private struct Happening: Hashable {
    enum Cause: Hashable {
      case list(String)
      case firstChoice
      case request
      case choice
      case call
      case documents(String)
    }

    let cause: Cause
    let item: Arrivals.Item
  }

  /// The one place that says what arrives with what is done: a list with the first file of it, the
  /// first choice with those who were chosen or asked about, the choice once as many are chosen as
  /// the option asks for, the call with its last confirmation, and documents once each of a group has
  /// come or is explained.
  private var happenings: [Happening] {
    var happenings: [Happening] = []
    for (list, definition) in edition.lists.enumerated() where !loaded[list, default: []].isEmpty {
      let item = Arrivals.Item.list(definition.name)
      happenings.append(Happening(cause: .list(definition.name), item: item))
    }
    happenings += handedOver
    guard let option else { return happenings }
    if let event = option.selectEvent {
      if !choice.additional.isEmpty {
        happenings.append(Happening(cause: .firstChoice, item: .event(event)))
      }
      if !choice.requested.isEmpty {
        happenings.append(Happening(cause: .request, item: .event(event)))
      }
    }
    guard choice.stage == .track, !choice.chosen.isEmpty, let event = option.trackEvent else {
      return happenings
    }
    // The call may send a child back: a choice that was made stays one.
    let least = guidance.track(option).lowerBound
    var isMade = choice.chosen.count >= least
    if case .arrived = arrivals[.event(event)] { isMade = true }
    if isMade { happenings.append(Happening(cause: .choice, item: .event(event))) }
    let confirmed = Set(choice.confirmed)
    if choice.chosen.count >= least, let event = option.confirmEvent,
      choice.chosen.allSatisfy({ confirmed.contains($0.child) })
    {
      happenings.append(Happening(cause: .call, item: .event(event)))
    }
    return happenings
  }

  /// The groups of documents of which nothing is waited for any more. Where lists are due at the
  /// same event, it is they that arrive.
  private var handedOver: [Happening] {
    edition.documents.compactMap { group in
      guard let event = group.event,
        !edition.lists.contains(where: { guidance.isDue($0, at: event, choice.option) })
      else { return nil }
      let children: [Int32?] = group.isForEachChild ? trackedChildren.map { $0 } : [nil]
      let places = children.flatMap { child in
        group.items.map { Handover.Place(item: $0.id, child: child) }
      }
      guard !places.isEmpty, places.allSatisfy({ handover[$0].isSettled }) else { return nil }
      return Happening(cause: .documents(group.id), item: .event(event))
    }
  }

  /// What was recorded, and what is there whether or not anybody said when it came.
  var knownArrivals: Arrivals { arrivals.holding(Set(happenings.map(\.item))) }

  /// Records at the clock's time what has arrived with what was done since an earlier session, and
  /// takes back what holds no longer. Without a clock no time is recorded.
  mutating func recordArrivals(since before: Session) {
    let (now, then) = (happenings, before.happenings)
    let held = Set(now.map(\.item))
    for happening in then where !held.contains(happening.item) {
      arrivals.forgetByItself(happening.item)
    }
    let known = Set(then)
    for happening in now where !known.contains(happening) {
      if let clock {
        arrivals.noteByItself(happening.item, at: clock)
      } else {
        forgetTakenBack(happening.item)
      }
    }
  }

  /// What has come again is waited for no longer, though nobody says when it came.
  private mutating func forgetTakenBack(_ item: Arrivals.Item) {
    guard case .list(let name) = item else {
      return arrivals.forgetTakenBack(item, event: nil, lists: [])
    }
    for event in awaitedEvents {
      let lists = lists(dueAt: event)
      guard lists.contains(name) else { continue }
      arrivals.forgetTakenBack(item, event: event.id, lists: lists)
    }
  }

  /// What was recorded by itself since an earlier session, to be said with what was done; nil
  /// where nothing was.
  public func arrivalNotice(since before: Session) -> Notice? {
    guard arrivals != before.arrivals else { return nil }
    func isNew(_ item: Arrivals.Item) -> Bool {
      guard case .arrived(_, .byItself) = arrivals[item] else { return false }
      return arrivals[item] != before.arrivals[item]
    }
    let words = awaitedEvents.compactMap { event -> String? in
      let lists = lists(dueAt: event)
      guard isNew(.event(event.id)) || lists.contains(where: { isNew(.list($0)) }) else {
        return nil
      }
      return arrivalWords(event)
    }
    guard !words.isEmpty else { return nil }
    return Notice("recorded", "recorded: \(words.joined(separator: "; "))")
  }
}
