import Casework
import Commands
import Guidance
import Language
import Render
import Simulation
import Terminal

/// What Tab offers, read off the grammar of the command that is being typed.
///
/// It never offers an ID, a name or a date of birth.
public struct Completer {
  let session: Session
  private let folder: String

  public init(_ session: Session, folder: String) {
    self.session = session
    self.folder = folder
  }

  /// What the word before the cursor could become; `cursor` counts UTF-8 bytes.
  public func answer(_ line: String, cursor: Int) -> CompletionAnswer {
    let text = String(decoding: Array(line.utf8).prefix(max(0, cursor)), as: UTF8.self)
    let bytes = Array(text.utf8)
    var start = StatementReader.lastStart(in: text)
    while start < bytes.count, bytes[start] == UInt8(ascii: " ") { start += 1 }
    return answer(
      statement: String(decoding: bytes[start...], as: UTF8.self), at: start,
      end: bytes.count)
  }

  /// Commands within commands are looked at so far.
  private static let deepest = 16

  private func answer(
    statement: String, at start: Int, end: Int, depth: Int = 0
  ) -> CompletionAnswer {
    if let dollar = parameterStart(statement) {
      return matching(
        String(statement.utf8.dropFirst(dollar)) ?? "", start + dollar,
        session.parameters.map { ("$\($0.name)", $0.value, true) })
    }
    let (word, span) = Interpreter.firstWord(statement)
    if span.end == statement.utf8.count {
      return matching(word, start, commands)
    }
    guard let command = try? Registry.command(word, at: span, abbreviated: true) else {
      return CompletionAnswer(start: end, candidates: [])
    }
    let inner = GrammarParser.reading(
      statement, from: span.end, by: command.grammar, vocabulary: session.edition.vocabulary
    ).marks.last { $0.slot == Mark.statement }
    if let inner, depth < Self.deepest {
      let rest = String(decoding: Array(statement.utf8)[inner.span.start...], as: UTF8.self)
      return answer(statement: rest, at: start + inner.span.start, end: end, depth: depth + 1)
    }
    let expected = GrammarParser.expectations(
      statement, from: span.end, by: command.grammar, vocabulary: session.edition.vocabulary)
    guard let first = expected.first else {
      return CompletionAnswer(start: end, candidates: [])
    }
    let typed = String(decoding: Array(statement.utf8)[first.start...], as: UTF8.self)
    var candidates: [Candidate] = []
    for expectation in expected {
      candidates += self.candidates(expectation.kind, typed, in: statement)
    }
    return matching(typed, start + first.start, candidates)
  }

  /// Where a parameter's name has been begun: behind the last `$`, with nothing but a name since.
  private func parameterStart(_ statement: String) -> Int? {
    let bytes = Array(statement.utf8)
    guard let dollar = bytes.lastIndex(of: UInt8(ascii: "$")) else { return nil }
    let isName = bytes[(dollar + 1)...].allSatisfy { byte in
      (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
        || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")) || byte == UInt8(ascii: "_")
    }
    return isName ? dollar : nil
  }

  private func matching(
    _ typed: String, _ start: Int, _ candidates: [(text: String, note: String, closes: Bool)]
  ) -> CompletionAnswer {
    // In an open quote the candidates are compared, and inserted, as quoted texts.
    let inQuote = typed.hasPrefix("\"")
    let wanted = (inQuote ? String(typed.dropFirst()) : typed).lowercased()
    var seen = Set<String>()
    let found = candidates.filter { candidate in
      let text = candidate.text.lowercased()
      let bare = text.hasPrefix("\"") ? String(text.dropFirst()) : text
      return bare.hasPrefix(wanted) && seen.insert(candidate.text).inserted
    }
    return CompletionAnswer(
      start: start,
      candidates: found.map { candidate in
        let text =
          inQuote && !candidate.text.hasPrefix("\"")
          ? Self.quote(candidate.text) : candidate.text
        return Completion(text: text, note: candidate.note, closes: candidate.closes)
      })
  }

  private func candidates(
    _ kind: Expectation.Kind, _ typed: String, in statement: String
  ) -> [Candidate] {
    switch kind {
    case .keyword(let word, let note): [(word, note, true)]
    case .slot(let slot): candidates(slot, typed, in: statement)
    case .field: fields(typed)
    case .comparison(let field): comparisons(field)
    case .value(let field): values(field, typed)
    case .list: lists
    case .set:
      session.sets.map {
        (quoted($0.name), String.counted($0.members.count, "child", "children"), true)
      }
    case .phrase: session.edition.phrases.map { ($0.phrase, $0.means, true) }
    }
  }

  private func candidates(
    _ slot: Slot, _ typed: String, in statement: String
  ) -> [Candidate] {
    switch slot.kind {
    case .path: return paths(typed)
    case .list: return lists
    case .field: return slot.name == "fields" ? fields(typed) + lists : fields(typed)
    case .set: return candidates(.set, typed, in: statement)
    case .statement: return commands
    case .topic: return Registry.topics.map { ($0.name, $0.summary, true) }
    case .entry("rehearsal"): return Rehearsal.all.map { ($0.name, $0.summary, true) }
    case .entry("heading"): return headings
    case .entry("assumption"):
      let assumptions = session.assumptions ?? (try? Assumptions.carried(session.edition))
      return (assumptions?.names ?? []).map {
        (quoted($0), assumptions?.value(of: $0) ?? "", true)
      }
    case .entry("rule"): return session.edition.quality.map { ($0.id, $0.says, true) } + lists
    case .entry("text"): return GuidanceText.editions(session.edition).map { ($0, "", true) }
    case .entry("source"): return session.edition.sources.map { (quoted($0.name), $0.title, true) }
    case .entry("reading"): return session.edition.readings.map { ($0.id, $0.about, true) }
    case .entry("document"):
      return session.edition.documents.flatMap { group in
        [(group.id, group.title, true)] + group.items.map { ($0.id, $0.title, true) }
      }
    case .entry("arrival"):
      return session.awaitedItems.map { ($0.name, $0.title, true) }
    case .entry("criterion"):
      return session.edition.criteria.filter { $0.when != nil }.map { ($0.id, $0.about, true) }
    case .entry:
      return session.edition.criteria.map { ($0.id, $0.about, true) }
        + session.edition.readings.map { ($0.id, $0.about, true) }
        + session.edition.events.map { ($0.id, $0.title, true) }
    case .word where slot.name == "choice":
      let reading = session.edition.readings.first { statement.contains(" \($0.id) ") }
      return reading?.choices.map { ($0.name, $0.says, true) } ?? []
    case .number where slot.name == "criterion" || slot.name == "esn":
      return session.edition.criteria.map { criterion in
        (String(criterion.id.drop { $0 != " " }.dropFirst()), criterion.about, true)
      }
    case .word, .text, .quoted, .exactly, .condition, .number, .range, .date, .child, .seed, .rest,
      .errorCode:
      return []
    }
  }

  /// The headings of loaded files that were not understood, or only guessed.
  private var headings: [Candidate] {
    session.area.lists.flatMap { list in
      list.parts.flatMap { part in
        part.reports.filter { !$0.heading.isEmpty && ($0.field == nil || $0.matched == .nearness) }
          .map { report in
            let note = report.field.map { "read as \($0)" } ?? "not understood"
            return (Self.quote(report.heading), "\(list.definition.name), \(note)", true)
          }
      }
    }
  }

  private var commands: [Candidate] { Registry.commands.map { ($0.name, $0.summary, true) } }

  private var lists: [Candidate] {
    session.edition.lists.map { ($0.name, $0.title, true) }
  }

  func field(_ name: String) -> CaseSpace.Found? {
    try? session.space.field(Literal(text: name, quoted: name.contains(" "), span: Span(0, 0)))
  }

  /// Files and folders that begin as typed.
  private func paths(_ typed: String) -> [Candidate] {
    let bare = typed.hasPrefix("\"") ? Literal.whole(typed + "\"") ?? "" : typed
    let front = bare.lastIndex(of: "/").map { String(bare[...$0]) } ?? ""
    let place = front.hasPrefix("/") ? front : (folder == "." ? front : "\(folder)/\(front)")
    return Folder.entries(place.isEmpty ? "." : place).map { name, isFolder in
      let path = front + name + (isFolder ? "/" : "")
      let word = ParameterMark.escaped(Literal.typed(path))
      let text = typed.hasPrefix("\"") ? Self.quote(path) : word
      // A folder stays open for what lies in it, its closing mark left out.
      return (
        isFolder && text.hasSuffix("\"") ? String(text.dropLast()) : text, isFolder ? "folder" : "",
        !isFolder
      )
    }
  }
}

extension Session {
  /// What a field is, for the list of completions.
  func title(ofField name: String) -> String {
    let short = name.split(separator: ".").last.map(String.init) ?? name
    if let derived = edition.derived.first(where: { $0.field.name == short }) {
      return derived.field.title
    }
    if let field = edition.fields.first(where: { $0.name == short }) { return field.title }
    for list in edition.lists where name == short || name.hasPrefix("\(list.name).") {
      if let field = list.columns.first(where: { $0.name == short }) { return field.title }
    }
    return ""
  }
}
