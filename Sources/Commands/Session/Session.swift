import Casework
import Guidance
import Language
import Simulation
import Table

/// Everything that a person has done so far, as a value.
///
/// A command is a function from a session and its arguments to the next session and
/// something to show. Tables are immutable and shared, so keeping earlier sessions is cheap.
public struct Session: Sendable {
  public var edition: Edition
  /// What was loaded, by the position of the list in the edition.
  public var loaded: [Int: [RecognisedList]] = [:]
  /// What the person said about headings and values; it holds of what is loaded later, too.
  public var corrections = Corrections()
  public var area: Area
  /// The children that are shown now, in the order in which they are shown.
  public var working: ChildList = []
  /// Of how many the working set is a part: the area, or what a choice was made from.
  public var workingOf: Int = 0
  /// The filters that made the working set, in the order in which they were typed.
  public var filters: [AppliedFilter] = []
  public var sets: [KeptSet] = []
  public var notified: CivilDate?
  /// All bank holidays that are known, where `calendar add` has read further ones.
  public var furtherHolidays: BankHolidays?
  /// The time that `clock` set; there is no other.
  public var clock: LocalTime?
  /// What has arrived of what the timetable waits for.
  public var arrivals = Arrivals()
  /// The as-of date where one was set by `as-of`.
  public var asOfSet: CivilDate?
  /// The readings that were taken instead of the edition's own, by reading.
  public var readings: [String: String] = [:]
  /// What weighs otherwise than in the edition, and the local context.
  public var emphasis = Emphasis()
  /// What has been handed over, of the area and of each child.
  public var handover = Handover()
  public var seed: Seed?
  /// What simulations assume where `assumptions` took a file; else what the program carries.
  public var assumptions: Assumptions?
  public var choice = Choice()
  public var parameters: [Parameter] = []
  /// All the commands that made this session what it is.
  public var making = Making()
  /// What was asked in training, and how it was answered.
  public var training = Training()
  /// The last of them, as it was typed.
  public var doneBy = ""
  /// Whether it was typed while IDs were shown.
  public var isDoneUnmasked = false
  /// What the last command showed, for `expect output contains`.
  public var lastOutput = ""
  public var history = UndoHistory()
  /// How the prompt looks and behaves.
  public var settings = ShellSettings()
  /// Whether what identifies is shown under pseudonyms.
  public private(set) var isMasked = false
  private let pseudonyms = Pseudonyms()

  public init(_ edition: Edition) {
    self.edition = edition
    area = Area(edition)
  }

  public struct AppliedFilter: Sendable, Equatable {
    public let condition: String
    public let before: Int
    public let after: Int
    public let unknown: Int
    /// Whom it was asked of.
    public let from: ChildList
    /// The condition itself; nil where a kept set was taken into use.
    public let parsed: Condition?

    /// The same, called otherwise.
    func saying(_ condition: String) -> AppliedFilter {
      AppliedFilter(
        condition: condition, before: before, after: after, unknown: unknown, from: from,
        parsed: parsed)
    }

    /// The same on an area in which children have other positions.
    func moved(_ relocation: Relocation) -> AppliedFilter {
      let children = from.isEveryone ? from : ChildList(relocation.members(Array(from)))
      return AppliedFilter(
        condition: condition, before: before, after: after, unknown: unknown, from: children,
        parsed: parsed)
    }

    /// By what it says and did: where its words stood when they were typed makes no difference.
    public static func == (left: AppliedFilter, right: AppliedFilter) -> Bool {
      left.condition == right.condition && left.before == right.before
        && left.after == right.after && left.unknown == right.unknown && left.from == right.from
    }
  }

  public struct KeptSet: Sendable {
    public let name: String
    public let members: [Int32]
  }

  /// The seed of every draw, and who said so.
  public struct Seed: Sendable, Equatable {
    public enum Origin: String, Sendable {
      case typed = "typed"
      case system = "taken from the system"
    }

    public let text: String
    public let origin: Origin
  }

  public struct Parameter: Sendable, Equatable {
    public let name: String
    public let value: String
    /// Where it was given in the statement that runs the script, for errors.
    public var span: Span?

    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  // MARK: What follows from it

  /// The day at which ages and periods are counted: as set, else the notification, else the
  /// latest date in the lists.
  public var asOf: CivilDate? { asOfSet ?? notified ?? latestDate }

  /// Why the as-of date is what it is.
  public var asOfReason: String {
    if asOfSet != nil { return "set by as-of" }
    if notified != nil { return "the notification" }
    return latestDate == nil ? "no list is loaded" : "the latest date in the lists"
  }

  public var space: CaseSpace {
    var kept: [String: Set<Int32>] = [:]
    for set in sets { kept[set.name.lowercased()] = Set(set.members) }
    return CaseSpace(area, asOf: asOf, sets: kept)
  }

  public var option: CaseOption? {
    guard let name = choice.option else { return nil }
    return edition.options.first { $0.name == name }
  }

  private var latestDate: CivilDate? { area.latestDate }

  /// The session to go on with: this one is what `undo` comes back to.
  func following(_ change: (inout Session) -> Void) -> Session {
    var next = self
    change(&next)
    next.recordArrivals(since: self)
    next.doneBy = ""
    next.making = making
    next.making.open()
    next.history = history.following(self)
    return next
  }
}

extension Session {
  /// The same with names shown, or with pseudonyms in their place.
  func masking(_ isMasked: Bool) -> Session {
    var next = self
    next.isMasked = isMasked
    // What is typed under the mask may speak of pseudonyms.
    if isMasked != self.isMasked { next.making.add(.init(isMasked ? "mask on" : "mask off")) }
    next.area = isMasked ? area.masked(pseudonyms) : area.truth
    func shown(_ filter: AppliedFilter) -> AppliedFilter {
      guard isMasked != self.isMasked, let parsed = filter.parsed else { return filter }
      return filter.saying(isMasked ? hiding(parsed).text : parsed.text)
    }
    next.filters = filters.map(shown)
    next.choice.say(shown)
    return next
  }

  /// The area of some lists, as it may be shown.
  func area(of lists: [Int: [RecognisedList]]) -> Area {
    let area = Area(edition, lists)
    return isMasked ? area.masked(pseudonyms) : area
  }

  /// An earlier session gone on with. Parameters belong to the script, settings, the mask and what
  /// was asked to the person: none of them is part of the history.
  func resumed(from session: Session) -> Session {
    var next = masking(session.isMasked)
    next.parameters = session.parameters
    next.settings = session.settings
    next.training = session.training
    return next
  }

  /// Starts afresh on an area that has just been loaded, keeping what does not hang on it.
  mutating func adopt(_ loaded: [Int: [RecognisedList]]) {
    let chosen = choice
    let names = area.truth.ids
    self.loaded = loaded
    area = area(of: loaded)
    working = ChildList(everyone: area.count)
    workingOf = area.count
    filters = []
    let moved = Relocation(from: names, to: area.truth)
    sets = sets.map { KeptSet(name: $0.name, members: moved.members($0.members)) }
    choice = chosen.moved(moved)
    handover = handover.moved(moved.child)
    if !choice.chosen.isEmpty {
      working = ChildList(choice.chosen.map(\.child))
      workingOf = choice.pool.isEmpty ? area.count : choice.pool.count
    }
  }
}

/// Finds the children of an earlier area in a later one, by their IDs.
struct Relocation {
  private let positions: [Int32?]

  init(from ids: TextList, to area: Area) {
    positions = ids.map { area.child($0).map(Int32.init) }
  }

  func child(_ child: Int32) -> Int32? {
    positions.indices.contains(Int(child)) ? positions[Int(child)] : nil
  }

  func members(_ members: [Int32]) -> [Int32] { members.compactMap(child) }
}
