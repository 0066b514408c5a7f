import Casework
import Testing

@Suite struct TicketTests {
  @Test func agreesWithThePublishedVector() {
    #expect(
      Ticket(id: "AB-130", seed: "01382438112797316654").text
        == "0.26299714122838008416507544297546663599715395525154425586041245287750224561854")
  }

  @Test func drawsInThePublishedOrder() {
    func order(_ ids: [String], seed: String) -> [String] {
      ids.sorted { Ticket(id: $0, seed: seed) < Ticket(id: $1, seed: seed) }
    }
    #expect(
      order(["A-1", "A-2", "A-3", "B-1", "B-2", "B-3"], seed: "314159").prefix(4)
        == ["B-2", "B-3", "A-3", "A-2"])
    #expect(
      order((0...99).map { "\($0)" }, seed: "41").prefix(10)
        == ["73", "51", "17", "58", "38", "42", "39", "20", "11", "67"])
  }

  @Test func agreesWithTheSampler() {
    for (id, seed, ticket) in samplerTickets {
      #expect(Ticket(id: id, seed: seed).text == ticket, "id \(id), seed \(seed)")
      #expect(TicketDrawer(seed: seed).ticket(id).text == ticket, "id \(id), seed \(seed)")
    }
  }

  @Test func canonicallyEqualTextsAreDifferentIdentifiers() {
    #expect(Ticket(id: "Zo\u{eb}", seed: "") != Ticket(id: "Zoe\u{308}", seed: ""))
  }
}
