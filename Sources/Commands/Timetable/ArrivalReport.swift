import Casework
import Guidance
import Render
import Table

/// What `received` shows on its own.
struct ArrivalReport {
  private struct Row {
    let event: Event
    let record: Arrivals.Record?
    let item: Standing.Item?
    let held: [String]
    let missing: [String]
  }

  private let session: Session
  private let rows: [Row]

  init(_ session: Session) {
    self.session = session
    var standings: [String: Standing] = [:]
    rows = session.awaitedEvents.compactMap { event in
      let lists = session.lists(dueAt: event)
      let known = session.knownArrivals
      let record = known.record(of: event.id, lists: lists)
      let missing = known.missing(event.id, lists: lists)
      let held = lists.filter { !missing.contains($0) }
      guard record != nil || !held.isEmpty && !missing.isEmpty else { return nil }
      let option = session.dating(event)
      let standing = standings[option] ?? (try? session.standing(option))
      standings[option] = standing
      return Row(
        event: event, record: record, item: standing?.item(event.id), held: held, missing: missing)
    }
  }

  var document: Document {
    guard !rows.isEmpty else {
      return Document([.line("nothing is recorded yet"), .next("received ITEM at TIME")])
    }
    let cells = rows.map { row in
      [row.event.id, row.item?.dueWords ?? "", arrived(row), words(row)]
    }
    var document = Document([
      .table(TextTable([.init("event"), .init("due"), .init("arrived"), .init("")], cells))
    ])
    if rows.contains(where: { $0.item?.punctuality == .late }) {
      document.line(WorkingTimeText.rule)
    }
    return document
  }

  private func arrived(_ row: Row) -> String {
    guard case .arrived(let time, _) = row.record else { return "" }
    return time.words
  }

  private func words(_ row: Row) -> String {
    let contradiction = session.contradiction(of: row.event)
    return state(row) + (contradiction.map { "; \($0)" } ?? "")
  }

  private func state(_ row: Row) -> String {
    switch row.record {
    case .arrived(let time, let origin):
      if let clock = session.clock, time > clock {
        return "still to come by the clock" + (origin == .injected ? ", injected for training" : "")
      }
      let punctuality = row.item?.punctualityWords
      let how: String? =
        switch origin {
        case .typed: nil
        case .byItself: "recorded by itself"
        case .injected: "injected for training"
        }
      return [punctuality, how].compactMap { $0 }.joined(separator: ", ")
    case .held:
      // Facts of children who are not chosen yet are no answer.
      if let item = row.item, item.isAwaited {
        return "\(item.missing.joined(separator: ", ")) loaded; waits for "
          + item.entry.event.needs.joined(separator: ", ")
      }
      return Session.heldWords
    case .nothing(let because): return "nothing to wait for: \(session.shown(reason: because))"
    case .takenBack, nil:
      var parts: [String] = []
      if case .takenBack(let because) = row.record {
        parts.append("taken back: \(session.shown(reason: because))")
      }
      if !row.held.isEmpty {
        let missing = row.missing.joined(separator: ", ")
        parts.append("in: \(row.held.joined(separator: ", ")); missing: \(missing)")
      }
      return parts.joined(separator: "; ")
    }
  }

  var json: JSONValue {
    .object([
      .init("clock", .optional(session.clock?.description)),
      .init("option", .optional(session.choice.option)),
      .init("events", .list(rows.map(json))),
    ])
  }

  private func json(_ row: Row) -> JSONValue {
    var because: String?
    var recorded: String?
    switch row.record {
    case .arrived(_, let origin): recorded = origin.rawValue
    case .nothing(let reason): (because, recorded) = (reason, "none")
    case .takenBack(let reason): (because, recorded) = (reason, "taken back")
    case .held: recorded = "without a time"
    case nil: break
    }
    return .object([
      .init("id", .text(row.event.id)),
      .init("due", .optional(row.item?.entry.nominal.description)),
      .init("time", row.item?.timeJSON ?? .null),
      .init("arrived", .optional(row.item?.arrived?.description)),
      .init("state", .optional(row.item?.punctuality?.rawValue)),
      .init("late_by", .optional(row.item?.lateBy)), .init("recorded", .optional(recorded)),
      .init("because", .optional(because.map(session.shown))),
      .init("missing", .texts(row.missing)),
      .init("but", .optional(session.contradiction(of: row.event))),
    ])
  }
}
