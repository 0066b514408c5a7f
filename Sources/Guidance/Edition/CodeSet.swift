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
  /// Those with quotes or a closing full stop in them, without these.
  private let loosened: [String: Int]

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
    var loosened: [String: Int] = [:]
    var ambiguous: Set<String> = []
    for (key, position) in index {
      guard let loose = Self.loosened(key) else { continue }
      if let other = loosened[loose] ?? index[loose], other != position { ambiguous.insert(loose) }
      loosened[loose] = position
    }
    self.loosened = loosened.filter { !ambiguous.contains($0.key) }
    var groups: [String] = []
    for code in codes where !code.group.isEmpty && !groups.contains(code.group) {
      groups.append(code.group)
    }
    self.groups = groups
  }

  /// The position of the code that `text` stands for, or nil where it is none.
  ///
  /// Read as a whole first; then without a leading letter (`s) NOBT`), and by a code in front
  /// of a dash or a colon (`N1 - Abuse or Neglect`). Quotes and a closing full stop do not matter:
  /// the template has both in its labels.
  public func position(of text: String) -> Int? {
    if let found = known(text) { return found }
    let bare = Spelling.withoutLetter(text)
    if bare != text, let found = known(bare) { return found }
    guard let front = Spelling.frontOfDash(bare) else { return nil }
    let key = Spelling.ofValue(front)
    return codes.firstIndex { Spelling.ofValue($0.code) == key }
  }

  private func known(_ text: String) -> Int? {
    let key = Spelling.ofValue(text)
    if let found = spellings[key] { return found }
    let loose = Self.loosened(key) ?? key
    return loosened[loose] ?? spellings[loose]
  }

  /// A spelling without quotes and a closing full stop; nil where it has none of them.
  private static func loosened(_ key: String) -> String? {
    let scalars = key.unicodeScalars
    let isDressed = scalars.contains { $0 == "'" || $0 == "\"" } || scalars.last == "."
    guard isDressed else { return nil }
    var loose = String.UnicodeScalarView(scalars.lazy.filter { $0 != "'" && $0 != "\"" })
    while let last = loose.last, last == "." || last == " " { loose.removeLast() }
    return loose.isEmpty ? nil : String(loose)
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
