/// Where text comes to stand on a screen of a given width, as libedit draws it.
struct LineLayout: Equatable {
  /// Rows below the one in which the prompt begins, and cells from the left; both from 0.
  private(set) var row = 0
  private(set) var column = 0
  private let columns: Int

  /// - Parameter columns: the screen's width; less than 2 counts as libedit's 80.
  init(columns: Int) {
    self.columns = columns < 2 ? 80 : columns
  }

  mutating func place(_ scalars: some Sequence<Unicode.Scalar>) {
    for scalar in scalars { place(scalar) }
  }

  private mutating func place(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x0A: wrap()
    case 0x09:
      repeat { advance(1) } while column % 8 != 0
    case 0x00..<0x20, 0x7F..<0xA0:
      // Shown as ^X, or as \U+0080 where it is not ASCII.
      for _ in 0..<(scalar.value < 0x80 ? 2 : 8) { advance(1) }
    default:
      advance(DisplayWidth.of(scalar))
    }
  }

  private mutating func advance(_ width: Int) {
    if column + width > columns { wrap() }
    column += width
    if column >= columns { wrap() }
  }

  private mutating func wrap() {
    row += 1
    column = 0
  }
}
