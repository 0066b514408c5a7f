import Language

/// Reads the parts of an edition that say who may be chosen and what a choice should show.
enum ChoosingReader {
  static func candidates(_ root: DataReader) throws(Diagnostic) -> Edition.Candidates {
    guard let reader = try root.reader("candidates") else {
      throw root.mistake("\"candidates\" is missing")
    }
    try reader.allow(["when", "except", "note", "cite"])
    return Edition.Candidates(
      when: try reader.text("when"), except: try reader.optionalText("except"),
      note: try reader.optionalText("note") ?? "", citations: try reader.texts("cite"))
  }

  static func spread(_ root: DataReader) throws(Diagnostic) -> Edition.SpreadRule {
    guard let reader = try root.reader("spread") else {
      throw root.mistake("\"spread\" is missing")
    }
    try reader.allow(["yot", "nps", "disabled", "age-band", "note", "cite"])
    return Edition.SpreadRule(
      yot: try reader.text("yot"), nps: try reader.text("nps"),
      disabled: try reader.text("disabled"), ageBand: try reader.text("age-band"),
      citations: try reader.texts("cite"))
  }

  static func eligibility(_ root: DataReader) throws(Diagnostic) -> Edition.Eligibility {
    guard let reader = try root.reader("eligible") else {
      throw root.mistake("\"eligible\" is missing")
    }
    return Edition.Eligibility(
      when: try reader.text("when"), note: try reader.optionalText("note") ?? "",
      citations: try reader.texts("cite"))
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
}
