import Casework
import Guidance
import Language

extension Session {
  /// A condition that was typed before the mask was on, without the values that identify.
  func hiding(_ condition: Condition) -> Condition {
    condition.hiding { field in
      let name = field.text.lowercased()
      let named = (edition.fields + edition.lists.flatMap(\.columns)).filter { $0.name == name }
      if !named.isEmpty { return named.contains(where: \.identifies) }
      // What cannot be told is hidden.
      return (try? space.field(field))?.column.field.identifies ?? true
    }
  }

  /// The criteria as they count now, and as they may be shown.
  var shownCriteria: [Edition.Criterion] {
    guard isMasked else { return emphasis.criteria(of: edition) }
    return emphasis.criteria(of: edition) { condition in
      (try? Conditions.parse(condition, edition)).map { hiding($0).text } ?? "masked"
    }
  }

  /// What made the session what it is; where the mask came later the command's name alone.
  var doneBySaid: String {
    isMasked && isDoneUnmasked ? String(doneBy.firstWord) : doneBy
  }
}
