/// The criteria of the deep dive that a child-level row can show, and the rule for tracking,
/// as this project reads paragraphs 11, 25 and 28 of the 2018 guidance.
public enum ReferenceCriteria {
  /// The evaluation schedule numbers, in the order of the bits.
  public static let numbers = [23, 24, 25, 27, 28, 29, 30, 31, 32, 33, 34, 38, 39, 40]

  /// Whether a child with these facts may be tracked.
  public static func isEligible(_ facts: ReferenceFacts) -> Bool {
    facts.contains(.multiAgency) && !facts.isDisjoint(with: [.current, .intervention])
  }

  /// The criteria that `child` shows if its facts are `facts`: bit i for `numbers[i]`.
  public static func shown(by child: ReferenceChild, facts: ReferenceFacts) -> UInt64 {
    let current = facts.contains(.current)
    let multiAgency = facts.contains(.multiAgency)
    let yot = facts.contains(.yot)
    let nps = facts.contains(.nps)
    let police = facts.contains(.police)
    let intervention = facts.contains(.intervention)
    let ofSchoolAge = child.age >= 5 && child.age <= 15

    var criteria: UInt64 = 0
    var bit: UInt64 = 1
    func next(_ isShown: Bool) {
      if isShown { criteria |= bit }
      bit <<= 1
    }
    next(current && multiAgency)
    next(police && (child.age <= 9 || child.disabled))
    next(yot && child.age >= 10)
    next(current && intervention)
    next(intervention)
    next(child.list == .cic)
    next(child.disabled && current)
    next(child.age >= 4)
    next(ofSchoolAge)
    next(ofSchoolAge && multiAgency)
    next(multiAgency && (yot || nps || facts.contains(.sarc)))
    next(police)
    next(nps)
    next(nps && police)
    return criteria
  }
}
