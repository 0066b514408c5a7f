import Language

/// Reads an edition from its data file, and refuses what does not fit together.
///
/// A mistake is reported with file, line and entry.
struct EditionReader {
  private let tree: EditionTree
  let root: DataReader
  private var codeSets: [CodeSet] = []
  private var shared: [Field] = []

  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, file: Edition.File
  ) throws(Diagnostic) -> Edition {
    let tree = try EditionTree.read(bytes, file: file)
    var reader = EditionReader(
      tree,
      try DataReader(tree.root, files: tree.files.map(\.name), what: "edition"))
    return try reader.edition()
  }

  private init(_ tree: EditionTree, _ root: DataReader) {
    self.tree = tree
    self.root = root
  }

  private mutating func edition() throws(Diagnostic) -> Edition {
    guard try root.number("format") == 1 else {
      throw root.mistake("this program reads format 1", at: root.node("format"))
    }
    try root.allow([
      "format", "edition", "title", "theme", "sources", "missing", "order", "age-bands", "codes",
      "fields", "derived", "lists", "facts", "phrases", "options", "candidates", "spread",
      "attributes", "siblings", "show", "eligible", "local-context", "criteria", "events",
      "readings", "documents", "interpretation", "text", "not-lists", "abbreviations", "quality",
      "dates",
    ])
    // A file that was cut short must not pass for an edition without criteria or deadlines.
    for key in ["codes", "fields", "lists", "options", "criteria", "events"]
    where root.node(key) == nil {
      throw root.mistake("\"\(key)\" is missing")
    }
    codeSets = try readCodeSets()
    shared = try root.named("fields").fields(codeSets)
    let lists = try readLists()
    let order = try readOrder(lists)
    let ageBands = try readAgeBands()
    let derived = try readDerived(ageBands, lists)
    let events = try root.items("events").map { reader throws(Diagnostic) in
      try TimetableReader.event(reader)
    }
    let criteria = try ChoosingReader.criteria(root)
    let edition = Edition(
      id: try root.word("edition"), title: try root.text("title"),
      theme: try root.optionalText("theme") ?? "", files: tree.files,
      nodes: tree.nodes, bases: tree.bases, sources: try readSources(),
      missingMarks: Set(try root.texts("missing").map(Spelling.ofValue)),
      dates: try DateRules.read(root), order: order,
      ageBands: ageBands, codeSets: codeSets, fields: shared, derived: derived, lists: lists,
      notLists: try QualityReader.notLists(root, lists),
      abbreviations: try QualityReader.abbreviations(root),
      quality: try QualityReader.rules(root, lists), facts: try readFacts(),
      phrases: try readPhrases(),
      options: try root.named("options").map { entry throws(Diagnostic) in
        try TimetableReader.option(entry.name, entry.reader)
      },
      candidates: try ChoosingReader.candidates(root), spread: try ChoosingReader.spread(root),
      attributes: try root.texts("attributes"),
      shownFields: try root.texts("show"), siblings: try ChoosingReader.siblings(root).field,
      siblingsCitations: try ChoosingReader.siblings(root).citations,
      eligibility: try ChoosingReader.eligibility(root),
      localContext: try ChoosingReader.localContext(root),
      criteria: criteria, criterionWord: try ChoosingReader.word(of: criteria, root),
      interpretation: try root.optionalText("interpretation")
        ?? "what shows a criterion is this edition's interpretation",
      events: events,
      readings: try root.items("readings").map { reader throws(Diagnostic) in
        try TimetableReader.reading(reader, events: events)
      }, documents: try DocumentReader.groups(root))
    try check(edition)
    return edition
  }

  private func readSources() throws(Diagnostic) -> [Edition.Source] {
    try root.named("sources").map { entry throws(Diagnostic) in
      try entry.reader.requireName(entry.name)
      try entry.reader.allow(["title", "note", "licence"])
      return Edition.Source(
        name: entry.name, title: try entry.reader.text("title"),
        note: try entry.reader.optionalText("note") ?? "",
        licence: try entry.reader.optionalText("licence") ?? "")
    }
  }

  private func readAgeBands() throws(Diagnostic) -> [Edition.AgeBand] {
    try root.items("age-bands").map { reader throws(Diagnostic) in
      try reader.allow(["name", "from", "to"])
      let from = try reader.number("from")
      let to = try reader.number("to")
      guard from <= to else { throw reader.mistake("\"from\" is beyond \"to\"") }
      return Edition.AgeBand(name: try reader.text("name"), years: from...to)
    }
  }

  private func readCodeSets() throws(Diagnostic) -> [CodeSet] {
    try root.named("codes").map { entry throws(Diagnostic) in
      try entry.reader.requireWord(entry.name)
      try entry.reader.allow(["title", "cite", "note", "values"])
      var codes: [CodeSet.Code] = []
      var spellings: [[String]] = []
      for value in try entry.reader.items("values") {
        try value.allow([
          "code", "label", "written", "also", "detail", "group", "unknown", "note", "cite",
        ])
        let code = try value.text("code")
        let label = try value.optionalText("label") ?? code
        codes.append(
          CodeSet.Code(
            code: code, label: label, written: try value.optionalText("written") ?? code,
            group: try value.optionalText("group") ?? "", unknown: try value.truth("unknown")))
        spellings.append(try value.texts("also") + (try value.texts("detail")))
      }
      guard !codes.isEmpty else { throw entry.reader.mistake("\"values\" is empty") }
      return CodeSet(
        name: entry.name, title: try entry.reader.optionalText("title") ?? entry.name,
        codes: codes, spellings: spellings, citations: try entry.reader.texts("cite"))
    }
  }

  /// The computed fields; bands, groups and lists become code sets of their own.
  private mutating func readDerived(
    _ bands: [Edition.AgeBand], _ lists: [ListDefinition]
  ) throws(Diagnostic) -> [DerivedField] {
    var derived: [DerivedField] = []
    for (name, reader) in try root.named("derived") {
      try reader.requireWord(name)
      try reader.allow(["title", "type", "from", "cite", "note"])
      let from = try reader.texts("from")
      switch try reader.text("type") {
      case "age":
        guard let given = from.last, from.count > 1 else {
          throw reader.mistake("\"from\" must name birth dates and, last, the age given")
        }
        let rule = DerivedField.Rule.age(birth: Array(from.dropLast()), given: given)
        derived.append(DerivedField(field: try computed(name, reader, .age), rule: rule))
      case "band":
        let source = derived.first { $0.field.name == from.first }
        guard let source, source.field.type == .age else {
          throw reader.mistake(
            "\"from\" must name an age that stands above", at: reader.node("from"))
        }
        let type = addCodes(name, bands.map { ($0.name, $0.name) }.map(Self.code))
        let rule = DerivedField.Rule.band(of: source.field.name)
        derived.append(DerivedField(field: try computed(name, reader, type), rule: rule))
      case "group":
        derived.append(try readGroup(name, reader, of: from.first ?? ""))
      case "list":
        for list in from where !lists.contains(where: { $0.name == list }) {
          throw reader.mistake("there is no list \(list)", at: reader.node("from"))
        }
        let titles = from.map { name in (name, lists.first { $0.name == name }?.title ?? name) }
        let type = addCodes(name, titles.map(Self.code))
        derived.append(DerivedField(field: try computed(name, reader, type), rule: .list(from)))
      default:
        throw reader.mistake("\"type\" must be age, band, group or list", at: reader.node("type"))
      }
    }
    return derived
  }

  private mutating func readGroup(
    _ name: String, _ reader: DataReader, of source: String
  ) throws(Diagnostic) -> DerivedField {
    guard let field = shared.first(where: { $0.name == source }), case .code(let set) = field.type
    else { throw reader.mistake("\"from\" must name a field with codes", at: reader.node("from")) }
    // A code of no group stands by itself: what was refused is not a blank.
    var codes = codeSets[set].groups.map {
      CodeSet.Code(code: $0, label: $0, written: $0, group: "", unknown: false)
    }
    let groups = codeSets[set].codes.map { code -> Int in
      if let group = codes.firstIndex(where: { $0.code == code.group }) { return group }
      codes.append(
        CodeSet.Code(
          code: code.code, label: code.label, written: code.written, group: "",
          unknown: code.unknown))
      return codes.count - 1
    }
    let type = addCodes(name, codes)
    return DerivedField(
      field: try computed(name, reader, type), rule: .group(of: source, groups: groups))
  }

  private static func code(_ code: String, label: String) -> CodeSet.Code {
    CodeSet.Code(code: code, label: label, written: code, group: "", unknown: false)
  }

  private mutating func addCodes(_ name: String, _ codes: [CodeSet.Code]) -> FieldType {
    codeSets.append(CodeSet(name: name, title: name, codes: codes, spellings: [], citations: []))
    return .code(codeSets.count - 1)
  }

  private func computed(
    _ name: String, _ reader: DataReader, _ type: FieldType
  ) throws(Diagnostic) -> Field {
    let title = try reader.text("title")
    return Field(
      name: name, title: title, type: type, headings: [title], identifies: false,
      citations: try reader.texts("cite"))
  }

  private func readLists() throws(Diagnostic) -> [ListDefinition] {
    try root.items("lists").map { reader throws(Diagnostic) in
      try reader.allow([
        "name", "number", "title", "cite", "window", "about", "one-row-per-child", "sheets", "due",
        "key", "ends", "columns", "note",
      ])
      let columns = try readColumns(reader)
      let key = try reader.texts("key")
      for field in key where !columns.contains(where: { $0.name == field }) {
        throw reader.mistake("\"key\" names \(field), which is no column", at: reader.node("key"))
      }
      let ends = try reader.optionalText("ends")
      if let ends, !columns.contains(where: { $0.name == ends && $0.type == .date }) {
        throw reader.mistake(
          "\"ends\" names \(ends), which is no column of dates", at: reader.node("ends"))
      }
      return ListDefinition(
        name: try reader.word("name"), number: try reader.optionalNumber("number"),
        title: try reader.text("title"), citations: try reader.texts("cite"),
        window: try reader.optionalText("window") ?? "",
        isAboutChildren: try reader.optionalText("about") ?? "child" == "child",
        oneRowPerChild: try reader.truth("one-row-per-child"), sheets: try reader.texts("sheets"),
        due: try reader.texts("due"), key: key, ends: ends, columns: columns)
    }
  }

  private func readColumns(_ list: DataReader) throws(Diagnostic) -> [Field] {
    var columns: [Field] = []
    for column in try list.items("columns") {
      let name = try column.word("field")
      if columns.contains(where: { $0.name == name }) {
        throw column.mistake("the list has this column already")
      }
      columns.append(try readColumn(name, column))
    }
    return columns
  }

  /// A column that names one of `fields` has its type; it may add a title and headings.
  private func readColumn(_ name: String, _ reader: DataReader) throws(Diagnostic) -> Field {
    guard let field = shared.first(where: { $0.name == name }) else {
      return try reader.field(name, codeSets)
    }
    try reader.allow(["field", "title", "headings", "cite", "note", "optional"])
    let title = try reader.optionalText("title") ?? field.title
    let citations = try reader.texts("cite")
    return Field(
      name: name, title: title, type: field.type,
      headings: [title] + (try reader.texts("headings")) + field.headings,
      identifies: field.identifies, citations: citations.isEmpty ? field.citations : citations,
      isCompared: field.isCompared,
      isOptional: field.isOptional ? true : try reader.truth("optional"))
  }

  private func readOrder(_ lists: [ListDefinition]) throws(Diagnostic) -> [String] {
    let order = try root.texts("order")
    for name in order where !lists.contains(where: { $0.name == name }) {
      throw root.mistake("\"order\" names \(name), which is no list", at: root.node("order"))
    }
    guard Set(order).count == order.count else {
      throw root.mistake("\"order\" names a list twice", at: root.node("order"))
    }
    guard Set(lists.map(\.name)).count == lists.count, lists.count <= 200 else {
      throw root.mistake(
        "two lists have the same name, or there are more than 200", at: root.node("lists"))
    }
    return order
  }

  private func readFacts() throws(Diagnostic) -> [Edition.Fact] {
    try root.items("facts").map { reader throws(Diagnostic) in
      try reader.allow(["name", "number", "question", "cite"])
      return Edition.Fact(
        name: try reader.word("name"), number: try reader.text("number"),
        question: try reader.text("question"), citations: try reader.texts("cite"))
    }
  }

  private func readPhrases() throws(Diagnostic) -> [Edition.Phrase] {
    try root.items("phrases").map { reader throws(Diagnostic) in
      try reader.allow(["phrase", "means", "cite"])
      return Edition.Phrase(
        phrase: try reader.text("phrase"), means: try reader.text("means"),
        citations: try reader.texts("cite"))
    }
  }
}
