import Guidance
import Table

/// Brings what the lists say of each child in one field together.
///
/// Lists are added in the order in which they decide. Afterwards each of them is compared with
/// what was decided.
struct FieldMerge {
  private let field: Field
  private let precedence: ValuePrecedence
  private var codes: [UInt32]
  private var written: [TextList] = [[""]]
  private var values: [Value] = [.missing]
  private var strengths: [UInt8] = [0]
  /// For each distinct text a number, equal where texts mean the same; 0 where nothing known is
  /// said.
  private var meanings: [UInt32] = [0]
  private var numbers = Numbers()
  /// For each child the list that decides, by its position in the area, and its row.
  private var decidingList: [UInt16]
  private var decidingRow: [Int32]
  /// Of each list that was added, where its texts begin among all of them.
  private var offsets: [Int: UInt32] = [:]
  /// Of texts only lists that have each child once are compared: they say how things stand, where
  /// a list of events says who was responsible at the time.
  private var stands: [Int: Bool] = [:]

  init(_ field: Field, _ edition: Edition, children: Int) {
    self.field = field
    precedence = ValuePrecedence(field, edition)
    codes = [UInt32](repeating: 0, count: children)
    decidingList = [UInt16](repeating: 0, count: children)
    decidingRow = [Int32](repeating: -1, count: children)
  }

  var column: Column {
    Column(
      field: field, codes: Codes(codes, below: values.count), written: TextList(joining: written),
      values: values)
  }

  /// Whether rows may not say different things of a child. Workers and ages given may well
  /// differ; who a child is may not.
  var isCompared: Bool {
    switch field.type {
    case .date, .code: true
    case .text: field.isCompared
    case .id, .whole, .age: false
    }
  }

  /// Adds what the next list in the order says.
  mutating func add(_ list: AreaList, at position: Int) {
    guard let column = list.column(named: field.name) else { return }
    let offset = UInt32(values.count)
    offsets[position] = offset
    stands[position] = field.type != .text || list.definition.oneRowPerChild
    written.append(column.written)
    values += column.values
    strengths += column.values.map(precedence.strength)
    if isCompared { meanings += meanings(of: column) }
    let own = column.codes.looked(up: column.values.indices.map { UInt32($0) + offset })
    let mayRepeat = list.repeatedChildren > 0
    for (row, child) in list.childOfRow.enumerated() where child >= 0 {
      let code = own[row]
      let strength = strengths[Int(code)]
      guard strength > 0 else { continue }
      let child = Int(child)
      let present = strengths[Int(codes[child])]
      let decides =
        strength > present
        || mayRepeat && strength == present && Int(decidingList[child]) == position
          && goesBefore(row, Int(decidingRow[child]), column, list)
      guard decides else { continue }
      codes[child] = code
      decidingList[child] = UInt16(truncatingIfNeeded: position)
      decidingRow[child] = Int32(truncatingIfNeeded: row)
    }
  }

  /// Whether one row of a list goes before another that is about the same child.
  private func goesBefore(_ row: Int, _ other: Int, _ column: Column, _ list: AreaList) -> Bool {
    if list.isLater(row, than: other) { return true }
    if list.isLater(other, than: row) { return false }
    return precedence.keepsInView(
      (column.value(row), column.written(row)),
      before: (column.value(other), column.written(other)))
  }

  /// Where a list says something else than what decides: once for each child and meaning, at the
  /// latest row that says it.
  mutating func disagreements(in list: AreaList, _ position: Int) -> [Disagreement] {
    guard let column = list.column(named: field.name), let offset = offsets[position],
      stands[position] == true
    else { return [] }
    let meanings = self.meanings
    let own = column.codes.looked(
      up: column.values.indices.map { meanings[$0 + Int(offset)] })
    var found: [Disagreement] = []
    var noted: [Noted: Int] = [:]
    for (row, child) in list.childOfRow.enumerated() where child >= 0 && own[row] != 0 {
      let decided = meanings[Int(codes[Int(child)])]
      guard decided != 0, own[row] != decided, stands[Int(decidingList[Int(child)])] == true
      else { continue }
      let decides = Disagreement.Place(
        list: Int(decidingList[Int(child)]), row: Int(decidingRow[Int(child)]))
      // A form that corrects an earlier one does not contradict it.
      if decides.list == position, list.turn(of: decides.row) > list.turn(of: row) { continue }
      let place = Disagreement.Place(list: position, row: row)
      let key = Noted(child: child, meaning: own[row])
      if let known = noted[key] {
        if list.isLater(row, than: found[known].otherwise.row) {
          found[known].otherwise = place
        }
        continue
      }
      noted[key] = found.count
      found.append(
        Disagreement(child: child, field: field.name, decides: decides, otherwise: place))
    }
    return found
  }

  private struct Noted: Hashable {
    let child: Int32
    let meaning: UInt32
  }

  private mutating func meanings(of column: Column) -> [UInt32] {
    zip(column.values, column.written).map { value, written in
      guard precedence.strength(value) == ValuePrecedence.known else { return 0 }
      return value == .text ? numbers.number(Spelling.ofValue(written)) : numbers.number(value)
    }
  }

  /// Numbers from 1 for values and texts, the same for the same.
  private struct Numbers {
    private var values: [Value: UInt32] = [:]
    private var texts: [String: UInt32] = [:]

    mutating func number(_ value: Value) -> UInt32 {
      let number = values[value] ?? UInt32(values.count + 1)
      values[value] = number
      return number
    }

    mutating func number(_ text: String) -> UInt32 {
      let number = texts[text] ?? UInt32(texts.count + 1)
      texts[text] = number
      return number
    }
  }
}
