/// For each row its row in the file, as runs of rows that follow each other there.
public struct RowNumbers: Sendable, Equatable {
  private struct Run: Equatable {
    /// The first row of the run, from 0, and its row in the file.
    let row: Int
    let number: Int32
  }

  private var runs: [Run] = []
  public private(set) var count = 0
  /// The number with which another row would go on with the last run.
  private var next: Int32 = 0

  public init() {}

  public init(_ numbers: some Sequence<Int32>) {
    for number in numbers { append(number) }
  }

  /// The rows of one run.
  public init(from first: Int32, count: Int) {
    if count > 0 { runs = [Run(row: 0, number: first)] }
    self.count = count
    next = first &+ Int32(clamping: count)
  }

  @inline(__always)
  mutating func append(_ number: Int32) {
    if number != next || count == 0 { runs.append(Run(row: count, number: number)) }
    count &+= 1
    next = number &+ 1
  }

  /// The rows of a part of another's, each further down in the file by `offset`.
  mutating func append(_ other: RowNumbers, rows: Range<Int>, offset: Int) {
    guard !rows.isEmpty else { return }
    var row = rows.lowerBound
    while row < rows.upperBound {
      let run = other.run(of: row)
      let runEnd = run + 1 < other.runs.count ? other.runs[run + 1].row : other.count
      let end = Swift.min(runEnd, rows.upperBound)
      let number = Int32(clamping: Int(other[row]) + offset)
      if number != next || count == 0 { runs.append(Run(row: count, number: number)) }
      count += end - row
      next = number &+ Int32(clamping: end - row)
      row = end
    }
  }

  /// The run that holds a row.
  private func run(of row: Int) -> Int {
    var low = 0
    var high = runs.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].row <= row { low = middle } else { high = middle }
    }
    return low
  }
}

extension RowNumbers: RandomAccessCollection, ExpressibleByArrayLiteral {
  public init(arrayLiteral numbers: Int32...) { self.init(numbers) }

  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  public subscript(row: Int) -> Int32 {
    guard !runs.isEmpty else { return 0 }
    let run = runs[run(of: row)]
    return run.number &+ Int32(truncatingIfNeeded: row &- run.row)
  }
}
