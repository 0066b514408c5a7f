import Casework
import Commands
import Guidance
import Language
import Render
import Terminal

/// What Tab offers, read off the grammar of the command that is being typed.
///
/// It never offers an ID, a name or a date of birth.
public struct Completer {
  private let session: Session
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
    let statement = String(decoding: bytes[start...], as: UTF8.self)
    let (word, span) = Interpreter.firstWord(statement)
    if span.end == statement.utf8.count {
      return matching(word, start, Registry.commands.map { ($0.name, $0.summary, true) })
    }
    guard let command = try? Registry.command(word, at: span, abbreviated: true) else {
      return CompletionAnswer(start: text.utf8.count, candidates: [])
    }
    let expected = GrammarParser.expectations(
      statement, from: span.end, by: command.grammar, vocabulary: session.edition.vocabulary)
    guard let first = expected.first else {
      return CompletionAnswer(start: text.utf8.count, candidates: [])
    }
    let typed = String(decoding: Array(statement.utf8)[first.start...], as: UTF8.self)
    var candidates: [(String, String, Bool)] = []
    for expectation in expected { candidates += self.candidates(expectation.kind, typed) }
    return matching(typed, start + first.start, candidates)
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
          ? Literal.quote(candidate.text) : candidate.text
        return Completion(text: text, note: candidate.note, closes: candidate.closes)
      })
  }

  private func candidates(
    _ kind: Expectation.Kind, _ typed: String
  ) -> [(String, String, Bool)] {
    switch kind {
    case .keyword(let word, let note): [(word, note, true)]
    case .slot(let slot): candidates(slot, typed)
    case .field: fields
    case .comparison(let field): comparisons(field)
    case .value(let field): values(field, typed)
    case .list: lists
    case .set:
      session.sets.map { ($0.name, String.counted($0.members.count, "child", "children"), true) }
    case .phrase: session.edition.phrases.map { ($0.phrase, $0.means, true) }
    }
  }

  private func candidates(_ slot: Slot, _ typed: String) -> [(String, String, Bool)] {
    switch slot.kind {
    case .path: return paths(typed)
    case .list: return lists
    case .field: return slot.name == "fields" ? fields + lists : fields
    case .set: return candidates(.set, typed)
    case .topic: return Registry.topics.map { ($0.name, $0.summary, true) }
    case .entry("rehearsal"): return Rehearsal.all.map { ($0.name, $0.summary, true) }
    case .entry("heading"): return headings
    case .entry("rule"): return session.edition.quality.map { ($0.id, $0.says, true) } + lists
    case .entry("reading"): return session.edition.readings.map { ($0.id, $0.about, true) }
    case .entry:
      return session.edition.criteria.map { ($0.id, $0.about, true) }
        + session.edition.readings.map { ($0.id, $0.about, true) }
    case .word, .text, .condition, .number, .range, .date, .child, .seed, .rest: return []
    }
  }

  /// The headings of loaded files that were not understood, or only guessed.
  private var headings: [(String, String, Bool)] {
    session.area.lists.flatMap { list in
      list.parts.flatMap { part in
        part.reports.filter { !$0.heading.isEmpty && ($0.field == nil || $0.matched == .nearness) }
          .map { report in
            let note = report.field.map { "read as \($0)" } ?? "not understood"
            return (Literal.quote(report.heading), "\(list.definition.name), \(note)", true)
          }
      }
    }
  }

  private var lists: [(String, String, Bool)] {
    session.edition.lists.map { ($0.name, $0.title, true) }
  }

  private var fields: [(String, String, Bool)] {
    session.space.fieldNames.map { ($0, session.title(ofField: $0), false) }
  }

  private func field(_ name: String) -> CaseSpace.Found? {
    try? session.space.field(Literal(text: name, quoted: name.contains(" "), span: Span(0, 0)))
  }

  private func comparisons(_ name: String) -> [(String, String, Bool)] {
    guard let found = field(name) else { return [] }
    let always = [("is missing", "no value", true), ("is unknown", "not known", true)]
    switch found.column.field.type {
    case .date:
      return [
        ("before", "a date", true), ("after", "a date", true), ("within", "N months", true),
        ("older than", "N months", true),
      ] + always
    case .whole, .age:
      return [
        ("=", "", true), (">=", "", true), ("<=", "", true), (">", "", true), ("<", "", true),
      ]
        + always
    case .code:
      return [("=", "", true), ("!=", "", true), ("in (", "several values", false)] + always
    case .id, .text:
      return [
        ("=", "", true), ("contains", "a text", true), ("starts with", "a text", true),
        ("matches /", "a pattern", false),
      ] + always
    }
  }

  /// The values of a field with codes, each with how many have it; groups behind them.
  private func values(_ name: String, _ typed: String) -> [(String, String, Bool)] {
    guard let found = field(name), case .code(let set) = found.column.field.type else { return [] }
    let codeSet = session.edition.codeSets[set]
    let counts = found.column.counts()
    var held = [Int](repeating: 0, count: codeSet.codes.count)
    for (entry, value) in found.column.values.enumerated() {
      if case .code(let position) = value { held[position] += counts[entry] }
    }
    let codes = codeSet.codes.enumerated().map { position, code in
      let note = code.label == code.code ? "" : "\(code.label) "
      return (quoted(code.code), "\(note)\(held[position].grouped)", true)
    }
    let labels = codeSet.codes.filter { $0.label != $0.code }.map { code in
      (quoted(code.label), code.code, true)
    }
    // What was begun in words is completed in words; the codes stand for a fresh start.
    let words = typed.isEmpty ? [] : labels
    return codes + words + codeSet.groups.map { (quoted($0), "the group", true) }
  }

  private func quoted(_ text: String) -> String {
    text.contains(" ") || text.contains("(") ? Literal.quote(text) : text
  }

  /// Files and folders that begin as typed.
  private func paths(_ typed: String) -> [(String, String, Bool)] {
    let bare = typed.hasPrefix("\"") ? String(typed.dropFirst()) : typed
    let front = bare.lastIndex(of: "/").map { String(bare[...$0]) } ?? ""
    let place = front.hasPrefix("/") ? front : (folder == "." ? front : "\(folder)/\(front)")
    return Folder.entries(place.isEmpty ? "." : place).map { name, isFolder in
      let path = front + name + (isFolder ? "/" : "")
      let text = path.contains(" ") || typed.hasPrefix("\"") ? Literal.quote(path) : path
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
  fileprivate func title(ofField name: String) -> String {
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
