/// A set of values that a field may take, with every spelling that is known for them.
public struct CodeSet: Sendable {
  public struct Code: Sendable, Hashable {
    /// The short form, such as `WBRI`; what the program shows and exports.
    public let code: String
    /// In words, such as `White British`.
    public let label: String
    /// As the template asks for it, such as `a) WBRI`.
    public let written: String
    /// The group that it belongs to, such as `White`; empty where the set has no groups.
    public let group: String
    /// Whether it says that the value is not known: neither equal nor unequal to another.
    public let unknown: Bool
  }

  public let name: String
  public let title: String
  public let codes: [Code]
  public let citations: [String]
  /// The groups in the order of the codes, each once.
  public let groups: [String]
  /// Every known spelling, as `Spelling.ofValue` makes it, with the position of its code.
  let spellings: [String: Int]

  init(
    name: String, title: String, codes: [Code], spellings: [[String]], citations: [String]
  ) {
    self.name = name
    self.title = title
    self.codes = codes
    self.citations = citations
    var index: [String: Int] = [:]
    // Codes and labels first: an `also` of one code never hides the code of another.
    for (position, code) in codes.enumerated() {
      for text in [code.code, code.label, code.written] {
        let key = Spelling.ofValue(text)
        if index[key] == nil { index[key] = position }
      }
    }
    for (position, texts) in spellings.enumerated() {
      for text in texts {
        let key = Spelling.ofValue(text)
        if index[key] == nil { index[key] = position }
      }
    }
    self.spellings = index
    var groups: [String] = []
    for code in codes where !code.group.isEmpty && !groups.contains(code.group) {
      groups.append(code.group)
    }
    self.groups = groups
  }

  /// The position of the code that `text` stands for, or nil where it is none.
  ///
  /// Read as a whole first; then without a leading letter (`s) NOBT`), and by a code in front
  /// of a dash or a colon (`N1 - Abuse or Neglect`).
  public func position(of text: String) -> Int? {
    if let found = spellings[Spelling.ofValue(text)] { return found }
    let bare = Spelling.withoutLetter(text)
    if bare != text, let found = spellings[Spelling.ofValue(bare)] { return found }
    guard let front = Spelling.frontOfDash(bare) else { return nil }
    let key = Spelling.ofValue(front)
    return codes.firstIndex { Spelling.ofValue($0.code) == key }
  }

  /// The position of Yes, where this is a set of yes and no.
  public var yes: Int? {
    guard codes.contains(where: { $0.code == "N" }) else { return nil }
    return codes.firstIndex { $0.code == "Y" }
  }

  /// The positions of the codes of the group that `text` names; empty where it names none.
  public func positions(inGroup text: String) -> [Int] {
    let key = Spelling.ofValue(text)
    return codes.indices.filter {
      !codes[$0].group.isEmpty && Spelling.ofValue(codes[$0].group) == key
    }
  }
}
