/// What of a delimited text may not have been meant as it was read.
public struct TextDoubts: Sendable, Equatable {
  /// A cell's place.
  public struct Place: Sendable, Equatable {
    /// The row in the file, from 1.
    public let row: Int
    /// The column's letters.
    public let column: String
  }

  /// How many cells there are of some kind, and where they are.
  public struct Tally: Sendable, Equatable {
    public private(set) var count = 0
    /// The places of the first 10,000, in the order of the file.
    public private(set) var places: [Place] = []

    mutating func add(row: Int, column: Int) {
      count += 1
      if places.count < Self.most {
        places.append(Place(row: row, column: letters(ofColumn: column)))
      }
    }

    mutating func add(_ other: Tally, offset: Int) {
      count += other.count
      for place in other.places.prefix(Self.most - places.count) {
        places.append(Place(row: place.row + offset, column: place.column))
      }
    }

    private static let most = 10_000
  }

  /// Cells in quotes that span lines which look like rows: a stray quote swallows rows so.
  public var rowsInCells = Tally()
  /// Where quotes mean nothing: fields in quotes with a delimiter in them, which were taken apart.
  public var takenApart = Tally()
  /// Where quotes mean nothing: fields that open a quote and do not close it in their row.
  public var openQuotes = Tally()
  /// What the text is encoded in, where it does not say so itself.
  public var unmarkedEncoding: String?
  /// Where letters in UTF-8 and in Windows-1252 first stand, in a text that holds both.
  public var mixedEncodings: (utf8: Place, windows1252: Place)?

  public init() {}

  mutating func add(_ other: TextDoubts, offset: Int) {
    rowsInCells.add(other.rowsInCells, offset: offset)
    takenApart.add(other.takenApart, offset: offset)
    openQuotes.add(other.openQuotes, offset: offset)
  }

  public static func == (left: TextDoubts, right: TextDoubts) -> Bool {
    left.rowsInCells == right.rowsInCells && left.takenApart == right.takenApart
      && left.openQuotes == right.openQuotes && left.unmarkedEncoding == right.unmarkedEncoding
      && left.mixedEncodings?.utf8 == right.mixedEncodings?.utf8
      && left.mixedEncodings?.windows1252 == right.mixedEncodings?.windows1252
  }
}

/// What quotes mean in delimited text.
public enum Quoting: Sendable {
  /// A cell in quotes may hold delimiters and line ends.
  case standard
  /// Nothing: each line is a row. Quotes around a whole field are taken off all the same.
  case none
}
