/// Which sheet of which file is read.
struct SheetPlace {
  /// The path as it was given.
  let file: String
  let name: String
  /// The sheet's place in the workbook, 1 for the first.
  let position: Int
  let hidden: Bool
}
