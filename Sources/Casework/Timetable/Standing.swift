import Guidance
import Table

/// How a timetable stands at a moment: what has arrived, what is late, and what waits for it.
public struct Standing: Sendable {
  public enum Punctuality: String, Sendable {
    /// On an earlier day than its deadline's.
    case early
    case onTime = "on time"
    /// Behind the deadline: one minute is enough. "End of day", and a day without a time, are over
    /// when the day is.
    case late
  }

  /// An event, and what is known of it.
  public struct Item: Sendable {
    public let entry: Timetable.Entry
    /// By the guidance's weekday and the time of the reading in force.
    public let deadline: LocalTime
    /// The lists that are due at it.
    public let lists: [String]
    /// Those of them that are not in yet.
    public let missing: [String]
    /// When it arrived; nil where it had not, at that moment, or where nobody said when.
    public let arrived: LocalTime?
    /// It is there, and nobody said when it came.
    public let isHeld: Bool
    /// Why there is nothing to wait for.
    public let nothing: String?
    /// Why an arrival was taken back.
    public let takenBack: String?
    /// Working minutes behind the deadline, at its arrival or by now; nil where it is not late, or
    /// beyond the known bank holidays.
    public let lateBy: Int?
    public let isLate: Bool
    /// It has happened with the notification itself.
    public let isNotification: Bool

    public var id: String { entry.event.id }
    public var isAwaited: Bool { arrived == nil && nothing == nil && !isHeld }

    /// nil where it has not arrived, or nobody said when.
    public var punctuality: Punctuality? {
      guard let arrived else { return nil }
      if isNotification { return .onTime }
      return isLate ? .late : arrived.date < deadline.date ? .early : .onTime
    }
  }

  /// What a late item does to an event that needs it, directly or through others.
  public struct Delay: Sendable {
    public let item: Item
    /// What it needs that leaves it the least time.
    public let after: String
    /// Working minutes that the guidance gives between the two deadlines; nil beyond the known bank
    /// holidays.
    public let room: Int?
    /// How many of them are left.
    public let left: Int?
    /// The earliest that it can be now; nil where its deadline can still be kept.
    public let earliest: LocalTime?

    /// Whether anything of the time between them is used up.
    public var isTouched: Bool { earliest != nil || left != room }

    fileprivate var isPressing: Bool {
      earliest != nil || isTouched && left.map { $0 < WorkingHours.minutesOfDay } ?? true
    }
  }

  /// In the order of the timetable.
  public let items: [Item]
  /// nil where no clock was set: then everything that was recorded counts, and nothing is overdue.
  public let now: LocalTime?
  private let hours: WorkingHours

  /// What arrived after `now` has not arrived yet. What is there without a time counts as arrived;
  /// lists do once all that they need has happened, such as the choice of those they are about.
  public init(
    _ timetable: Timetable, _ arrivals: Arrivals, at now: LocalTime?, _ calendar: BankHolidays
  ) {
    let hours = WorkingHours(calendar)
    self.now = now
    self.hours = hours
    var items = timetable.entries.map { Item($0, arrivals, timetable.notified, now, hours) }
    var changed = true
    while changed {
      changed = false
      let awaited = Set(items.filter(\.isAwaited).map(\.id))
      for (place, item) in items.enumerated() where item.isHeld && !item.lists.isEmpty {
        guard item.entry.event.needs.contains(where: awaited.contains) else { continue }
        items[place] = Item(item.entry, arrivals.recorded, timetable.notified, now, hours)
        changed = true
      }
    }
    self.items = items
  }

  public func item(_ id: String) -> Item? { items.first { $0.id == id } }

  // MARK: What is late, and what comes

  /// What has not arrived, and should have.
  public var overdue: [Item] { items.filter { $0.isAwaited && $0.isLate } }

  /// What came late, and leaves less than a working day or nothing to what waits for it.
  public var cameLate: [Item] {
    items.filter { $0.punctuality == .late && waiting(on: $0.id).contains(where: \.isPressing) }
  }

  public var today: [Item] {
    items.filter { $0.isAwaited && !$0.isLate && $0.deadline.date == now?.date }
  }

  /// What is due on the next day on which anything is.
  public var next: [Item] {
    guard let now else { return [] }
    let later = items.filter { $0.isAwaited && $0.deadline.date > now.date }
    let day = later.map(\.deadline.date).min()
    return later.filter { $0.deadline.date == day }
  }

  /// The next deadline that lies after `moment` and has not arrived. Where the guidance gives no
  /// time of day it is taken for the end of the working day, 17:00.
  public func nextDeadline(after moment: LocalTime) -> LocalTime? {
    items.filter(\.isAwaited).map { item in
      item.deadline.minute == LocalTime.endOfDay
        ? LocalTime(item.deadline.date, minute: LocalTime.endOfWork) : item.deadline
    }.filter { $0 > moment }.min()
  }

  // MARK: Delays

  /// The events that wait for a late item: that need it, or need one that waits for it. One that
  /// has arrived without it waits no longer, and neither does what needs only that.
  ///
  /// What is said of each is what this item does to it; others may be late besides.
  public func waiting(on id: String) -> [Delay] {
    guard let late = item(id), late.isLate, let start = late.arrived ?? now else { return [] }
    let earliest = earliest(after: id, at: start)
    return items.filter { $0.id != id && earliest[$0.id] != nil }.map { delay(of: $0, earliest) }
  }

  /// The earliest that an item and each event that waits for it can be: no earlier than what it
  /// needs of them, and at its deadline where nothing keeps it.
  private func earliest(after id: String, at start: LocalTime) -> [String: LocalTime] {
    var earliest = [id: start]
    var changed = true
    while changed {
      changed = false
      for item in items where item.isAwaited && item.id != id {
        let needs = item.entry.event.needs.compactMap { earliest[$0] }
        guard let last = needs.max() else { continue }
        let moment = max(last, item.deadline)
        if earliest[item.id].map({ moment > $0 }) ?? true {
          earliest[item.id] = moment
          changed = true
        }
      }
    }
    return earliest
  }

  /// What the latest of an event's needs leaves of the time between them.
  private func delay(of item: Item, _ earliest: [String: LocalTime]) -> Delay {
    var latest: (need: Item, at: LocalTime)?
    for id in item.entry.event.needs {
      guard let need = self.item(id), let at = earliest[id] else { continue }
      if latest.map({ at > $0.at }) ?? true { latest = (need, at) }
    }
    return Delay(
      item: item, after: latest?.need.id ?? "",
      room: latest.flatMap { hours.minutes(from: $0.need.deadline, to: item.deadline) },
      left: latest.flatMap { hours.minutes(from: $0.at, to: item.deadline) },
      earliest: latest.flatMap { $0.at > item.deadline ? $0.at : nil })
  }
}

extension Standing.Item {
  fileprivate init(
    _ entry: Timetable.Entry, _ arrivals: Arrivals, _ notified: CivilDate, _ now: LocalTime?,
    _ hours: WorkingHours
  ) {
    self.entry = entry
    lists = entry.lists
    isNotification = entry.event.day == 0 && entry.event.needs.isEmpty
    let time: Int
    if case .minute(let minute) = entry.time { time = minute } else { time = LocalTime.endOfDay }
    let deadline = LocalTime(entry.nominal, minute: time)
    self.deadline = deadline
    missing = arrivals.missing(entry.event.id, lists: lists)
    var arrival: LocalTime?
    var nothing: String?
    var takenBack: String?
    var isHeld = false
    switch arrivals.record(of: entry.event.id, lists: lists) {
    case .arrived(let time, _): arrival = time
    case .held: isHeld = true
    case .nothing(let because): nothing = because
    case .takenBack(let because): takenBack = because
    case nil: break
    }
    if isNotification { arrival = LocalTime(notified, minute: 0) }
    if let at = arrival, let now, at > now { arrival = nil }
    arrived = arrival
    self.isHeld = isHeld && arrival == nil
    self.nothing = nothing
    self.takenBack = takenBack
    let moment = arrival ?? now
    isLate = !isNotification && nothing == nil && !isHeld && moment.map { $0 > deadline } ?? false
    lateBy = isLate ? moment.flatMap { hours.minutes(from: deadline, to: $0) } : nil
  }
}
