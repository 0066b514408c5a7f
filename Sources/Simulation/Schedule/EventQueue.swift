/// What is to happen, the earliest first; of what is at the same time, by priority, then in the
/// order in which it was added.
final class EventQueue {
  struct Entry {
    /// The time above the priority.
    fileprivate let key: UInt64
    fileprivate let sequence: Int32
    let subject: Int32

    var time: Int32 { Int32(truncatingIfNeeded: Int64(bitPattern: key) >> 32) }
    var priority: Int32 { Int32(truncatingIfNeeded: key) }

    @inline(__always)
    fileprivate static func < (left: Entry, right: Entry) -> Bool {
      left.key != right.key ? left.key < right.key : left.sequence < right.sequence
    }
  }

  /// A binary heap: an entry is never later than its two below.
  private let heap: UnsafeMutablePointer<Entry>
  private let capacity: Int
  @exclusivity(unchecked) private var count = 0
  @exclusivity(unchecked) private var added: Int32 = 0

  /// - Parameter capacity: how many entries there are in all until it is cleared.
  init(capacity: Int) {
    self.capacity = capacity
    heap = .allocate(capacity: max(1, capacity))
  }

  deinit { heap.deallocate() }

  func clear() {
    count = 0
    added = 0
  }

  /// - Parameters:
  ///   - time: 0 or later.
  ///   - priority: 0 or later.
  func add(time: Int32, priority: Int32, subject: Int32) {
    precondition(count < capacity)
    let entry = Entry(
      key: UInt64(UInt32(time)) << 32 | UInt64(UInt32(priority)), sequence: added,
      subject: subject)
    added &+= 1
    var place = count
    count &+= 1
    while place > 0 {
      let above = (place &- 1) / 2
      guard entry < heap[above] else { break }
      heap[place] = heap[above]
      place = above
    }
    heap[place] = entry
  }

  func next() -> Entry? {
    guard count > 0 else { return nil }
    let top = heap[0]
    count &-= 1
    let last = heap[count]
    var place = 0
    while true {
      var least = 2 &* place &+ 1
      guard least < count else { break }
      if least &+ 1 < count, heap[least &+ 1] < heap[least] { least &+= 1 }
      guard heap[least] < last else { break }
      heap[place] = heap[least]
      place = least
    }
    heap[place] = last
    return top
  }
}
