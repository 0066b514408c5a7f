import CMemory

/// What the system writes down of a program that crashes.
public enum CoreDumps {
  /// Has it write down nothing, of this program and of those that it starts.
  public static func switchOff() { jtai_no_core_dumps() }
}
