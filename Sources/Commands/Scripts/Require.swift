import Casework
import Digest
import Guidance
import Language
import Render

extension Command {
  static let require = Command(
    "require", .scripts,
    "stop a script, with status 4, where what it runs on is not what it is for",
    .choice([
      .sequence([
        .keyword("rows", "of a list"), .slot("list", .list, "LIST"),
        .choice([
          .sequence([.keyword(">=", "so many or more"), .slot("least", .number, "N")]),
          .sequence([.keyword("<=", "so many or fewer"), .slot("most", .number, "N")]),
          .sequence([.keyword("=", "so many"), .slot("number", .number, "N")]),
        ]),
      ]),
      .sequence([
        .keyword("sha256", "of a file that the list was read from"), .slot("list", .list, "LIST"),
        .keyword("="), .slot("digest", .word, "HEX"),
      ]),
      .sequence([
        .keyword("version", "of the program"), .keyword(">="), .slot("version", .word, "VERSION"),
      ]),
      .sequence([
        .keyword("edition", "that is in force"),
        .choice([
          .sequence([.keyword("="), .slot("edition", .word, "ID")]),
          .sequence([
            .slot("layer", .word, "ID"), .optional(.keyword("own", "a file of one's own")),
            .keyword("sha256", "of what it says, as save writes it"),
            .slot("digest", .word, "HEX"),
            .optional(
              .sequence([
                .keyword("parts", "to name what differs"), .slot("parts", .text, "\"NAME:HEX …\""),
              ])),
          ]),
        ]),
      ]),
    ]),
    details: """
      expect asks whether a result holds; require whether the question may be asked at all. sha256sum \
      prints the digest of a file, and so does load in a recorded transcript. What an edition says has \
      a digest too, which save writes: if a file of your own says something else, the script stops; \
      if a later program carries a fuller edition, that is said, and the script goes on.
      """,
    examples: [
      .init("require rows cin >= 10", "behind load"),
      .init(
        "require sha256 cin = 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "no other file"),
      .init("require version >= \(ProgramVersion.text)", "no older program"),
      .init("require edition = csafe-2018", "no other guidance"),
    ]
  ) { arguments, session, _ throws(Diagnostic) in
    if let version = try arguments.literal("version") {
      try requireVersion(version)
    } else if let edition = try arguments.literal("edition") {
      guard session.edition.id == edition.text else {
        throw unmet(
          "the edition in force is \(session.edition.id)", edition.span,
          help: "start jtai --edition \(edition.text)")
      }
    } else if let layer = try arguments.literal("layer") {
      return try requireLayer(layer, arguments, session)
    } else {
      let name = try arguments.required("list")
      guard let definition = session.edition.list(named: name.text) else {
        throw session.space.unknownList(name)
      }
      let list = session.area.list(named: definition.name)
      if let digest = try arguments.literal("digest") {
        try requireDigest(digest, definition.name, list)
      } else {
        try requireRows(arguments, definition.name, list)
      }
    }
    return asRequired(session, [])
  }

  private static func asRequired(_ session: Session, _ notices: [Notice]) -> Outcome {
    var document = Document([.line("as required")])
    document.note(notices)
    return Outcome(
      session, document, result: .object([.init("met", .truth(true))]), notices: notices,
      effect: .remark)
  }

  private static func requireLayer(
    _ name: Literal, _ arguments: Arguments, _ session: Session
  ) throws(Diagnostic) -> Outcome {
    let digest = try arguments.required("digest")
    guard SHA256.isWritten(in: digest.text.lowercased()) else { throw badDigest(digest) }
    var parts: [EditionLayer.Part] = []
    if let typed = try arguments.literal("parts") {
      guard let read = EditionLayer.parts(typed.text) else {
        throw Diagnostic(
          "bad-parts", "each part is NAME:HEX, with eight digits from 0 to f", at: typed.span,
          help: "leave out parts, or take the line as save writes it")
      }
      parts = read
    }
    let known = EditionLayer(
      edition: name.text, isOwn: arguments.has("own"), sha256: digest.text.lowercased(),
      parts: parts)
    guard let difference = session.edition.difference(from: known) else {
      return asRequired(session, [])
    }
    guard !difference.isRefused else {
      throw unmet(
        difference.message, name.span,
        help: "put its file back, or run the script with the edition that it is for: "
          + "jtai --edition PATH")
    }
    return asRequired(session, [Notice("edition-changed", difference.message)])
  }

  private static func badDigest(_ digest: Literal) -> Diagnostic {
    Diagnostic(
      "bad-digest", "a SHA-256 is 64 digits from 0 to f", at: digest.span,
      help: "sha256sum FILE prints it")
  }

  private static func requireVersion(_ typed: Literal) throws(Diagnostic) {
    func numbers(_ text: String) -> [Int]? {
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      let numbers = parts.compactMap { part in part.utf8.count <= 9 ? Int(part) : nil }
      let isWhole = numbers.count == parts.count && numbers.count <= 3
      return isWhole && numbers.allSatisfy { $0 >= 0 }
        ? numbers + [Int](repeating: 0, count: 3 - numbers.count) : nil
    }
    guard let wanted = numbers(typed.text) else {
      throw Diagnostic(
        "bad-version", "\"\(typed.text)\" is not a version", at: typed.span,
        help: "such as \(ProgramVersion.text)")
    }
    let ours = numbers(ProgramVersion.text) ?? []
    guard !ours.lexicographicallyPrecedes(wanted) else {
      throw unmet(
        "this is jtai \(ProgramVersion.text)", typed.span,
        help: "run the script with jtai \(typed.text) or a later one")
    }
  }

  private static func requireRows(
    _ arguments: Arguments, _ name: String, _ list: AreaList?
  ) throws(Diagnostic) {
    let rows = list?.rows ?? 0
    let range = 0...1_000_000_000
    for (slot, word) in [("least", "or more"), ("most", "or fewer"), ("number", "")] {
      guard let number = try arguments.number(slot, in: range),
        let typed = try arguments.literal(slot)
      else { continue }
      let isMet =
        switch slot {
        case "least": rows >= number
        case "most": rows <= number
        default: rows == number
        }
      guard isMet else {
        let files = list.map { " in \(Self.files(of: $0))" } ?? ", for it is not loaded"
        throw unmet(
          "\(name) has \(String.counted(rows, "row", "rows"))\(files); \(number) "
            + (word.isEmpty ? "are required" : "\(word) are required"),
          typed.span,
          help: "load the file that the script is for; lists \(name) shows how it was read")
      }
    }
  }

  private static func requireDigest(
    _ digest: Literal, _ name: String, _ list: AreaList?
  ) throws(Diagnostic) {
    let wanted = digest.text.lowercased()
    guard SHA256.isWritten(in: wanted) else {
      throw badDigest(digest)
    }
    guard let list else {
      throw unmet("\(name) is not loaded", digest.span, help: "load its file in front of this line")
    }
    guard !list.parts.contains(where: { $0.sha256 == wanted }) else { return }
    let found = list.parts.map { part in
      part.sha256.isEmpty
        ? "\(part.file) was made here, and is no file" : "\(part.file) has \(part.sha256)"
    }
    throw unmet(
      "\(name) was read from another file than is required: \(found.joined(separator: "; "))",
      digest.span,
      help: "put the file back that the script is for, or look at it anew and write down its digest"
    )
  }

  private static func files(of list: AreaList) -> String {
    list.parts.map(\.file).joined(separator: ", ")
  }

  private static func unmet(_ message: String, _ span: Span, help: String) -> Diagnostic {
    Diagnostic("requirement-failed", message, at: span, help: help, status: .otherInput)
  }
}
