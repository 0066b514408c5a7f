/// Plain elements behind each other in memory of their own, without the checks of an array.
struct GrowingBuffer<Element: BitwiseCopyable>: ~Copyable {
  private(set) var start: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity: Int

  init(capacity: Int = 16) {
    self.capacity = max(capacity, 16)
    start = .allocate(capacity: self.capacity)
    preferLargePages(start, bytes: self.capacity * MemoryLayout<Element>.stride)
  }

  deinit { start.deallocate() }

  /// Room for `length` more elements behind the last one, to be filled and then counted in with
  /// `advance`.
  @inline(__always)
  mutating func room(for length: Int) -> UnsafeMutablePointer<Element> {
    if count &+ length > capacity { grow(count + length) }
    return start + count
  }

  @inline(__always)
  mutating func advance(_ length: Int) { count &+= length }

  @inline(__always)
  mutating func append(_ element: Element) {
    room(for: 1).pointee = element
    advance(1)
  }

  mutating func append(_ elements: UnsafePointer<Element>, _ length: Int) {
    room(for: length).update(from: elements, count: length)
    advance(length)
  }

  mutating func append(repeating element: Element, _ length: Int) {
    room(for: length).update(repeating: element, count: length)
    advance(length)
  }

  /// Makes room for so many elements in all.
  mutating func reserve(_ count: Int) {
    if count > capacity { move(to: count) }
  }

  @inline(never)
  private mutating func grow(_ needed: Int) { move(to: max(needed, capacity * 2)) }

  private mutating func move(to larger: Int) {
    let grown = UnsafeMutablePointer<Element>.allocate(capacity: larger)
    preferLargePages(grown, bytes: larger * MemoryLayout<Element>.stride)
    grown.update(from: start, count: count)
    start.deallocate()
    start = grown
    capacity = larger
  }
}
