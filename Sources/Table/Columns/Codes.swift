/// One code a row, in as few bytes as the largest of them needs: a column of a million genders
/// takes a million bytes.
public enum Codes: Sendable {
  case narrow([UInt8])
  case medium([UInt16])
  case wide([UInt32])

  /// The codes of a column with so many distinct texts.
  public init(_ codes: [UInt32], below count: Int) {
    switch count {
    case ...0x100: self = .narrow(codes.map { UInt8(truncatingIfNeeded: $0) })
    case ...0x1_0000: self = .medium(codes.map { UInt16(truncatingIfNeeded: $0) })
    default: self = .wide(codes)
    }
  }

  /// So many rows of the code 0.
  public init(zeros count: Int) {
    self = .narrow([UInt8](repeating: 0, count: count))
  }

  /// For each row, what a table says of its code: the one loop that every test of a field comes
  /// to. The table holds an entry for each code.
  @inlinable
  public func looked<Answer: BitwiseCopyable>(up table: [Answer]) -> [Answer] {
    switch self {
    case .narrow(let codes): Self.looked(codes, up: table)
    case .medium(let codes): Self.looked(codes, up: table)
    case .wide(let codes): Self.looked(codes, up: table)
    }
  }

  /// How many rows have each of the codes below `count`.
  public func histogram(below count: Int) -> [Int] {
    switch self {
    case .narrow(let codes): Self.histogram(codes, count)
    case .medium(let codes): Self.histogram(codes, count)
    case .wide(let codes): Self.histogram(codes, count)
    }
  }

  /// How many rows have a code.
  public func count(of code: Int) -> Int {
    switch self {
    case .narrow(let codes): Self.count(codes, code)
    case .medium(let codes): Self.count(codes, code)
    case .wide(let codes): Self.count(codes, code)
    }
  }

  /// Calls `body` with each row and its code, in the order of the rows: faster than a loop, which
  /// asks for the width of the codes at each row.
  @inlinable
  public func eachRow(_ body: (_ row: Int, _ code: Int) -> Void) {
    switch self {
    case .narrow(let codes): for row in codes.indices { body(row, Int(codes[row])) }
    case .medium(let codes): for row in codes.indices { body(row, Int(codes[row])) }
    case .wide(let codes): for row in codes.indices { body(row, Int(codes[row])) }
    }
  }

  /// For each row, what `body` makes of its code.
  @inlinable
  public func mapped<Answer>(_ body: (_ code: Int) -> Answer) -> [Answer] {
    switch self {
    case .narrow(let codes): codes.map { body(Int($0)) }
    case .medium(let codes): codes.map { body(Int($0)) }
    case .wide(let codes): codes.map { body(Int($0)) }
    }
  }

  @inlinable
  static func looked<Code: FixedWidthInteger, Answer: BitwiseCopyable>(
    _ codes: [Code], up table: [Answer]
  ) -> [Answer] {
    [Answer](unsafeUninitializedCapacity: codes.count) { out, count in
      preferLargePages(out)
      codes.withUnsafeBufferPointer { codes in
        table.withUnsafeBufferPointer { table in
          for row in codes.indices { out[row] = table[Int(codes[row])] }
        }
      }
      count = codes.count
    }
  }

  private static func count<Code: FixedWidthInteger>(_ codes: [Code], _ code: Int) -> Int {
    guard let wanted = Code(exactly: code) else { return 0 }
    return codes.withUnsafeBufferPointer { codes in
      var count = 0
      var row = 0
      while row < codes.count {
        // A counter as wide as a code, which 255 rows cannot overflow, counts many rows at once.
        let end = Swift.min(row &+ 255, codes.count)
        var some: Code = 0
        while row < end {
          some &+= codes[row] == wanted ? 1 : 0
          row &+= 1
        }
        count &+= Int(some)
      }
      return count
    }
  }

  private static func histogram<Code: FixedWidthInteger>(_ codes: [Code], _ count: Int) -> [Int] {
    // Four counters a code: rows with the same code as the one before need not wait for it.
    let lanes = count <= 4096 ? 4 : 1
    var counts = [Int](repeating: 0, count: count * lanes)
    counts.withUnsafeMutableBufferPointer { counts in
      codes.withUnsafeBufferPointer { codes in
        for row in codes.indices {
          counts[Int(codes[row]) &* lanes &+ (row & (lanes &- 1))] &+= 1
        }
      }
    }
    guard lanes > 1 else { return counts }
    return (0..<count).map { code in
      counts[code * lanes..<(code + 1) * lanes].reduce(0, +)
    }
  }
}

extension Codes: RandomAccessCollection {
  public var startIndex: Int { 0 }

  public var endIndex: Int {
    switch self {
    case .narrow(let codes): codes.count
    case .medium(let codes): codes.count
    case .wide(let codes): codes.count
    }
  }

  @inlinable
  public subscript(row: Int) -> UInt32 {
    switch self {
    case .narrow(let codes): UInt32(codes[row])
    case .medium(let codes): UInt32(codes[row])
    case .wide(let codes): codes[row]
    }
  }
}
