import Guidance

/// Headings as real files spell them: another spelling that the edition knows, the words run
/// together, or a space too many.
struct HeadingFaults {
  private let draws: NamedDraws

  init(_ draws: NamedDraws) { self.draws = draws }

  /// One heading in four is spelt otherwise, never so that it means another column.
  func heading(_ field: Field, in list: ListDefinition) -> String {
    var draw = SharedDraw(draws.number("area/heading/\(list.name)/\(field.name)"))
    guard draw.below(4) == 0 else { return field.title }
    let other: String
    switch draw.below(3) {
    case 0: other = field.headings[draw.below(field.headings.count)]
    case 1: other = Self.runTogether(field.headings[draw.below(field.headings.count)])
    default: other = field.title + " "
    }
    guard let position = list.column(forHeading: other), list.columns[position].name == field.name
    else { return field.title }
    return other
  }

  /// `CIN start date` as `CINStartDate`.
  private static func runTogether(_ heading: String) -> String {
    heading.split(separator: " ").map { word in
      (word.first.map { String($0).uppercased() } ?? "") + word.dropFirst()
    }.joined()
  }
}
