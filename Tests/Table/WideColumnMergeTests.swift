import Testing

@testable import Table

/// A column merged by several threads, against a dictionary that goes through the rows in order.
@Suite struct WideColumnMergeTests {
  @Test(arguments: [1, 2, 3, 8], [40, 4_000, 60_000])
  func mergesAsOneThreadWould(threads: Int, different: Int) throws {
    var random = Random(seed: UInt64(threads * 100_000 + different))
    for _ in 0..<4 {
      let (spans, texts) = try rows(of: different, &random)
      let merge = ColumnMerge(0, spans, limits: .standard)
      let column = try #require(try merge.column(threads: threads))
      let (codes, entries) = Self.coded(texts)
      #expect(column.codes.map(Int.init) == codes)
      #expect(Array(column.entries) == entries)
      // What one thread makes of the same rows.
      let alone = try merge.column()
      #expect(alone.codes.map(Int.init) == codes)
      #expect(Array(alone.entries) == entries)
      // Texts are found in it, though they were not added one by one.
      for code in stride(from: 0, to: entries.count, by: 1 + entries.count / 50) {
        #expect(column.texts.position(of: entries[code]) == code)
      }
      #expect(column.texts.position(of: "no such text") == nil)
      #expect(column.texts.code("one more") == UInt32(entries.count))
    }
  }

  @Test func leavesLongTextsToOneThread() throws {
    let store = ColumnStore(width: 1, limits: .standard)
    try Self.append("a text of more than sixteen bytes", to: store)
    try store.finishBatch()
    let merge = ColumnMerge(0, [RowSpan(store: store, rows: 0..<1)], limits: .standard)
    #expect(try merge.column(threads: 2) == nil)
  }

  @Test func saysThatTextsAreTooMany() throws {
    var random = Random(seed: 1)
    let (spans, _) = try rows(of: 4_000, &random)
    var limits = ReadLimits.standard
    limits.distinctStrings = 100
    let merge = ColumnMerge(0, spans, limits: limits)
    let error = #expect(throws: ReadError.self) { try merge.column(threads: 2) }
    #expect(error?.column == "A")
  }

  /// Rows in two stores, of which stretches of different lengths follow each other in the file.
  private func rows(
    of different: Int, _ random: inout Random
  ) throws -> (spans: [RowSpan], texts: [String]) {
    let stores = [
      ColumnStore(width: 1, limits: .standard), ColumnStore(width: 1, limits: .standard),
    ]
    var spans: [RowSpan] = []
    var texts: [String] = []
    while texts.count < different * 3 / 2 {
      let store = stores[random.below(2)]
      let first = store.rows
      for _ in 0..<1 + random.below(9_000) {
        let number = random.below(different)
        let text = number % 50 == 0 ? "" : String(number, radix: 2 + number % 30).suffix(16)
        try Self.append(String(text), to: store)
        texts.append(String(text))
      }
      spans.append(RowSpan(store: store, rows: first..<store.rows))
    }
    for store in stores { try store.finishBatch() }
    return (spans, texts)
  }

  private static func append(_ text: String, to store: ColumnStore) throws {
    let bytes = Array(text.utf8) + [UInt8](repeating: 0, count: CellWords.padding)
    store.blankRow()
    try bytes.withUnsafeBufferPointer {
      try store.fill(0, try #require($0.baseAddress), text.utf8.count)
    }
    try store.keepRow(number: Int32(store.rows + 1))
  }

  private static func coded(_ texts: [String]) -> (codes: [Int], entries: [String]) {
    var entries = [""]
    var known = ["": 0]
    let codes = texts.map { text -> Int in
      if let code = known[text] { return code }
      known[text] = entries.count
      entries.append(text)
      return entries.count - 1
    }
    return (codes, entries)
  }
}
