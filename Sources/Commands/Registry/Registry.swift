import Guidance
import Language

/// Every command, in the order of its name.
public enum Registry {
  public static let commands: [Command] = [
    .asOf, .ask, .assumptions, .calendar, .chart, .check, .child, .cite, .clock, .compare,
    .confirm, .consent, .count,
    .coverage, .demo, .documents, .drop, .due,
    .expect, .expectError, .explain,
    .export,
    .fields, .filter, .filters, .generate, .guidance, .help, .history, .inject, .journal, .keep,
    .lists, .load,
    .manifest, .map,
    .mask, .notify, .option, .param, .pause, .pick, .purge, .quit, .receive, .received, .record,
    .recover,
    .redo, .request, .require, .reset,
    .run, .save, .say, .score,
    .seed, .select, .set,
    .sets, .show, .simulate, .sort, .status, .swap, .sweep, .timeline, .tornado,
    .undo, .unload, .use, .verify, .weigh,
  ]

  /// The command that `word` names; at the prompt an unambiguous beginning is enough.
  ///
  /// - Throws: `unknown-command` with near names, `ambiguous-command` with the choices.
  public static func command(
    _ word: String, at span: Span, abbreviated: Bool
  ) throws(Diagnostic) -> Command {
    let name = word.lowercased()
    if let command = commands.first(where: { $0.name == name }) { return command }
    let beginning = commands.filter { $0.name.hasPrefix(name) }
    // `filt` is filter, of which filters is only a longer form.
    let shortest = beginning.min { $0.name.count < $1.name.count }
    if abbreviated, let shortest, beginning.allSatisfy({ $0.name.hasPrefix(shortest.name) }) {
      return shortest
    }
    if abbreviated, beginning.count > 1 {
      let names = beginning.map { $0.name }
      throw Diagnostic(
        "ambiguous-command", "\"\(word)\" is the beginning of several commands", at: span,
        help: names.joined(separator: ", "))
    }
    let hint = Nearness.hint(word, among: commands.map { $0.name })
    throw Diagnostic(
      "unknown-command", "there is no command \"\(word)\"", at: span,
      help: meant(by: name) ?? (hint.isEmpty ? "help shows what can be typed" : hint))
  }
}
