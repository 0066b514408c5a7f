import Casework
import Guidance
import Language
import Render
import Table

extension Command {
  static let verify = Command(
    "verify", .choose, "compute a choice again from its manifest, and name the first difference",
    .slot("path", .path, "PATH", "what manifest has written"),
    details: """
      On the lists that are loaded now, whatever else was done in the session: the pool by its \
      filters, the tickets, who may be chosen, the choice and what it reaches come from the lists, \
      the seed and the rules that the manifest states, and are compared line by line. The closing \
      digest shows that a line was changed or lost since; it is no signature and shows no forgery. \
      What persons decided, such as the rules, reasons and readings, is named as stated and not \
      computed. A manifest of jtai 0.1 has no digest: it is read, and says so.
      """,
    examples: [.init("verify choice.manifest", "behind the load of the same lists")]
  ) { arguments, session, world throws(Diagnostic) in
    let path = try arguments.required("path")
    let reader = try ManifestReader(try world.content(path), session, at: path.span)
    let made: [String]
    let isPoolComputed: Bool
    switch reader.format {
    case .first:
      made = try ChoiceManifest.firstFormat(
        reader.request, reader.decisions, chosen: reader.isByHand ? reader.chosen : nil, session)
      isPoolComputed = false
    case .second:
      let manifest: ChoiceManifest
      do throws(Diagnostic) {
        manifest = try ChoiceManifest(reader.request, reader.decisions, session)
      } catch {
        throw error.at(path.span)
      }
      made = manifest.lines
      isPoolComputed = manifest.isPoolComputed
    }
    try compare(reader.lines, made, path, session, refusal: reader.decisions.edition?.refusal)
    let findings = ManifestFindings(reader, isPoolComputed: isPoolComputed)
    let tickets = made.count { $0.hasPrefix("ticket: ") }
    var document = Document()
    document.line(
      "verified: \(String.counted(tickets, "ticket", "tickets")) and "
        + "\(String.children(made.count { $0.hasPrefix("chosen: ") })) chosen come out the same")
    document.blocks += findings.document
    document.note(findings.notices)
    return Outcome(
      session, document,
      result: .object([
        .init("verified", .truth(true)), .init("lines", .whole(made.count)),
        .init("tickets", .whole(tickets)), .init("format", .whole(reader.format.rawValue)),
        .init("checked", .texts(findings.checked)), .init("stated", .texts(findings.stated)),
        .init("digest", .truth(findings.isDigested)),
      ]), notices: findings.notices)
  }

  /// Compares what a manifest says with what comes out, byte by byte.
  ///
  /// - Throws: `manifest-differs` with the first line that differs; `manifest-damaged` where only
  ///   the digest does.
  private static func compare(
    _ theirs: [String], _ ours: [String], _ path: Literal, _ session: Session, refusal: String?
  ) throws(Diagnostic) {
    for number in 0..<max(theirs.count, ours.count) {
      let (their, our) = (
        number < theirs.count ? theirs[number] : "nothing",
        number < ours.count ? ours[number] : "nothing"
      )
      // As strings, the same letter in two ways of writing it would be equal.
      guard !their.utf8.elementsEqual(our.utf8) else { continue }
      let key = key(their, our)
      if key == "digest", number == ours.count - 1, number == theirs.count - 1 {
        throw Diagnostic(
          "manifest-damaged",
          "every line comes out the same but the digest: a line was changed since it was written",
          at: path.span,
          help: "it is not as manifest wrote it; ask for it again, or write it again",
          status: .expectationFailed)
      }
      if let refusal, key == "edition" || key == "base" {
        throw Diagnostic(
          "manifest-differs", "line \(number + 1) differs (\(key)): \(refusal)", at: path.span,
          help: "start jtai --edition with the edition that it was written under",
          status: .expectationFailed)
      }
      let day = session.asOf.map { "; here it is as of \($0)" } ?? ""
      throw Diagnostic(
        "manifest-differs", "line \(number + 1) differs (\(key))\(key == "as of" ? day : "")",
        at: path.span,
        help: key == "as of"
          ? "as-of sets the day of the manifest; then verify again"
          : "it is not the same choice, or not from the same lists, edition or day: see line "
            + "\(number + 1) of \(path.text)", status: .expectationFailed)
    }
  }

  /// What a line is about, without an ID: `ticket`, `chosen`.
  private static func key(_ theirs: String, _ ours: String) -> String {
    let line = theirs == "nothing" ? ours : theirs
    return String(line.prefix { $0 != ":" }.prefix(40))
  }
}
