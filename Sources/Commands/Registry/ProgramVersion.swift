/// The version of the program, for `--version` and for what its files say of themselves.
public enum ProgramVersion {
  public static let text = "0.1.0"
}
