import Casework

/// Makes the areas of one seed.
public struct ReferenceAreas: Sendable {
  private let draws: NamedDraws
  private let tickets: TicketDrawer

  public init(seed: String) {
    draws = NamedDraws(seed: seed)
    tickets = TicketDrawer(seed: seed)
  }

  /// The area of run `run`, 0 or more, with `count` children.
  public func area(run: Int, count: Int) -> ReferenceArea {
    ReferenceArea(
      run: run, children: (0..<max(count, 0)).map { child(run: run, number: $0 + 1) })
  }

  private func child(run: Int, number: Int) -> ReferenceChild {
    let identifier = ReferenceChild.identifier(number)
    let name = "\(run)/\(identifier)"
    var attributes = draws.family("pop/\(name)/")
    func draw(_ attribute: StaticString, _ limit: UInt64 = 10_000) -> Int {
      Int(NamedDraws.scale(attributes.number(attribute), limit))
    }

    let list = Self.list(draw("list"))
    let age = draw("age", 18)
    var facts: ReferenceFacts = []
    if draw("F1") < 6500 { facts.insert(.current) }
    if draw("F2") < Self.rate(list, cin: 6000, cpp: 9500, cic: 8500) {
      facts.insert(.multiAgency)
    }
    if age >= 10, draw("F3") < 1000 { facts.insert(.yot) }
    if draw("F4") < 2500 { facts.insert(.nps) }
    if draw("F5") < Self.rate(list, cin: 3000, cpp: 5500, cic: 3500) { facts.insert(.police) }
    if draw("F6") < 5000 { facts.insert(.intervention) }
    if draw("F7") < Self.rate(list, cin: 1000, cpp: 2500, cic: 1200) { facts.insert(.sarc) }

    return ReferenceChild(
      number: number, list: list, age: age,
      gender: draw("gender") < 6500 ? .female : .male,
      ethnicGroup: Self.ethnicGroup(draw("eth")), disabled: draw("dis") < 1500,
      team: draw("team", 6) + 1, facts: facts, errorDraws: errorDraws(name),
      ticket: tickets.ticket(run == 0 ? identifier : name))
  }

  private func errorDraws(_ name: String) -> SIMD8<UInt16> {
    var errors = draws.family("err/\(name)/")
    func draw(_ fact: StaticString) -> UInt16 {
      UInt16(truncatingIfNeeded: NamedDraws.scale(errors.number(fact), 10_000))
    }
    return SIMD8(
      draw("F1"), draw("F2"), draw("F3"), draw("F4"), draw("F5"), draw("F6"), draw("F7"), .max)
  }

  private static func rate(_ list: ReferenceChild.List, cin: Int, cpp: Int, cic: Int) -> Int {
    switch list {
    case .cin: cin
    case .cpp: cpp
    case .cic: cic
    }
  }

  private static func list(_ draw: Int) -> ReferenceChild.List {
    switch draw {
    case ..<5000: .cin
    case ..<7500: .cpp
    default: .cic
    }
  }

  private static func ethnicGroup(_ draw: Int) -> ReferenceChild.EthnicGroup {
    switch draw {
    case ..<6800: .white
    case ..<7800: .mixed
    case ..<8800: .asian
    case ..<9600: .black
    default: .other
    }
  }
}
