import Guidance
import Language

/// Which names are fields, found without a look at any row: a line that is being typed asks it
/// at each key. It answers as `CaseSpace.field` does, which finds the columns too.
public struct FieldNames: Sendable {
  private let area: Area
  private let names: [String]
  private let ownNames: Set<String>
  private let spellings: Set<String>

  private var edition: Edition { area.edition }

  public init(_ area: Area) {
    let edition = area.edition
    self.area = area
    names = CaseSpace(area, asOf: nil).fieldNames
    ownNames = Set(["id"] + edition.derived.map(\.field.name) + edition.fields.map(\.name))
    spellings = Set(
      edition.fields.flatMap(\.headings).map(Spelling.ofHeading)
        + edition.derived.map { Spelling.ofHeading($0.field.title) })
  }

  /// Whether the name is a field, of a child or, inside a list's brackets, of its rows.
  public func isKnown(_ name: Literal, rowsOf list: String? = nil) -> Bool {
    if let list, let definition = edition.list(named: list), holds(definition, name.text) {
      return true
    }
    if ownNames.contains(name.text.lowercased()) { return true }
    if spellings.contains(Spelling.ofHeading(name.text)) { return true }
    if let dot = name.text.firstIndex(of: "."), !name.quoted {
      guard let definition = edition.list(named: String(name.text[..<dot])) else { return false }
      return holds(definition, String(name.text[name.text.index(after: dot)...]))
    }
    let loaded = area.lists.count { holds($0.definition, name.text) }
    if loaded > 0 { return loaded == 1 }
    let holders = edition.lists.count { $0.column(forHeading: name.text) != nil }
    return holders == 1 || (holders == 0 && wasReadAsField(name.text))
  }

  /// Whether some field's name begins so.
  public func hasBeginning(_ text: String, rowsOf list: String? = nil) -> Bool {
    let text = text.lowercased()
    if let list, let definition = edition.list(named: list),
      definition.columns.contains(where: { $0.name.hasPrefix(text) })
    {
      return true
    }
    return names.contains { $0.lowercased().hasPrefix(text) }
      || edition.lists.contains { list in
        guard text.hasPrefix("\(list.name).") || "\(list.name).".hasPrefix(text) else {
          return false
        }
        return list.columns.contains { "\(list.name).\($0.name)".hasPrefix(text) }
      }
  }

  private func holds(_ definition: ListDefinition, _ name: String) -> Bool {
    if let list = area.list(named: definition.name), list.column(forName: name) != nil {
      return true
    }
    return definition.column(forHeading: name) != nil
  }

  private func wasReadAsField(_ heading: String) -> Bool {
    let key = Corrections.key(heading)
    return area.lists.contains { list in
      list.parts.contains { part in
        part.reports.contains { $0.field != nil && Corrections.key($0.heading) == key }
      }
    }
  }
}
