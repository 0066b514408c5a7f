import Guidance
import Table

/// Brings what the lists say of each child together, field by field.
///
/// The first list of the edition's order that says something decides: a known value goes before
/// one that says "unknown", and that before one that cannot be read. Where another list says
/// something else, both stay in their rows and the disagreement is noted.
struct ChildMerge {
  private let lists: [AreaList]
  private let edition: Edition
  private let children: Int
  /// The codes of every field that no list has.
  private let nothing: Codes
  private(set) var disagreements: [Disagreement] = []

  init(lists: [AreaList], edition: Edition, children: Int) {
    // Lists that the edition's order does not name come last, in the order of the edition.
    let inOrder = edition.order.compactMap { name in
      lists.first { $0.definition.name == name }
    }
    self.lists = inOrder + lists.filter { !edition.order.contains($0.definition.name) }
    self.edition = edition
    self.children = children
    nothing = Codes(zeros: children)
  }

  mutating func columns() -> [String: Column] {
    var columns: [String: Column] = [:]
    for field in edition.fields where field.type != .id {
      columns[field.name] = merged(field)
    }
    let texts = TextDisagreements(lists, children: children)
    for field in edition.fields where field.type == .text && field.isCompared {
      disagreements += texts.find(field)
    }
    disagreements.sort { ($0.child, $0.field, $0.otherwise) < ($1.child, $1.field, $1.otherwise) }
    return columns
  }

  private mutating func merged(_ field: Field) -> Column {
    let holders = lists.indices.filter { lists[$0].column(named: field.name) != nil }
    if holders.count == 1, let list = holders.first.map({ lists[$0] }), list.index.isInOrder,
      list.rows == children, let column = list.column(named: field.name)
    {
      return column
    }
    guard !holders.isEmpty else {
      return Column(field: field, codes: nothing, written: [""], values: [.missing])
    }
    var codes = [UInt32](repeating: 0, count: children)
    var written: [TextList] = [[""]]
    var values: [Value] = [.missing]
    var strengths: [UInt8] = [0]
    var decidedBy = [UInt16](repeating: 0, count: children)
    for position in holders {
      let list = lists[position]
      guard let column = list.column(named: field.name) else { continue }
      let offset = UInt32(values.count)
      var noted = Set<Int32>()
      written.append(column.written)
      values += column.values
      strengths += column.values.map { strength($0, field) }
      let own = column.codes.looked(up: column.values.indices.map { UInt32($0) + offset })
      for (row, child) in list.childOfRow.enumerated() where child >= 0 {
        let code = own[row]
        let strength = strengths[Int(code)]
        guard strength > 0 else { continue }
        let present = Int(codes[Int(child)])
        if strength > strengths[present] {
          codes[Int(child)] = code
          decidedBy[Int(child)] = UInt16(position)
        } else if strength == Self.known, comparable(field), values[Int(code)] != values[present],
          decidedBy[Int(child)] != UInt16(position), noted.insert(child).inserted
        {
          disagreements.append(
            Disagreement(
              child: child, field: field.name,
              decides: lists[Int(decidedBy[Int(child)])].definition.name,
              otherwise: list.definition.name))
        }
      }
    }
    return Column(
      field: field, codes: Codes(codes, below: values.count), written: TextList(joining: written),
      values: values)
  }

  private static let known: UInt8 = 3

  /// How much a value says: nothing, something unreadable, "unknown", or something known.
  private func strength(_ value: Value, _ field: Field) -> UInt8 {
    switch value {
    case .missing: return 0
    case .unreadable: return 1
    case .code(let position):
      guard case .code(let set) = field.type else { return Self.known }
      return edition.codeSets[set].codes[position].unknown ? 2 : Self.known
    case .text, .date, .whole: return Self.known
    }
  }

  /// Workers and ages given may well differ between lists; who a child is may not. Texts that must
  /// not differ either, such as teams, are compared by `TextDisagreements`.
  private func comparable(_ field: Field) -> Bool {
    switch field.type {
    case .date, .code: true
    case .id, .text, .whole, .age: false
    }
  }
}
