import Casework
import Guidance
import Render

/// What is known of the arrival of an event, in words, and what else in the session speaks against
/// it.
extension Session {
  /// "in Wed 4 Mar 16:20, late by 1 h 20 min", for the timeline; nil where it has not arrived.
  func arrivalMark(_ event: Event) -> String? {
    let lists = lists(dueAt: event)
    let contradiction = contradiction(of: event).map { "; \($0)" } ?? ""
    switch knownArrivals.record(of: event.id, lists: lists) {
    case .arrived(let time, _):
      let item = try? standing(dating(event)).item(event.id)
      return "in \(time.words)" + (item?.punctualityWords.map { ", \($0)" } ?? "")
        + (isInjected(event.id, lists: lists) ? ", injected for training" : "") + contradiction
    case .held:
      if notified != nil, let item = try? standing(dating(event)).item(event.id), !item.isHeld {
        return nil
      }
      return "\(Self.heldWords)\(contradiction)"
    case .nothing, .takenBack, nil: return nil
    }
  }

  /// Of what is there although nobody said when it came.
  static let heldWords = "in, with no time recorded"

  /// "lists in Wed 4 Mar 16:20, late by 1 h 20 min", or what is missing of it; nil where nothing
  /// is known.
  func arrivalWords(_ event: Event) -> String? {
    let lists = lists(dueAt: event)
    switch knownArrivals.record(of: event.id, lists: lists) {
    case .arrived, .held: return arrivalMark(event).map { "\(event.id) \($0)" }
    case .nothing(let because):
      return "nothing is waited for at \(event.id): \(shown(reason: because))"
    case .takenBack, nil:
      let missing = knownArrivals.missing(event.id, lists: lists)
      let held = lists.filter { !missing.contains($0) }
      guard !held.isEmpty else { return nil }
      return "\(held.joined(separator: ", ")) in; \(event.id) waits for "
        + missing.joined(separator: ", ")
    }
  }

  // MARK: What does not agree

  /// "but 34 of 34 are open in documents annex-a": what the session knows otherwise of an event than
  /// was recorded; nil where all of it agrees.
  func contradiction(of event: Event) -> String? {
    let lists = lists(dueAt: event)
    var parts: [String] = []
    switch knownArrivals.record(of: event.id, lists: lists) {
    case .arrived(let time, _):
      // What is still to come says nothing yet.
      if let clock, time > clock { return nil }
      let absent = isAreaEmpty ? [] : lists.filter { !isLoaded($0) }
      if !absent.isEmpty {
        parts.append(
          "\(absent.joined(separator: ", ")) \(absent.count == 1 ? "is" : "are") not loaded")
      }
      parts += openDocuments(at: event) + undone(at: event)
    case .held: parts += openDocuments(at: event)
    case .nothing:
      parts += loadedLists(lists)
      parts += groups(at: event).compactMap { group in
        let places = places(of: group)
        let come = places.count { handover[$0] == .received }
        return come == 0 ? nil : "\(come) of \(places.count) have come in documents \(group.id)"
      }
    // That it is waited for all the same was said.
    case .takenBack, nil: break
    }
    return parts.isEmpty ? nil : "but \(parts.joined(separator: ", and "))"
  }

  /// "annex-a: in Tue 10 Mar 17:00, on time; but 34 of 34 are open in documents annex-a", for each
  /// event of which the session knows otherwise than was recorded.
  var contradictions: [String] {
    awaitedEvents.compactMap { event in
      guard let contradiction = contradiction(of: event) else { return nil }
      switch knownArrivals.record(of: event.id, lists: lists(dueAt: event)) {
      case .arrived, .held:
        return arrivalWords(event)
      case .nothing(let because):
        return "nothing is waited for at \(event.id): \(shown(reason: because)); \(contradiction)"
      case .takenBack, nil: return nil
      }
    }
  }

  /// Where the timetable is followed without any list, none is missed.
  private var isAreaEmpty: Bool { area.lists.isEmpty }

  private func loadedLists(_ lists: [String]) -> [String] {
    lists.compactMap { name in
      area.list(named: name).map {
        "the list \(name) is loaded, with \(String.counted($0.rows, "row", "rows"))"
      }
    }
  }

  /// The groups of documents that are due at an event. Where lists are due at it too, it is they
  /// that arrive.
  private func groups(at event: Event) -> [DocumentGroup] {
    guard lists(dueAt: event).isEmpty else { return [] }
    return edition.documents.filter { $0.event == event.id }
  }

  private func places(of group: DocumentGroup) -> [Handover.Place] {
    let children: [Int32?] = group.isForEachChild ? trackedChildren.map { $0 } : [nil]
    return children.flatMap { child in
      group.items.map { Handover.Place(item: $0.id, child: child) }
    }
  }

  private func openDocuments(at event: Event) -> [String] {
    groups(at: event).compactMap { group in
      let places = places(of: group)
      if places.isEmpty { return isAreaEmpty ? nil : "nobody is chosen to be tracked" }
      let open = places.count { !handover[$0].isSettled }
      return open == 0 ? nil : "\(open) of \(places.count) are open in documents \(group.id)"
    }
  }

  /// What an event says was done, and was not.
  private func undone(at event: Event) -> [String] {
    guard let option, !isAreaEmpty else { return [] }
    let tracked = trackedChildren
    switch event.id {
    case option.selectEvent:
      return choice.additional.isEmpty && choice.requested.isEmpty
        ? ["nobody is chosen for the additional facts"] : []
    case option.trackEvent:
      return tracked.isEmpty ? ["nobody is chosen to be tracked"] : []
    case option.confirmEvent:
      let confirmed = tracked.count { choice.confirmed.contains($0) }
      return confirmed == tracked.count && !tracked.isEmpty
        ? [] : ["\(confirmed) of \(tracked.count) are confirmed"]
    default: return []
    }
  }
}
