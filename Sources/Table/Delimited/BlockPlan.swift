/// How a large text is cut into blocks.
struct BlockPlan: Sendable {
  /// Bytes of a block: few enough for the processor's second cache.
  var length = 1 << 19
  /// How much of the next block is read along with one, for the record that goes on there.
  var overlap = 1 << 16
  /// Texts of fewer blocks are in memory as a whole, and read by one thread.
  var few = 4

  static let standard = BlockPlan()

  /// Whether a text of so many bytes is not worth cutting.
  func isSmall(_ size: Int) -> Bool { size < few * length }
}
