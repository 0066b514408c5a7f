/// A cell of delimited text until it is interned: the two words of a text of 1 to 16 bytes, or
/// zero and the code that its text already has (zero for a blank cell).
struct CellWords {
  var low: UInt64
  var high: UInt64
}
