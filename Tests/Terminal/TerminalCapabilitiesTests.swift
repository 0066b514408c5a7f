import Terminal
import Testing

@Suite struct TerminalCapabilitiesTests {
  private static func capabilities(
    input: Bool = true, output: Bool = true, error: Bool = true, colour: ColourChoice = .auto,
    plain: Bool = false, knows: Bool = true, _ variables: [String: String] = ["TERM": "xterm"]
  ) -> TerminalCapabilities {
    TerminalCapabilities(
      inputIsTerminal: input, outputIsTerminal: output, errorIsTerminal: error, columns: 100,
      rows: 30, colour: colour, plain: plain, variable: { variables[$0] },
      knowsTerminal: { _ in knows })
  }

  @Test func editingNeedsBothEndsAndATerminalThatIsKnown() {
    #expect(Self.capabilities().canEdit)
    #expect(!Self.capabilities(input: false).canEdit)
    #expect(!Self.capabilities(output: false).canEdit)
    #expect(Self.capabilities(error: false).canEdit)
    #expect(!Self.capabilities(plain: true).canEdit)
    #expect(!Self.capabilities(knows: false).canEdit)
    #expect(!Self.capabilities(["TERM": "dumb"]).canEdit)
    #expect(!Self.capabilities(["TERM": ""]).canEdit)
    #expect(!Self.capabilities([:]).canEdit)
  }

  @Test func colourGoesByStream() {
    let piped = Self.capabilities(output: false)
    #expect(!piped.colour(for: .output))
    #expect(piped.colour(for: .error))
    #expect(Self.capabilities(output: false, colour: .always).colour(for: .output))
    #expect(!Self.capabilities(colour: .never).colour(for: .output))
  }

  @Test func colourByEnvironment() {
    #expect(Self.capabilities().colour(for: .output))
    #expect(!Self.capabilities(["TERM": "xterm", "NO_COLOR": "1"]).colour(for: .output))
    #expect(Self.capabilities(["TERM": "xterm", "NO_COLOR": ""]).colour(for: .output))
    #expect(!Self.capabilities(["TERM": "dumb"]).colour(for: .output))
    #expect(!Self.capabilities([:]).colour(for: .output))
    let forced = Self.capabilities(colour: .always, ["TERM": "xterm", "NO_COLOR": "1"])
    #expect(forced.colour(for: .output))
  }

  @Test func plainMode() {
    #expect(!Self.capabilities().plain)
    #expect(Self.capabilities(["TERM": "xterm", "ACCESSIBLE": "1"]).plain)
    #expect(!Self.capabilities(["TERM": "xterm", "ACCESSIBLE": "0"]).plain)
    #expect(!Self.capabilities(["TERM": "xterm", "ACCESSIBLE": ""]).plain)
    #expect(!Self.capabilities(plain: true).colour(for: .output))
  }

  @Test func aPipeHasNoSize() {
    #expect(Self.capabilities().columns == 100)
    #expect(Self.capabilities().rows == 30)
    #expect(Self.capabilities(output: false).columns == nil)
    #expect(Self.capabilities(output: false).rows == nil)
  }

  @Test func theWordsOfTheOption() {
    #expect(ColourChoice(rawValue: "always") == .always)
    #expect(ColourChoice.allCases.map(\.rawValue) == ["auto", "always", "never"])
    #expect(ColourChoice(rawValue: "yes") == nil)
  }
}
