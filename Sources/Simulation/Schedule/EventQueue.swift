/// What is to happen, the earliest first; of what is at the same time, by priority, then in the
/// order in which it was added.
struct EventQueue {
  struct Entry {
    let time: Int32
    let priority: Int32
    let subject: Int32
    var sequence: Int32 = 0

    init(time: Int32, priority: Int32, subject: Int32) {
      self.time = time
      self.priority = priority
      self.subject = subject
    }

    static func < (left: Entry, right: Entry) -> Bool {
      if left.time != right.time { return left.time < right.time }
      if left.priority != right.priority { return left.priority < right.priority }
      return left.sequence < right.sequence
    }
  }

  /// A binary heap: an entry is never later than its two below.
  private var heap: [Entry] = []
  private var added: Int32 = 0

  mutating func clear() {
    heap.removeAll(keepingCapacity: true)
    added = 0
  }

  mutating func add(_ entry: Entry) {
    var entry = entry
    entry.sequence = added
    added += 1
    heap.append(entry)
    var place = heap.count - 1
    while place > 0, heap[place] < heap[(place - 1) / 2] {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func next() -> Entry? {
    guard let top = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return top }
    heap[0] = last
    var place = 0
    while true {
      let left = 2 * place + 1
      guard left < heap.count else { return top }
      let right = left + 1
      let least = right < heap.count && heap[right] < heap[left] ? right : left
      guard heap[least] < heap[place] else { return top }
      heap.swapAt(place, least)
      place = least
    }
  }
}
