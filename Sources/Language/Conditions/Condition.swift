/// A condition on a child, or on one row of a list, as it was typed: names are not yet bound.
public indirect enum Condition: Sendable, Equatable {
  case all([Condition])
  case any([Condition])
  case not(Condition)
  case predicate(Predicate, Span)
}

/// One thing said of a child or a row.
public indirect enum Predicate: Sendable, Equatable {
  /// A phrase of the edition, such as `NPS involved`.
  case phrase(String)
  /// A yes/no field named alone: it is Yes.
  case truth(Literal)
  case comparison(Literal, Comparison, Literal)
  case range(Literal, low: Literal, high: Literal)
  case among(Literal, [Literal])
  case missing(Literal, negated: Bool)
  case unknown(Literal, negated: Bool)
  /// `before`, `after`: a date is strictly earlier or later than another.
  case dated(Literal, before: Bool, Literal)
  /// `older than 3 months`, `within 10 days`: counted back from the as-of date.
  case period(Literal, olderThan: Bool, count: Int, unit: PeriodUnit)
  case text(Literal, TextTest, Literal)
  /// Some one row of the list satisfies all of the condition.
  case someRow(list: Literal, Condition)
  case count(list: Literal, Condition?, Comparison, Int)
  case onList(Literal)
  case inSet(Literal)
}

public enum Comparison: String, Sendable, CaseIterable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  public func holds(_ left: Int, _ right: Int) -> Bool {
    switch self {
    case .equal: left == right
    case .notEqual: left != right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }
}

public enum PeriodUnit: String, Sendable, CaseIterable {
  case days, weeks, months
}

public enum TextTest: String, Sendable {
  case contains
  case startsWith = "starts with"
  case matches
}

extension Condition {
  /// The parts that must all hold: those between its commas and `and`s.
  public var clauses: [Condition] {
    guard case .all(let parts) = self else { return [self] }
    return parts.flatMap(\.clauses)
  }

  /// The condition in full, each name as it was typed; reading it again gives the same.
  public var text: String { text(inside: 0) }

  private func text(inside level: Int) -> String {
    switch self {
    case .all(let parts):
      let text = parts.map { $0.text(inside: 2) }.joined(separator: " and ")
      return level > 2 ? "(\(text))" : text
    case .any(let parts):
      let text = parts.map { $0.text(inside: 1) }.joined(separator: " or ")
      return level > 1 ? "(\(text))" : text
    case .not(let part): return "not \(part.text(inside: 3))"
    case .predicate(let predicate, _): return predicate.text
    }
  }
}

extension Predicate {
  /// The field of which it says something; nil where it speaks of a list, a set or by a phrase.
  public var field: Literal? {
    switch self {
    case .truth(let field), .comparison(let field, _, _), .range(let field, _, _),
      .among(let field, _), .missing(let field, _), .unknown(let field, _),
      .dated(let field, _, _), .period(let field, _, _, _), .text(let field, _, _):
      field
    case .phrase, .someRow, .count, .onList, .inSet: nil
    }
  }

  var text: String {
    switch self {
    case .phrase(let phrase): phrase
    case .truth(let field): field.source
    case .comparison(let field, let comparison, let value):
      "\(field.source) \(comparison.rawValue) \(value.source)"
    case .range(let field, let low, let high): "\(field.source) \(low.source)..\(high.source)"
    case .among(let field, let values):
      "\(field.source) in (\(values.map(\.source).joined(separator: ", ")))"
    case .missing(let field, let negated): "\(field.source) is \(negated ? "not " : "")missing"
    case .unknown(let field, let negated): "\(field.source) is \(negated ? "not " : "")unknown"
    case .dated(let field, let before, let date):
      "\(field.source) \(before ? "before" : "after") \(date.source)"
    case .period(let field, let olderThan, let count, let unit):
      "\(field.source) \(olderThan ? "older than" : "within") \(count) \(unit.rawValue)"
    case .text(let field, .matches, let pattern): "\(field.source) matches /\(pattern.text)/"
    case .text(let field, let test, let text): "\(field.source) \(test.rawValue) \(text.source)"
    case .someRow(let list, let condition): "\(list.source)[\(condition.text)]"
    case .count(let list, let condition, let comparison, let number):
      "count \(list.source)\(condition.map { "[\($0.text)]" } ?? "") "
        + "\(comparison.rawValue) \(number)"
    case .onList(let list): "on \(list.source)"
    case .inSet(let set): "in \(set.source)"
    }
  }
}
