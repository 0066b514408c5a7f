import Language

extension Command {
  static let expectError = Command(
    "expect-error", .scripts, "stop a script, with status 3, where a command does not fail as said",
    .sequence([
      .slot("code", .errorCode, "CODE:", "the word behind \"error\" where it fails"),
      .slot(Mark.statement, .statement, "COMMAND", "what is to fail"),
    ]),
    details:
      "Whatever the command would do, the session stays as it is, and nothing else is shown.",
    examples: [
      .init("expect-error unknown-field: filter agee=3", "a slip that must be caught"),
      .init("expect-error unknown-child: child 999", "who must not be in the lists"),
    ]
  ) { arguments, session, _ throws(Diagnostic) in
    Outcome(
      session,
      effect: .expectError(
        code: try arguments.required("code"), statement: try arguments.required(Mark.statement)))
  }
}
