import Table

/// What a cell says, once it has been read by its field's type.
public enum Value: Sendable, Hashable {
  /// Blank, or one of the edition's marks for a missing value.
  case missing
  /// Written, but not readable as the field's type: kept as it was written.
  case unreadable
  /// The written text itself.
  case text
  case date(CivilDate)
  case whole(Int)
  /// The position in the field's code set.
  case code(Int)

  @inlinable
  public var isMissing: Bool {
    if case .missing = self { true } else { false }
  }
}

/// The values of a field, one a row: each distinct text is kept once, with what it means.
///
/// Every test of a value is made once for each distinct text; rows are then looked up by
/// their code. So the loop over rows is the same for every field type.
public struct Column: Sendable {
  public let field: Field
  /// For each row, the position of its text in `written` and `values`.
  public let codes: Codes
  public let written: TextList
  public let values: [Value]
  /// Where each text stands in `written`; nil where the same text may stand in it twice.
  public let texts: TextIndex?

  /// A column in which the same text may have several codes.
  public init(field: Field, codes: Codes, written: TextList, values: [Value]) {
    self.field = field
    self.codes = codes
    self.written = written
    self.values = values
    texts = nil
  }

  /// A column in which each text has one code.
  public init(field: Field, codes: Codes, texts: TextIndex, values: [Value]) {
    self.field = field
    self.codes = codes
    self.texts = texts
    self.values = values
    written = texts.list
  }

  /// A column of `rows` rows in which nothing is known.
  public init(missing field: Field, rows: Int) {
    self.init(
      field: field, codes: Codes(zeros: rows), written: [""], values: [.missing])
  }

  /// The column without some rows, given in order, and for each of its old entries the new one:
  /// texts that no row holds any more are forgotten.
  func without(_ rows: [Int]) -> (column: Column, entries: [Int]) {
    var next = rows[...]
    var rest: [UInt32] = []
    rest.reserveCapacity(codes.count - rows.count)
    codes.eachRow { row, code in
      if next.first == row { next = next.dropFirst() } else { rest.append(UInt32(code)) }
    }
    // Texts stand in the order in which rows first hold them, the blank one before all.
    var entries = [Int](repeating: 0, count: written.count)
    var used = written.isEmpty ? [] : [0]
    for code in rest where code > 0 && entries[Int(code)] == 0 {
      entries[Int(code)] = used.count
      used.append(Int(code))
    }
    let codes = Codes(rest.map { UInt32(entries[Int($0)]) }, below: used.count)
    let kept = used.map { values[$0] }
    let list = TextList(used.map { written[$0] })
    guard texts != nil else {
      return (Column(field: field, codes: codes, written: list, values: kept), entries)
    }
    return (Column(field: field, codes: codes, texts: TextIndex(list), values: kept), entries)
  }

  public func value(_ row: Int) -> Value { values[Int(codes[row])] }

  public func written(_ row: Int) -> String { written[Int(codes[row])] }

  /// How many rows hold each distinct text.
  public func counts() -> [Int] { codes.histogram(below: written.count) }

  /// How many rows hold a value of which `test` is true.
  public func rows(where test: (Value) -> Bool) -> Int {
    let wanted = values.indices.filter { test(values[$0]) }
    // A few texts are counted one by one faster than all together.
    if wanted.count <= 8 { return wanted.reduce(0) { $0 + codes.count(of: $1) } }
    let counts = counts()
    return wanted.reduce(0) { $0 + counts[$1] }
  }
}

/// The text under which a value is shown, counted, sorted and exported.
public struct ValueText: Sendable {
  private let codeSets: [CodeSet]

  public init(_ edition: Edition) { codeSets = edition.codeSets }

  /// The short form: a code, an ISO date, a number, or the text as it was written.
  ///
  /// Empty where the value is missing.
  public func short(_ value: Value, written: String, type: FieldType) -> String {
    switch value {
    case .missing: ""
    case .unreadable, .text: written
    case .date(let date): date.description
    case .whole(let number): String(number)
    case .code(let position): code(position, type)?.code ?? written
    }
  }

  /// The label of a code, and otherwise the short form.
  public func label(_ value: Value, written: String, type: FieldType) -> String {
    if case .code(let position) = value, let code = code(position, type) { return code.label }
    return short(value, written: written, type: type)
  }

  public func code(_ position: Int, _ type: FieldType) -> CodeSet.Code? {
    guard case .code(let set) = type, codeSets.indices.contains(set),
      codeSets[set].codes.indices.contains(position)
    else { return nil }
    return codeSets[set].codes[position]
  }
}
