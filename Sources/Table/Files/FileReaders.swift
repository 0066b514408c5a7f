/// Who may read a file that is written.
public enum FileReaders: Sendable {
  /// Its owner alone (0600), whatever stood in its place.
  case owner
  /// Its owner and those of its group (0640), whatever stood in its place.
  case group
  /// Who may read the file that it replaces or, if there is none, any new file.
  case usual
}
