/// Texts that never change, one behind the other in one buffer. A `String` is made of one only
/// when it is asked for: a million IDs are a million short texts, of which few are ever shown.
public struct TextList: Sendable {
  @usableFromInline let storage: TextStorage
  /// How many texts of the storage stand before the first of these.
  @usableFromInline let skipped: Int
  public let count: Int

  init(_ storage: TextStorage, skipping skipped: Int = 0) {
    self.storage = storage
    self.skipped = skipped
    count = storage.count - skipped
  }

  public init(_ texts: some Sequence<String>) {
    let storage = TextStorage()
    for var text in texts { text.withUTF8 { storage.append($0) } }
    self.init(storage)
  }

  /// The texts of several lists, one list behind the other.
  public init(joining lists: [TextList]) {
    guard lists.count != 1 else {
      self = lists[0]
      return
    }
    let storage = TextStorage()
    for list in lists { for index in list.indices { list.withBytes(index) { storage.append($0) } } }
    self.init(storage)
  }

  /// The same texts without the first ones.
  public func dropFirst(_ count: Int) -> TextList {
    TextList(storage, skipping: Swift.min(skipped + count, storage.count))
  }

  /// The bytes of a text, in UTF-8.
  public func withBytes<Result>(
    _ index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try withExtendedLifetime(storage) { try body(storage.bytes(skipped + index)) }
  }

  /// For each text, what `body` makes of its bytes.
  @inlinable
  public func mapBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> [Result] {
    withExtendedLifetime(storage) {
      [Result](unsafeUninitializedCapacity: count) { out, filled in
        preferLargePages(out)
        while filled < count {
          out.initializeElement(at: filled, to: body(storage.bytes(skipped + filled)))
          filled += 1
        }
      }
    }
  }

  /// Whether every text is plain ASCII.
  public var isASCII: Bool { storage.isASCII }

  /// Whether one of these bytes occurs in any text.
  public func holds(anyOf bytes: [UInt8]) -> Bool { storage.holds(anyOf: bytes) }
}

extension TextList: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  public subscript(index: Int) -> String {
    withExtendedLifetime(storage) {
      String(decoding: storage.bytes(skipped + index), as: UTF8.self)
    }
  }
}

extension TextList: Equatable, ExpressibleByArrayLiteral {
  public init(arrayLiteral texts: String...) { self.init(texts) }

  public static func == (left: TextList, right: TextList) -> Bool {
    left.count == right.count && left.indices.allSatisfy { left[$0] == right[$0] }
  }
}
