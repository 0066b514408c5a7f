import Guidance

/// How far what has to be handed over has come: of the area, and of each tracked child.
public struct Handover: Sendable, Equatable {
  public enum State: Sendable, Equatable {
    /// Nobody has said anything about it.
    case open
    case asked
    case received
    /// It will not come, and why.
    case notHeld(because: String)

    /// Whether nothing more is waited for.
    public var isSettled: Bool {
      switch self {
      case .open, .asked: false
      case .received, .notHeld: true
      }
    }
  }

  /// A document of the area, or one of a child.
  public struct Place: Sendable, Hashable {
    public let item: String
    public let child: Int32?

    public init(item: String, child: Int32? = nil) {
      self.item = item
      self.child = child
    }
  }

  private var states: [Place: State] = [:]

  public init() {}

  public subscript(place: Place) -> State {
    get { states[place] ?? .open }
    set { states[place] = newValue == .open ? nil : newValue }
  }

  /// How many of some places stand how.
  public struct Counts: Sendable, Equatable {
    public var open = 0
    public var asked = 0
    public var received = 0
    public var notHeld = 0

    public var all: Int { open + asked + received + notHeld }
  }

  public func counts(_ places: [Place]) -> Counts {
    places.reduce(into: Counts()) { counts, place in
      switch self[place] {
      case .open: counts.open += 1
      case .asked: counts.asked += 1
      case .received: counts.received += 1
      case .notHeld: counts.notHeld += 1
      }
    }
  }

  /// The same where children have other positions; what was said of one who is gone goes too.
  public func moved(_ position: (Int32) -> Int32?) -> Handover {
    var moved = Handover()
    for (place, state) in states {
      guard let child = place.child else {
        moved.states[place] = state
        continue
      }
      if let child = position(child) {
        moved.states[Place(item: place.item, child: child)] = state
      }
    }
    return moved
  }
}
