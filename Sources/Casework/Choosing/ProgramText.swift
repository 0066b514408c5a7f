/// An integer program in CPLEX's LP format, which HiGHS, GLPK, CBC and others read.
struct ProgramText {
  enum Sense: String {
    case minimum = "Minimize"
    case maximum = "Maximize"
  }

  enum Relation: String {
    case atLeast = ">="
    case atMost = "<="
    case equal = "="
  }

  /// A variable and its factor, not 0.
  typealias Term = (factor: Int, variable: String)

  /// Some readers take no line of more than 255 signs.
  private static let widest = 96

  private(set) var bytes: [UInt8] = []
  private var column = 0
  private var binaries: [String] = []

  /// A line that solvers skip.
  mutating func remark(_ text: String) {
    let line = text.utf8.map { $0 < 0x20 || $0 == 0x7f ? UInt8(ascii: " ") : $0 }
    bytes += "\\ ".utf8
    bytes += line
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Where there are no terms, whatever is feasible will do: then `variable` stands with factor 0.
  mutating func objective(_ sense: Sense, _ terms: some Collection<Term>, orElse variable: String) {
    heading(sense.rawValue)
    word(" objective:")
    if terms.isEmpty { word(" 0 \(variable)") }
    write(terms)
    endLine()
    heading("Subject To")
  }

  /// A rule. One without terms says nothing, and is left out.
  mutating func row(
    _ name: String, _ terms: some Collection<Term>, _ relation: Relation, _ bound: Int
  ) {
    guard !terms.isEmpty else { return }
    word(" \(name):")
    write(terms)
    word(" \(relation.rawValue) \(bound)")
    endLine()
  }

  /// Takes a variable for one that is 0 or 1. All others are 0 or more.
  mutating func binary(_ variable: String) { binaries.append(variable) }

  mutating func end() {
    if !binaries.isEmpty {
      heading("Binary")
      for variable in binaries { word(" \(variable)") }
      endLine()
    }
    heading("End")
  }

  private mutating func write(_ terms: some Collection<Term>) {
    var isFirst = true
    for (factor, variable) in terms {
      let sign = factor < 0 ? " -" : isFirst ? "" : " +"
      word(
        factor.magnitude == 1 ? "\(sign) \(variable)" : "\(sign) \(factor.magnitude) \(variable)")
      isFirst = false
    }
  }

  private mutating func word(_ text: String) {
    if column + text.utf8.count > Self.widest {
      endLine()
      bytes.append(UInt8(ascii: " "))
      column = 1
    }
    bytes += text.utf8
    column += text.utf8.count
  }

  private mutating func endLine() {
    if column > 0 { bytes.append(UInt8(ascii: "\n")) }
    column = 0
  }

  private mutating func heading(_ text: String) {
    word(text)
    endLine()
  }
}
