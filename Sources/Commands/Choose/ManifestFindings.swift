import Render

/// What `verify` has computed again of a manifest, and what it could only take as it stands: by the
/// words that its lines begin with.
struct ManifestFindings {
  let checked: [String]
  let stated: [String]
  let isDigested: Bool
  /// What the program carries otherwise than the one that wrote it.
  let changes: [String]

  init(_ reader: ManifestReader, isPoolComputed: Bool) {
    let isFirst = reader.format == .first
    func has(_ key: String) -> Bool {
      reader.lines.contains { $0.hasPrefix("\(key): ") }
    }
    let pool = isPoolComputed ? ["filter", "pool"] : []
    changes = reader.decisions.edition?.changes ?? []
    let changed = reader.decisions.edition?.changedKeys ?? []
    let edition = ["edition", "base"]
    var checked =
      edition.filter { !changed.contains($0) } + ["input", "as of", "stage"] + pool + [
        "seed", "ticket",
      ]
    if !isFirst || !reader.isByHand { checked.append("chosen") }
    checked += ["levels", "proven", "bound", "relaxed"]
    // A rule is what somebody asked for; that the choice comes out by it is computed.
    let rules = [
      "option", "method", "count", "siblings", "effort", "weight", "context", "quota",
    ]
    var stated =
      edition.filter(changed.contains) + rules + [
        "picked", "dropped", "since", "overruled", "injected", "reading", "first",
      ]
    if !isPoolComputed { stated += ["filter", "pool"] }
    if isFirst, reader.isByHand { stated += ["chosen", "changed"] }
    self.checked =
      checked.filter { has($0) } + (isFirst ? [] : ["digest"])
    self.stated =
      stated.filter { isFirst && $0 == "pool" ? true : has($0) } + ["seed origin"]
      + (isFirst ? ["who may be chosen"] : [])
    isDigested = !isFirst
  }

  /// What a person should know of it beyond that it is verified.
  var document: [Document.Block] {
    [
      .line("computed again: \(checked.joined(separator: ", "))"),
      .line(
        "stated, not computed: \(stated.joined(separator: ", ")); that these were the rules and "
          + "reasons is as the manifest says, and by them the choice comes out"),
    ]
  }

  var notices: [Notice] {
    var notices = changes.map { Notice("edition-changed", $0) }
    if !isDigested {
      notices.append(
        Notice(
          "no-digest",
          "jtai 0.1 wrote it, without a closing digest: a change to what is only stated does not show"
        ))
    }
    return notices
  }
}
