/// The two streams that text goes to.
public enum StandardStream: Sendable {
  case output
  case error
}
