import Language

/// The commands that made a session what it is, in the order in which they were given.
///
/// It is a part of the session, so `undo` takes a command out of it as it takes back what the
/// command did. Blocks that are full are shared: a session costs a few pointers more.
public struct Making: Sendable {
  /// One command, in a form that does the same again anywhere: its name in full, parameters filled
  /// in, paths absolute, children by their own IDs.
  public struct Step: Sendable, Equatable {
    public let text: String
    /// The paths in the text.
    public let paths: [Literal]
    /// What it read, as far as that decides what the session is.
    public let inputs: [Input]
    /// The seed that it took from the system; nil where it took none.
    public let drawn: String?

    public init(
      _ text: String, paths: [Literal] = [], inputs: [Input] = [], drawn: String? = nil
    ) {
      self.text = text
      self.paths = paths
      self.inputs = inputs
      self.drawn = drawn
    }

    /// The statement with other names for its paths, where there are any.
    ///
    /// - Parameter drawsAnew: whether it takes a seed again, in place of the one it took.
    public func written(drawsAnew: Bool, _ name: (_ path: String) -> String?) -> String {
      let bytes = Array(text.utf8)
      var written = ""
      var end = 0
      for path in paths {
        guard let name = name(path.text) else { continue }
        written += String(decoding: bytes[end..<path.span.start], as: UTF8.self)
        written += Literal.typed(name)
        end = path.span.end
      }
      written += String(decoding: bytes[end...], as: UTF8.self)
      guard let drawn, !drawsAnew else { return written }
      let seed = "seed \(Literal.typed(drawn))"
      return written == "seed new" ? seed : "\(written) \(seed)"
    }
  }

  /// A file that was read.
  public struct Input: Sendable, Equatable {
    /// The list that it was read as; nil where it is none.
    public let list: String?
    public let sha256: String
    /// Where it lies, from the root of the file system on; nil where that is not known.
    public let path: String?
    /// How the list was found in it: "cin: 57 rows, 16 columns"; nil where it is none.
    public let shape: String?

    public init(list: String?, sha256: String, path: String? = nil, shape: String? = nil) {
      self.list = list
      self.sha256 = sha256
      self.path = path
      self.shape = shape
    }
  }

  private final class Block: Sendable {
    let steps: [Step]

    init(_ steps: [Step]) { self.steps = steps }
  }

  private static let blockSize = 64

  private var blocks: [Block] = []
  private var recent: [Step] = []
  /// Whether a command has changed the session, and is not written down yet.
  public private(set) var isOpen = false

  public init() {}

  /// Those of one command alone.
  init(_ step: Step) { recent = [step] }

  public var count: Int { blocks.count * Self.blockSize + recent.count }

  /// The oldest first.
  public var steps: [Step] { blocks.flatMap(\.steps) + recent }

  /// That the session changes: the command that does it is added when it has run.
  mutating func open() { isOpen = true }

  public mutating func add(_ step: Step) {
    isOpen = false
    recent.append(step)
    guard recent.count == Self.blockSize else { return }
    blocks.append(Block(recent))
    recent = []
  }
}
