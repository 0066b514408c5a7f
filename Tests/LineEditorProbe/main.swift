import Terminal

// A small program around the line editor, for tests on a pseudo-terminal. It prints each result
// as `[kind] text`, remembers each line, and ends with `quit` or at the end of the input.
//   --colour    a coloured prompt
//   --plain     plain mode
//   --paint     `bad` is unknown, what begins with a digit a number, brackets belong together
//   --hints     the same, with a ghost text behind the line that ends in a space
//   --vi        vi keys
// The line `work` works until Ctrl-C; `many` is completed in many ways.

let arguments = CommandLine.arguments.dropFirst()
Interrupts.install()
let capabilities = TerminalCapabilities(plain: arguments.contains("--plain"))
let prompt = Prompt("probe> ", coloured: arguments.contains("--colour"))

let words: [Completion] = [
  Completion(text: "select", note: "choose children"),
  Completion(text: "show", note: "print what was chosen"),
  Completion(text: "showcase", note: "another word"),
  Completion(text: "set", note: ""),
  Completion(text: "école", note: "a word with an accent"),
]

func complete(_ line: String, _ cursor: Int) -> CompletionAnswer {
  let before = line.utf8.prefix(cursor)
  let start = before.lastIndex(of: UInt8(ascii: " ")).map { before.index(after: $0) }
  let word = String(decoding: before[(start ?? before.startIndex)...], as: UTF8.self)
  let offset = start.map { before.distance(from: before.startIndex, to: $0) } ?? 0
  if word.hasPrefix("many") {
    return CompletionAnswer(
      start: offset, candidates: (1...95).map { Completion(text: "many\($0)", note: "way \($0)") })
  }
  return CompletionAnswer(start: offset, candidates: words.filter { $0.text.hasPrefix(word) })
}

func paint(_ line: String, _ cursor: Int) -> LinePaint {
  var paint = LinePaint()
  var start = 0
  for word in line.split(separator: " ", omittingEmptySubsequences: false) {
    let end = start + word.utf8.count
    if word.hasPrefix("bad") { paint.pieces.append(.init(start, end, .unknown)) }
    if word.first?.isNumber == true { paint.pieces.append(.init(start, end, .number)) }
    if word.hasPrefix("漢") { paint.pieces.append(.init(start, end, .value)) }
    start = end + 1
  }
  if line.hasPrefix("("), line.hasSuffix(")"), cursor == line.utf8.count {
    paint.pieces += [.init(0, 1, .bracket), .init(cursor - 1, cursor, .bracket)]
  }
  if arguments.contains("--hints"), line.hasSuffix(" ") { paint.ghost = "[N] [random | spread]" }
  return paint
}

func report(_ kind: String, _ text: String) {
  var shown = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\n": shown += "\\n"
    case "\t": shown += "\\t"
    default: shown.unicodeScalars.append(scalar)
    }
  }
  print(text.count > 200 ? "[\(kind)] \(text.count) characters" : "[\(kind)] \(shown)")
}

func answer(_ result: LineResult) -> Bool {
  switch result {
  case .line("quit"): return false
  case .line("work"):
    print("working")
    while !Interrupts.take() {}
    print("[work] stopped")
  case .line(let text): report("line", text)
  case .interrupted: report("interrupted", "")
  case .endOfInput:
    report("end", "")
    return false
  }
  return true
}

if capabilities.canEdit,
  let editor = LineEditor(programName: "probe", completing: complete)
{
  if arguments.contains("--paint") || arguments.contains("--hints") { editor.painting = paint }
  if arguments.contains("--vi") { editor.keys = .vi }
  print("editing")
  var goesOn = true
  while goesOn {
    let result = editor.readLine(prompt: prompt)
    if case .line(let text) = result { editor.remember(text) }
    goesOn = answer(result)
  }
  editor.close()
} else {
  print("plain")
  var reader = PlainReader()
  let asks = capabilities.inputIsTerminal && capabilities.outputIsTerminal
  while answer(reader.readLine(prompt: asks ? prompt : nil)) {}
}
