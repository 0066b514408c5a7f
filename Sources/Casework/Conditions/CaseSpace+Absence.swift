import Guidance

/// What is said of a field of which nothing is known.
extension CaseSpace {
  /// "nps is not in the lists (it comes with the additional facts)", "gender is blank in every row
  /// of cin".
  func absence(of field: String) -> Absence {
    if let derived = edition.derived.first(where: { $0.field.name == field }) {
      return absence(of: derived)
    }
    let holders = area.lists.filter { $0.column(named: field) != nil }.map(\.definition.name)
    if !holders.isEmpty {
      return Absence(.blank, "\(field) is blank in every row of \(holders.joined(separator: ", "))")
    }
    let isFact = edition.facts.contains { $0.name == field }
    guard isFact,
      let holder = edition.lists.last(where: { $0.columns.contains { $0.name == field } })
    else { return Absence(.notInLists, "\(field) is not in the lists") }
    let title = holder.title.prefix(1).lowercased() + holder.title.dropFirst()
    return Absence(.notInLists, "\(field) is not in the lists (it comes with the \(title))")
  }

  /// A computed field is in no list: what is said is what it would be computed from.
  private func absence(of derived: DerivedField) -> Absence {
    let field = derived.field.name
    let sources: [String]
    switch derived.rule {
    case .age(let birth, let given): sources = birth + [given]
    case .band(let other), .group(let other, _): sources = [other]
    case .list(let names):
      return Absence(
        .notInLists, "\(field) cannot be told: nobody is on \(names.joined(separator: ", "))")
    }
    let known = sources.filter { source in
      area.truth.fields[source]?.values.contains { !$0.isMissing } ?? false
    }
    if let known = known.first {
      let reason = asOf == nil ? "no day is set, as-of DATE sets one" : "\(known) cannot be read"
      return Absence(.notComputed, "\(field) cannot be counted: \(reason)")
    }
    let reasons = sources.map { absence(of: $0) }
    let blank = reasons.first { $0.kind != .notInLists }
    let reason = blank ?? reasons.first
    return Absence(
      blank?.kind ?? .notInLists,
      "\(field) cannot be told: \(reason?.words ?? "nothing says it")")
  }
}
