import Render
import Testing

@Test(arguments: [
  ("from 2026-03-02 to 2026-12-31.", "from 02/03/2026 to 2026-12-31."),
  ("2026-03-02", "02/03/2026"), ("(2026-03-02, 2025-01-09)", "(02/03/2026, 09/01/2025)"),
  ("lists-2026-03-02.xlsx", "lists-2026-03-02.xlsx"), ("2026-03-021", "2026-03-021"),
  ("a/2026-03-02/b", "a/2026-03-02/b"), ("é 2026-03-02 漢", "é 02/03/2026 漢"),
])
func datesAreWrittenAsSet(text: String, uk: String) {
  let document = Document([.verbatim(text)])
  #expect(TextRenderer(dates: .uk).text(document) == "  \(uk)\n")
  #expect(TextRenderer().text(document) == "  \(text)\n")
}
