/// The words of `--color`.
public enum ColourChoice: String, Sendable, CaseIterable {
  /// Where the stream is a terminal, unless `NO_COLOR`, `TERM` or plain mode speak against it.
  case auto
  case always
  case never
}
