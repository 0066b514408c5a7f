import Language
import Testing

/// Whatever a text is, it is written as one quoted text on one line and read as what it was.
@Suite struct LiteralTests {
  private static func isSame(_ left: String, _ right: String) -> Bool {
    left.utf8.elementsEqual(right.utf8)
  }

  /// A script of a quoted text and a command behind it.
  private static func isOneText(_ text: String, by mark: Unicode.Scalar) -> Bool {
    let quoted = Literal.quote(text, by: mark)
    let line = "say \(quoted); status"
    guard let read = Literal.whole(quoted), isSame(read, text),
      !quoted.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }),
      let statements = try? StatementReader.statements(in: line),
      isSame(StatementReader.line(line), line)
    else { return false }
    return statements.map(\.text).last == "status" && statements.count == 2
      && isSame(statements[0].text, "say \(quoted)")
  }

  /// Every scalar that there is, behind the signs that it may make one character with.
  @Test func everyScalarIsReadAsItWasWritten() {
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(0x110000)
    for value in UInt32(0)...0x10FFFF {
      if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
    }
    #expect(scalars.count == 0x110000 - 0x800)
    for start in stride(from: 0, to: scalars.count, by: 4096) {
      var text = String.UnicodeScalarView()
      for scalar in scalars[start..<min(start + 4096, scalars.count)] {
        text.append("\"")
        text.append(scalar)
        text.append("\\")
        text.append(scalar)
      }
      let written = Literal.quote(String(text))
      let read = Literal.whole(written)
      #expect(read.map { Self.isSame($0, String(text)) } == true, "from \(scalars[start].value)")
    }
  }

  /// The marks of the language, and what combines with them or ends a line somewhere.
  private static let pieces: [String] = [
    "\"", "'", "\\", "/", ";", "#", "$", "$x", "\n", "\r", "\r\n", "\t", "\0", "\u{85}", "\u{2028}",
    "\u{2029}", "\u{301}", "\u{338}", "\u{200D}", "\u{FE0F}", "\u{1B}", "\u{202E}", "\u{FEFF}",
    "\u{37E}", "\u{A0}", "(", "]", " ", "a", "n", "u{41}", "u{", "}", "é", "e\u{301}", "漢",
    "because", "> ", "# before ", "\u{1F468}\u{200D}\u{1F469}", "\u{10FFFF}",
  ]

  @Test(arguments: 1...8)
  func noTextBecomesACommand(seed: UInt64) {
    var state = seed
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    for _ in 0..<2000 {
      let text = (0..<next(12)).map { _ in Self.pieces[next(Self.pieces.count)] }.joined()
      for mark: Unicode.Scalar in ["\"", "'"] {
        #expect(Self.isOneText(text, by: mark), "\(Array(text.unicodeScalars.map(\.value)))")
      }
      let typed = Literal.typed(text)
      #expect(Self.isSame(Literal.whole(typed) ?? typed, text))
      let words = Literal.words("picked: \(Literal.quote(text)) because \(Literal.quote(text))")
      #expect(words?.map(\.text).count == 4)
      #expect(words.map { Self.isSame($0[1].text, text) && Self.isSame($0[3].text, text) } == true)
    }
  }

  /// What is typed stands on one line, and is the same statements there.
  @Test(arguments: 1...8)
  func aStatementOnOneLineIsTheSame(seed: UInt64) {
    var state = seed &* 77
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    var accepted = 0
    for _ in 0..<4000 {
      let text =
        "filter " + (0..<next(9)).map { _ in Self.pieces[next(Self.pieces.count)] }.joined()
      let line = StatementReader.line(ofSource: text)
      #expect(!line.utf8.contains { $0 == 10 || $0 == 13 })
      guard let statements = try? StatementReader.statements(in: text) else { continue }
      accepted += 1
      #expect(Self.isSame(StatementReader.line(ofSource: line), line))
      // Nor does it join the line behind it.
      let again = try? StatementReader.statements(in: line + "\nstatus")
      #expect(again?.count == statements.count + 1, "\(text.debugDescription)")
      #expect(again?.last?.text == "status")
      for (first, second) in zip(statements, again ?? []) {
        #expect(Self.meaning(first.text) == Self.meaning(second.text), "\(text.debugDescription)")
        let own = StatementReader.line(first.text)
        let alone = try? StatementReader.statements(in: own + "\nstatus")
        #expect(
          alone?.count == 2 && alone?.last?.text == "status", "\(first.text.debugDescription)")
        #expect(alone.map { Self.meaning($0[0].text) } == Self.meaning(first.text))
      }
    }
    #expect(accepted > 500)
  }

  /// The bytes between quotations without spaces, and what each quotation means.
  private static func meaning(_ statement: String) -> [[UInt8]] {
    let bytes = Array(statement.utf8)
    func plain(_ range: Range<Int>) -> [UInt8] {
      bytes[range].filter { !" \t\r\n".utf8.contains($0) }
    }
    var parts: [[UInt8]] = []
    var end = 0
    for quotation in StatementReader.parts(of: statement).quotations {
      parts.append(plain(end..<quotation.span.start))
      end = quotation.span.end
      let text = String(decoding: bytes[quotation.span.start..<end], as: UTF8.self)
      parts.append(Array((Literal.whole(text) ?? text).utf8))
    }
    return parts + [plain(end..<bytes.count)]
  }

  @Test(arguments: ["filter id = A\u{1B}B", "say \u{85}", "\0status", "say a\u{7F}"])
  func aHiddenCharacterOutsideOfQuotesIsRefused(text: String) {
    #expect(throws: Diagnostic.self) { try StatementReader.statements(in: text) }
    let quoted = "say \(Literal.quote(text))"
    #expect((try? StatementReader.statements(in: quoted))?.count == 1)
  }

  @Test(arguments: [
    (#""\u{41}""#, "A"), (#""\u{1F600}""#, "\u{1F600}"), (#""\u{}""#, #"\u{}"#),
    (#""\u{110000}""#, #"\u{110000}"#), (#""\u{d800}""#, #"\u{d800}"#),
    (#""\u{0000041}""#, #"\u{0000041}"#), (#""\u41""#, #"\u41"#), (#""\r\n\t""#, "\r\n\t"),
    (#""C:\area""#, #"C:\area"#),
  ])
  func escapesAreReadAsWritten(typed: String, text: String) {
    #expect(Literal.whole(typed) == text)
  }
}
