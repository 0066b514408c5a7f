import Guidance

/// Brings what the lists say of each child together, field by field.
///
/// The first list of the edition's order that says something decides: a known value goes before
/// one that says "unknown", and that before one that cannot be read. Where another list says
/// something else, both stay in their rows and the disagreement is noted.
struct ChildMerge {
  private let lists: [AreaList]
  private let edition: Edition
  private let children: Int
  private(set) var disagreements: [Disagreement] = []

  init(lists: [AreaList], edition: Edition, children: Int) {
    // Lists that the edition's order does not name come last, in the order of the edition.
    let inOrder = edition.order.compactMap { name in
      lists.first { $0.definition.name == name }
    }
    self.lists = inOrder + lists.filter { !edition.order.contains($0.definition.name) }
    self.edition = edition
    self.children = children
  }

  mutating func columns() -> [String: Column] {
    var columns: [String: Column] = [:]
    for field in edition.fields where field.type != .id {
      columns[field.name] = merged(field)
    }
    disagreements.sort { ($0.child, $0.field, $0.otherwise) < ($1.child, $1.field, $1.otherwise) }
    return columns
  }

  private mutating func merged(_ field: Field) -> Column {
    var codes = [UInt32](repeating: 0, count: children)
    var written = [""]
    var values: [Value] = [.missing]
    var decidedBy = [UInt16](repeating: 0, count: children)
    for (position, list) in lists.enumerated() {
      guard let column = list.column(named: field.name) else { continue }
      let offset = UInt32(written.count)
      var noted = Set<Int>()
      written.append(contentsOf: column.written)
      values.append(contentsOf: column.values)
      for (row, child) in list.childOfRow.enumerated() where child >= 0 {
        let code = column.codes[row]
        let value = column.values[Int(code)]
        guard value != .missing else { continue }
        let child = Int(child)
        let present = Int(codes[child])
        let strength = strength(value, field)
        if strength > self.strength(values[present], field) {
          codes[child] = code + offset
          decidedBy[child] = UInt16(position)
        } else if comparable(field), strength == Self.known, value != values[present],
          decidedBy[child] != UInt16(position), noted.insert(child).inserted
        {
          disagreements.append(
            Disagreement(
              child: Int32(child), field: field.name,
              decides: lists[Int(decidedBy[child])].definition.name,
              otherwise: list.definition.name))
        }
      }
    }
    return Column(field: field, codes: codes, written: written, values: values)
  }

  private static let known = 3

  /// How much a value says: nothing, something unreadable, "unknown", or something known.
  private func strength(_ value: Value, _ field: Field) -> Int {
    switch value {
    case .missing: return 0
    case .unreadable: return 1
    case .code(let position):
      guard case .code(let set) = field.type else { return Self.known }
      return edition.codeSets[set].codes[position].unknown ? 2 : Self.known
    case .text, .date, .whole: return Self.known
    }
  }

  /// Teams, workers and ages given may well differ between lists; who a child is may not.
  private func comparable(_ field: Field) -> Bool {
    switch field.type {
    case .date, .code: true
    case .id, .text, .whole, .age: false
    }
  }
}
