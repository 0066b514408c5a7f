import Casework

/// The children of one run, in ticket order, with what was drawn of them.
public struct DrawnChildren: Sendable {
  /// For each fact, 0..<10,000: it is reported wrongly where this is below the error rate.
  typealias ErrorDraws = SIMD8<UInt16>

  public let run: Int
  /// Places among the children of the population, by ticket.
  public let order: [Int32]
  /// For each of `order`, the row of the table of facts.
  let rows: [Int32]
  /// For each of `order`, how the facts are: bit f for fact f.
  let ways: [UInt8]
  let errors: [ErrorDraws]
  /// For each of `order`, its attribute levels; empty where nobody asks for them.
  let levels: [[Int]]

  private static let bits = ErrorDraws(1, 2, 4, 8, 16, 32, 64, 128)

  /// The facts as they are reported with an error rate in ten-thousandths. One draw serves every
  /// rate, so what is wrong at 2% is wrong at 5% too.
  @inline(__always)
  func reported(_ place: Int, errorRate: Int) -> Int {
    guard errorRate > 0 else { return Int(ways[place]) }
    let wrong = errors[place] .< ErrorDraws(repeating: UInt16(clamping: errorRate))
    let bits = ErrorDraws(repeating: 0).replacing(with: Self.bits, where: wrong).wrappedSum()
    return Int(ways[place]) ^ Int(bits)
  }
}

/// Children whose facts, errors and tickets are drawn run by run.
public protocol Population: Sendable {
  var count: Int { get }
  /// What a child shows, in each way in which its facts may turn out.
  var table: FactTable { get }
  /// How many attribute levels there are.
  var levelCount: Int { get }
  /// - Parameter withLevels: whether attribute levels are wanted.
  func drawn(run: Int, withLevels: Bool) -> DrawnChildren
  /// What the spread asks of a child of a run, by its place in the ticket order.
  func spreadCandidate(_ place: Int, of children: DrawnChildren) -> SpreadCandidate
  /// The number of the sibling group of a child, by its place in the population.
  func group(of child: Int) -> Int?
  /// The identifier of a child, by its place in the population.
  func identifier(of child: Int) -> String
}

/// Draws facts and errors by the names of facts: `F1`, `F2` …
struct FactDraws {
  private static let names: [StaticString] = ["F1", "F2", "F3", "F4", "F5", "F6", "F7"]

  private let facts: [Assumptions.Fact]

  init(_ facts: [Assumptions.Fact]) { self.facts = facts }

  /// How the facts of a child turn out. What is known is not drawn.
  ///
  /// - Parameters:
  ///   - known: bit f where fact f is known; `yes` says which of those are so.
  ///   - list: the child's place among the lists of the assumptions.
  func way(
    _ family: inout NamedDraws.Family, list: Int, age: Int, known: UInt8 = 0, yes: UInt8 = 0
  ) -> UInt8 {
    var way = yes
    for (fact, assumed) in facts.enumerated() where known >> UInt8(fact) & 1 == 0 {
      guard age >= assumed.fromAge else { continue }
      let draw = NamedDraws.scale(family.number(Self.names[fact]), UInt64(Share.whole))
      if draw < UInt64(assumed.shares[list].tenThousandths) { way |= 1 << UInt8(fact) }
    }
    return way
  }

  func errors(_ family: inout NamedDraws.Family) -> DrawnChildren.ErrorDraws {
    var draws = DrawnChildren.ErrorDraws(repeating: .max)
    for fact in facts.indices {
      draws[fact] = UInt16(
        truncatingIfNeeded: NamedDraws.scale(family.number(Self.names[fact]), UInt64(Share.whole)))
    }
    return draws
  }
}
