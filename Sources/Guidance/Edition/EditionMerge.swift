import Language

/// Puts an edition's own entries in the place of its base's, adds those that are new, and leaves
/// out what it says that it does `without`.
///
/// Parts whose entries have names are gone through entry by entry; any other part stands as a
/// whole. An entry stands as a whole too, unless it is `like: base`: then it is the base's with
/// its own keys in the place of the base's, by the same rules.
struct EditionMerge {
  /// Every file, by its number.
  let files: [String]

  /// What names the entries of a part: a key of theirs, or the key that they stand under.
  private enum Naming {
    case by(String)
    case key
  }

  private static let parts: [String: Naming] = [
    "sources": .key, "codes": .key, "fields": .key, "derived": .key, "options": .key,
    "documents": .key,
    "abbreviations": .key, "lists": .by("name"), "facts": .by("name"), "phrases": .by("phrase"),
    "not-lists": .by("name"), "quality": .by("id"), "criteria": .by("id"), "events": .by("id"),
    "readings": .by("id"),
  ]
  /// The same inside an entry that is like the base's.
  private static let innerParts: [String: Naming] = [
    "values": .by("code"), "columns": .by("field"), "choices": .by("name"), "items": .by("id"),
  ]
  /// What an edition says of itself alone.
  private static let ownKeys = ["format", "edition", "title", "base", "without"]

  /// - Throws: `bad-edition` where something is left out that is not there.
  func merged(_ base: DataReader, _ own: DataReader) throws(Diagnostic) -> YamlNode {
    let inherited = base.entries.filter { !Self.ownKeys.contains($0.key) }
    let said = own.entries.filter { $0.key != "base" && $0.key != "without" }
    return .mapping(
      try entries(inherited, said, own, parts: Self.parts), at: own.place)
  }

  private func entries(
    _ base: [YamlNode.Entry], _ said: [YamlNode.Entry], _ own: DataReader,
    parts: [String: Naming]
  ) throws(Diagnostic) -> [YamlNode.Entry] {
    let without = try leftOut(own, base)
    var merged: [YamlNode.Entry] = []
    for entry in base {
      let mine = said.first { $0.key == entry.key }
      if without[entry.key] == .all {
        if let mine { merged.append(mine) }
        continue
      }
      guard mine != nil || without[entry.key] != nil else {
        merged.append(entry)
        continue
      }
      let value = try part(
        entry, mine?.value, without[entry.key]?.names ?? [], parts[entry.key], own)
      merged.append(
        YamlNode.Entry(key: entry.key, place: mine?.place ?? entry.place, value: value))
    }
    return merged + said.filter { mine in !base.contains { $0.key == mine.key } }
  }

  private func part(
    _ base: YamlNode.Entry, _ own: YamlNode?, _ without: [YamlNode], _ naming: Naming?,
    _ reader: DataReader
  ) throws(Diagnostic) -> YamlNode {
    switch (naming, base.value, own) {
    case (.by(let key)?, .sequence(let items, let place), nil):
      return .sequence(try self.items(items, [], without, by: key, base.key), at: place)
    case (.by(let key)?, .sequence(let items, _), .sequence(let mine, let place)?):
      return .sequence(try self.items(items, mine, without, by: key, base.key), at: place)
    case (.key?, .mapping(let entries, let place), nil):
      return .mapping(try named(entries, [], without, base.key), at: place)
    case (.key?, .mapping(let entries, _), .mapping(let mine, let place)?):
      return .mapping(try named(entries, mine, without, base.key), at: place)
    default:
      // What is of the wrong kind is refused where the part is read.
      if let own, naming != nil { return own }
      guard without.isEmpty else {
        throw reader.mistake(
          "\"\(base.key)\" has no entries with names: it can be left out as a whole, by all",
          at: without.first)
      }
      return own ?? base.value
    }
  }

  // MARK: Entries with names

  private func items(
    _ base: [YamlNode], _ own: [YamlNode], _ without: [YamlNode], by key: String, _ what: String
  ) throws(Diagnostic) -> [YamlNode] {
    func name(_ item: YamlNode) -> String? {
      guard case .mapping(let entries, _) = item,
        case .scalar(let name, _)? = entries.first(where: { $0.key == key })?.value
      else { return nil }
      return name
    }
    let there = base.map(name)
    let gone = try names(without, among: there.compactMap { $0 }, own.compactMap(name), what)
    var merged: [YamlNode] = []
    for (place, item) in base.enumerated() {
      guard let named = there[place], !gone.contains(named) else {
        if there[place] == nil { merged.append(item) }
        continue
      }
      let mine = own.filter { name($0) == named }
      guard !mine.isEmpty else {
        merged.append(item)
        continue
      }
      // Where the base has several of a name, all of them are replaced.
      guard there.firstIndex(of: named) == place else { continue }
      let isOnly = there.count { $0 == named } == 1
      for entry in mine {
        merged.append(try like(isOnly ? item : nil, entry, "\(what) \(named)"))
      }
    }
    for entry in own {
      guard let named = name(entry) else {
        let reader = try DataReader(entry, files: files, what: what)
        throw reader.mistake("\"\(key)\" is missing, or no text")
      }
      if !there.contains(named) { merged.append(try like(nil, entry, "\(what) \(named)")) }
    }
    return merged
  }

  private func named(
    _ base: [YamlNode.Entry], _ own: [YamlNode.Entry], _ without: [YamlNode], _ what: String
  ) throws(Diagnostic) -> [YamlNode.Entry] {
    let gone = try names(without, among: base.map(\.key), own.map(\.key), what)
    var merged: [YamlNode.Entry] = []
    for entry in base where !gone.contains(entry.key) {
      guard let mine = own.first(where: { $0.key == entry.key }) else {
        merged.append(entry)
        continue
      }
      let value = try like(entry.value, mine.value, "\(what) \(mine.key)")
      merged.append(YamlNode.Entry(key: mine.key, place: mine.place, value: value))
    }
    for mine in own where !base.contains(where: { $0.key == mine.key }) {
      let value = try like(nil, mine.value, "\(what) \(mine.key)")
      merged.append(YamlNode.Entry(key: mine.key, place: mine.place, value: value))
    }
    return merged
  }

  /// An entry as it stands, or as the base's with its own keys.
  private func like(
    _ base: YamlNode?, _ own: YamlNode, _ what: String
  ) throws(Diagnostic) -> YamlNode {
    guard case .mapping(let entries, let place) = own,
      let like = entries.first(where: { $0.key == "like" })
    else { return own }
    let reader = try DataReader(own, files: files, what: what)
    guard case .scalar("base", _) = like.value else {
      throw reader.mistake("\"like\" must be base", at: like.value)
    }
    guard let base, case .mapping(let inherited, _) = base else {
      throw reader.mistake("the base has none, or several, of this name", at: like.value)
    }
    let said = entries.filter { $0.key != "like" && $0.key != "without" }
    return .mapping(
      try self.entries(inherited, said, reader, parts: Self.innerParts), at: place)
  }

  // MARK: What is left out

  private enum LeftOut: Equatable {
    case all
    case some([YamlNode])

    var names: [YamlNode] {
      if case .some(let names) = self { return names }
      return []
    }

    static func == (left: LeftOut, right: LeftOut) -> Bool {
      if case .all = left, case .all = right { return true }
      return false
    }
  }

  /// What `without` says, by the key of the part.
  private func leftOut(
    _ own: DataReader, _ base: [YamlNode.Entry]
  ) throws(Diagnostic) -> [String: LeftOut] {
    guard let reader = try own.reader("without") else { return [:] }
    try reader.allow(base.map(\.key))
    var without: [String: LeftOut] = [:]
    for entry in reader.entries {
      let texts = try reader.texts(entry.key)
      if case .scalar(let text, _) = entry.value {
        without[entry.key] = text == "all" ? .all : .some([entry.value])
      } else if case .sequence(let names, _) = entry.value, !texts.isEmpty {
        without[entry.key] = .some(names)
      } else {
        throw reader.mistake("\"\(entry.key)\" must be all, or names", at: entry.value)
      }
    }
    return without
  }

  private func names(
    _ without: [YamlNode], among there: [String], _ own: [String], _ what: String
  ) throws(Diagnostic) -> Set<String> {
    var names: Set<String> = []
    for case .scalar(let name, let place) in without {
      let reader = try DataReader(.mapping([], at: place), files: files, what: "without \(what)")
      guard there.contains(name) else {
        let hint = Nearness.hint(name, among: there)
        throw reader.mistake(
          "the base has no \"\(name)\"\(hint.isEmpty ? "" : "; \(hint)")")
      }
      guard !own.contains(name) else {
        throw reader.mistake("\"\(name)\" is left out, and stands here as well")
      }
      names.insert(name)
    }
    return names
  }
}
