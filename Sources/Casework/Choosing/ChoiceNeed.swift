/// Something that the rest of a choice has to bring, or at least may.
enum ChoiceNeed {
  case criterion(UInt64)
  case level(attribute: Int, level: Int32)
  case quota(UInt64)
  /// Someone whose ticket comes no later than this one's.
  case early(Int32)
  /// One more candidate, whoever it is.
  case anyone

  @inline(__always)
  func isMet(by candidate: Int32, _ columns: ChoiceColumns) -> Bool {
    switch self {
    case .criterion(let bit): columns.criteria[Int(candidate)] & bit != 0
    case .level(let attribute, let level): columns.attributes(of: candidate)[attribute] == level
    case .quota(let bit): columns.quotas[Int(candidate)] & bit != 0
    case .early(let last): candidate <= last
    case .anyone: true
    }
  }
}
