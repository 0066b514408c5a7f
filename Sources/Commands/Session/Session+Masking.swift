import Casework
import Guidance
import Language

extension Session {
  /// A reason as it may be shown: it is a text of a person's own, and may name anybody.
  func shown(reason: String) -> String { isMasked ? Pseudonyms.hidden : reason }

  /// Why a child was chosen, as it may be shown.
  func shownWhy(_ chosen: Choice.Chosen) -> String {
    let mark = Choice.pickedByHand
    return isMasked && chosen.why.hasPrefix(mark) ? mark + Pseudonyms.hidden : chosen.why
  }

  /// The rank of a ticket, as it may be shown: with the seed beside it, some of them tell an ID.
  func shown(rank: Int?) -> Int? { isMasked ? nil : rank }

  /// A condition that was typed before the mask was on, without the values that identify.
  func hiding(_ condition: Condition) -> Condition {
    hiding(condition) { $0.identifies || $0.type == .text }
  }

  /// A condition without the values with which fields of some kind are compared.
  func hiding(_ condition: Condition, where isHidden: (Field) -> Bool) -> Condition {
    condition.hiding { field in
      let name = field.text.lowercased()
      let named = (edition.fields + edition.lists.flatMap(\.columns)).filter { $0.name == name }
      if !named.isEmpty { return named.contains(where: isHidden) }
      // What cannot be told is hidden.
      return (try? space.field(field)).map { isHidden($0.column.field) } ?? true
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
