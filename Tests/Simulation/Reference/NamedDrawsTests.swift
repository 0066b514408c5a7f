import Simulation
import Testing

@Suite struct NamedDrawsTests {
  @Test func agreesWithThePublishedVectors() {
    let draws = NamedDraws(seed: "20250911090000000001")
    #expect(
      (1...3).map { draws.number("demo", $0) }
        == [17_549_632_743_741_536_869, 4_189_449_786_818_079_243, 12_248_138_158_234_929_629])
    #expect(draws.number("demo") == draws.number("demo", 1))
  }

  /// Made with Python's hashlib and exact integers.
  @Test func agreesWithPython() {
    func check(_ seed: String, _ stream: String, _ index: Int, _ number: UInt64) {
      #expect(NamedDraws(seed: seed).number(stream, index) == number)
    }
    check("", "", 1, 11_898_921_901_572_469_642)
    check("0", "demo", 12, 17_883_278_009_038_255_974)
    check("s\u{eb}ed", "pop/0/C0001/list", 1, 3_033_967_254_393_494_149)
    check("20250911090000000001", "dur/17/F/C0003", 1, 12_653_674_875_787_608_371)
    #expect(NamedDraws.scale(12_653_674_875_787_608_371, 18) == 12)
    #expect(NamedDraws.scale(3_033_967_254_393_494_149, 18) == 2)
    #expect(NamedDraws.unit(12_653_674_875_787_608_371) == 0.6859570895127085)
    #expect(NamedDraws.unit(17_883_278_009_038_255_974) == 0.9694544434280761)
  }

  @Test func scaleAndUnitStayInRange() {
    #expect(NamedDraws.scale(.max, 18) == 17)
    #expect(NamedDraws.scale(.max, 0) == 0)
    #expect(NamedDraws.scale(0, 18) == 0)
    #expect(NamedDraws.unit(.max) < 1)
    #expect(NamedDraws.unit(0) == 0)
  }

  @Test func familyDrawsTheSameStreams() {
    let draws = NamedDraws(seed: "0")
    var family = draws.family("pop/3/C0001/")
    #expect(family.number("gender") == draws.number("pop/3/C0001/gender"))
    #expect(family.number("F1", 7) == draws.number("pop/3/C0001/F1", 7))
    #expect(family.number("gender") == draws.number("pop/3/C0001/gender"))
  }
}
