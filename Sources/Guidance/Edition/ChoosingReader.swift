import Language

/// Reads the parts of an edition that say who may be chosen and what a choice should show.
enum ChoosingReader {
  static func candidates(_ root: DataReader) throws(Diagnostic) -> Edition.Candidates {
    guard let reader = try root.reader("candidates") else {
      throw root.mistake("\"candidates\" is missing")
    }
    try reader.allow(["when", "says", "except", "closed", "flag", "note", "cite"])
    let except = try reader.reader("except")
    let closed = try reader.reader("closed")
    return Edition.Candidates(
      who: try rule(reader), except: try except.map { other throws(Diagnostic) in try rule(other) },
      closed: try closed.map { other throws(Diagnostic) in try rule(other) },
      flag: try reader.text("flag"))
  }

  private static func rule(_ reader: DataReader) throws(Diagnostic) -> Edition.Rule {
    Edition.Rule(
      when: try reader.text("when"), says: try reader.text("says"),
      citations: try reader.texts("cite"))
  }

  static func spread(_ root: DataReader) throws(Diagnostic) -> Edition.SpreadRule {
    guard let reader = try root.reader("spread") else {
      throw root.mistake("\"spread\" is missing")
    }
    try reader.allow(["first", "disabled", "age-band", "note", "cite"])
    var first: [(rule: Edition.Rule, most: Int)] = []
    for item in try reader.items("first") {
      try item.allow(["when", "most", "says", "cite"])
      first.append((try rule(item), try item.number("most")))
    }
    guard first.count <= 64 else { throw reader.mistake("\"first\" has more than 64 entries") }
    return Edition.SpreadRule(
      first: first, disabled: try reader.text("disabled"), ageBand: try reader.text("age-band"))
  }

  /// A field's name, or an entry with its source.
  static func siblings(
    _ root: DataReader
  ) throws(Diagnostic) -> (field: String?, citations: [String]) {
    guard let node = root.node("siblings") else { return (nil, []) }
    if case .scalar = node { return (try root.text("siblings"), []) }
    guard let reader = try root.reader("siblings") else { return (nil, []) }
    try reader.allow(["field", "cite", "note"])
    return (try reader.text("field"), try reader.texts("cite"))
  }

  static func eligibility(_ root: DataReader) throws(Diagnostic) -> Edition.Eligibility {
    guard let reader = try root.reader("eligible") else {
      throw root.mistake("\"eligible\" is missing")
    }
    try reader.allow(["when", "note", "cite"])
    return Edition.Eligibility(
      when: try reader.text("when"), note: try reader.optionalText("note") ?? "",
      citations: try reader.texts("cite"))
  }

  static func localContext(_ root: DataReader) throws(Diagnostic) -> Edition.LocalContext? {
    guard let reader = try root.reader("local-context") else { return nil }
    try reader.allow(["says", "cite", "note"])
    return Edition.LocalContext(says: try reader.text("says"), citations: try reader.texts("cite"))
  }

  static func criteria(_ root: DataReader) throws(Diagnostic) -> [Edition.Criterion] {
    let criteria = try root.items("criteria").map { reader throws(Diagnostic) in
      try reader.allow([
        "id", "about", "when", "weight", "cite", "interpretation", "system", "note",
      ])
      let weight = try reader.optionalNumber("weight") ?? 1
      guard (0...1_000).contains(weight) else {
        throw reader.mistake("\"weight\" must be from 0 to 1000", at: reader.node("weight"))
      }
      let system = try reader.truth("system")
      let when = try reader.optionalText("when")
      guard system == (when == nil) else {
        throw reader.mistake("either \"when\" or \"system: true\" is needed")
      }
      return Edition.Criterion(
        id: try reader.text("id"), about: try reader.text("about"), when: when, weight: weight,
        citations: try reader.texts("cite"),
        interpretation: try reader.optionalText("interpretation") ?? "")
    }
    guard criteria.filter({ $0.when != nil }).count <= 64 else {
      throw root.mistake("at most 64 criteria may have a \"when\"", at: root.node("criteria"))
    }
    return criteria
  }

  /// The word that the criteria's ids begin with: all of them the same, a number behind it.
  static func word(
    of criteria: [Edition.Criterion], _ root: DataReader
  ) throws(Diagnostic) -> String {
    var found: String?
    for (criterion, reader) in zip(criteria, try root.items("criteria")) {
      try reader.requireName(criterion.id, at: reader.node("id"))
      let parts = criterion.id.parts(by: " ")
      guard parts.count == 2, let word = parts.first, !word.isEmpty, let number = parts.last,
        number.utf8.allSatisfy({ (0x30...0x39).contains($0) }), Int(number) != nil,
        word.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic }),
        word == found ?? String(word)
      else {
        throw reader.mistake(
          "\"id\" must be a word and a number, such as ESN 30, the word being one for all",
          at: reader.node("id"))
      }
      found = String(word)
    }
    return found ?? "ESN"
  }
}
