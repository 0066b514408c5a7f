import Testing

@testable import Simulation

/// The queue against a list that is searched from end to end.
@Suite struct EventQueueTests {
  private struct Dice {
    var state: UInt64

    mutating func roll(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
  }

  private struct Waiting {
    let time: Int32
    let priority: Int32
    let sequence: Int
    let subject: Int32
  }

  /// Few times and priorities, so that many are alike; some times are the latest that there are.
  @Test(arguments: UInt64(1)...20)
  func theEarliestComesFirst(seed: UInt64) {
    var dice = Dice(state: seed)
    let queue = EventQueue(capacity: 300)
    for round in 0..<3 {
      var waiting: [Waiting] = []
      var added = 0
      func takeOne() {
        let first = waiting.min {
          ($0.time, $0.priority, $0.sequence) < ($1.time, $1.priority, $1.sequence)
        }
        let next = queue.next()
        #expect(next?.time == first?.time)
        #expect(next?.priority == first?.priority)
        #expect(next?.subject == first?.subject)
        waiting.removeAll { $0.sequence == first?.sequence }
      }
      for _ in 0..<300 {
        if dice.roll(3) > 0 {
          let time = dice.roll(10) == 0 ? Int32.max : Int32(dice.roll(12))
          let entry = Waiting(
            time: time, priority: Int32(dice.roll(3)), sequence: added,
            subject: Int32(dice.roll(1_000)))
          queue.add(time: entry.time, priority: entry.priority, subject: entry.subject)
          waiting.append(entry)
          added += 1
        } else {
          takeOne()
        }
      }
      // A queue that is cleared on the way begins anew.
      if round == 1 {
        queue.clear()
        waiting = []
      }
      while !waiting.isEmpty { takeOne() }
      #expect(queue.next() == nil)
      queue.clear()
    }
  }
}
