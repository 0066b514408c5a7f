import Language

/// What an edition's parts say of one another must be there: an entry that was left out of a base
/// may be named by another one.
extension EditionReader {
  func check(_ edition: Edition) throws(Diagnostic) {
    try checkEvents(edition)
    try checkOptions(edition)
    try checkLists(edition)
    try checkDocuments(edition)
    // Of the editions that the program carries, the tests ask this, and no start waits for it.
    guard edition.files.first?.isBuiltIn != true else { return }
    try checkCitations(root.entries, edition)
  }

  private func checkEvents(_ edition: Edition) throws(Diagnostic) {
    let (ids, options) = (edition.events.map(\.id), edition.options.map(\.name))
    for (event, reader) in zip(edition.events, try root.items("events")) {
      try require(event.needs, among: ids, "event", reader, "needs")
      try require(event.options, among: options, "option", reader, "option")
      try require(event.readings, among: edition.readings.map(\.id), "reading", reader, "reading")
      try require(
        event.optionsOfReadings.values.flatMap { $0 }.sorted(), among: options, "option", reader,
        "reading")
      guard let after = event.workingDays?.after else { continue }
      try require([after], among: ids, "event", reader, "working-days")
      guard edition.events.allSatisfy({ $0.id != after || $0.day < event.day }) else {
        throw reader.mistake(
          "\(after) is not on an earlier day", at: reader.node("working-days"))
      }
    }
  }

  private func checkOptions(_ edition: Edition) throws(Diagnostic) {
    let (ids, options) = (edition.events.map(\.id), edition.options.map(\.name))
    for (option, entry) in zip(edition.options, try root.named("options")) {
      try TimetableReader.checkName(option.name, entry.reader)
      let events = [option.selectEvent, option.trackEvent, option.confirmEvent]
      try require(events.compactMap { $0 }, among: ids, "event", entry.reader, "events")
    }
    guard Set(options.map { $0.lowercased() }).count == options.count else {
      throw root.mistake("two options differ by case alone", at: root.node("options"))
    }
    for (reading, reader) in zip(edition.readings, try root.items("readings")) {
      for effect in reading.choices.flatMap(\.effects) {
        switch effect {
        case .select(let option, _), .track(let option, _), .title(_, let option?, _):
          try require([option], among: options, "option", reader, "choices")
        case .without(let list, _, let option):
          try require([option], among: options, "option", reader, "choices")
          try require([list], among: edition.lists.map(\.name), "list", reader, "choices")
        case .time, .day, .title(_, nil, _): continue
        }
      }
    }
  }

  private func checkDocuments(_ edition: Edition) throws(Diagnostic) {
    let ids = edition.events.map(\.id)
    var items: Set<String> = []
    for (group, entry) in zip(edition.documents, try root.named("documents")) {
      try require(group.event.map { [$0] } ?? [], among: ids, "event", entry.reader, "event")
      for (item, reader) in zip(group.items, try entry.reader.items("items")) {
        guard items.insert(item.id).inserted else {
          throw reader.mistake("\(item.id) is there already", at: reader.node("id"))
        }
      }
    }
  }

  private func checkLists(_ edition: Edition) throws(Diagnostic) {
    for (list, reader) in zip(edition.lists, try root.items("lists")) {
      try require(list.due, among: edition.events.map(\.id), "event", reader, "due")
    }
  }

  private func require(
    _ names: [String], among known: [String], _ what: String, _ reader: DataReader, _ key: String
  ) throws(Diagnostic) {
    for name in names where !known.contains(name) {
      let hint = Nearness.hint(name, among: known)
      throw reader.mistake(
        "there is no \(what) \(name)\(hint.isEmpty ? "" : "; \(hint)")", at: reader.node(key))
    }
  }

  /// Every citation begins with the name of a source.
  private func checkCitations(
    _ entries: [YamlNode.Entry], _ edition: Edition
  ) throws(Diagnostic) {
    for entry in entries {
      switch entry.value {
      case .scalar(let text, _) where entry.key == "cite":
        try checkCitation(text, at: entry.value, edition)
      case .scalar: continue
      case .mapping(let inner, _): try checkCitations(inner, edition)
      case .sequence(let items, _):
        for item in items {
          switch item {
          case .scalar(let text, _) where entry.key == "cite":
            try checkCitation(text, at: item, edition)
          case .mapping(let inner, _): try checkCitations(inner, edition)
          case .scalar, .sequence: continue
          }
        }
      }
    }
  }

  private func checkCitation(
    _ text: String, at node: YamlNode, _ edition: Edition
  ) throws(Diagnostic) {
    guard edition.source(of: text) == nil else { return }
    throw root.mistake("\"\(text)\" begins with the name of no source", at: node)
  }
}

extension Edition {
  /// The source that a citation names, and the place in it: `csafe-2018` and `para 22`.
  ///
  /// Nil where it begins with the name of none.
  public func source(of citation: String) -> (source: Source, place: String)? {
    // A name may be the beginning of another: the longest counts.
    let found = sources.filter { citation == $0.name || citation.hasPrefix("\($0.name) ") }
      .max { $0.name.utf8.count < $1.name.utf8.count }
    return found.map { ($0, String(citation.dropFirst($0.name.count + 1))) }
  }
}
