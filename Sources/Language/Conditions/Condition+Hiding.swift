extension Condition {
  /// The same condition with `masked` in the place of each value of some fields, for screens that
  /// others see.
  public func hiding(_ isHidden: (Literal) -> Bool) -> Condition {
    switch self {
    case .all(let parts): .all(parts.map { $0.hiding(isHidden) })
    case .any(let parts): .any(parts.map { $0.hiding(isHidden) })
    case .not(let part): .not(part.hiding(isHidden))
    case .predicate(let predicate, let span): .predicate(predicate.hiding(isHidden), span)
    }
  }
}

extension Predicate {
  fileprivate func hiding(_ isHidden: (Literal) -> Bool) -> Predicate {
    func shown(_ value: Literal, of field: Literal) -> Literal {
      isHidden(field) ? Literal(text: "masked", quoted: false, span: value.span) : value
    }
    switch self {
    case .comparison(let field, let comparison, let value):
      return .comparison(field, comparison, shown(value, of: field))
    case .range(let field, let low, let high):
      return .range(field, low: shown(low, of: field), high: shown(high, of: field))
    case .among(let field, let values):
      return .among(field, values.map { shown($0, of: field) })
    case .dated(let field, let before, let date):
      return .dated(field, before: before, shown(date, of: field))
    case .text(let field, let test, let text):
      return .text(field, test, shown(text, of: field))
    case .someRow(let list, let condition):
      return .someRow(list: list, condition.hiding(isHidden))
    case .count(let list, let condition, let comparison, let number):
      return .count(list: list, condition?.hiding(isHidden), comparison, number)
    case .phrase, .truth, .missing, .unknown, .period, .onList, .inSet:
      return self
    }
  }
}
