import Render

/// A way to a person: shows something, and waits for the line that they type.
public struct Asking: Sendable {
  public enum Reply: Sendable, Equatable {
    case line(String)
    /// Ctrl-C.
    case interrupted
    /// There is nothing more to read.
    case ended
  }

  let reply: @Sendable (_ says: Document, _ prompt: String) -> Reply

  public init(_ reply: @escaping @Sendable (_ says: Document, _ prompt: String) -> Reply) {
    self.reply = reply
  }
}
