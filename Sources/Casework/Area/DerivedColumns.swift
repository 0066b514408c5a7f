import Guidance
import Synchronization
import Table

/// The computed fields of an area, each made once a day that it is asked for: an age is asked for
/// by many conditions of one command. It never shows in a result, since what is computed hangs on
/// the area and the day alone.
final class DerivedColumns: Sendable {
  private struct Key: Hashable {
    let field: String
    let asOf: CivilDate?
  }

  private let made = Mutex<[Key: Column]>([:])

  func column(_ field: String, asOf: CivilDate?, make: () -> Column?) -> Column? {
    let key = Key(field: field, asOf: asOf)
    if let known = made.withLock({ $0[key] }) { return known }
    guard let column = make() else { return nil }
    made.withLock { $0[key] = column }
    return column
  }
}
