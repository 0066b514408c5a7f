#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The C library's idea of characters, and of nothing else.
public enum CharacterLocale {
  /// Sets LC_CTYPE as the environment says, or to C.UTF-8 where that is not UTF-8: in the C
  /// locale libedit silently drops a typed `é`. All other categories stay "C", so that no
  /// locale touches a result. Returns whether characters are UTF-8 now.
  @discardableResult
  public static func establish() -> Bool {
    for name in ["", "C.UTF-8", "en_US.UTF-8"] {
      if setlocale(LC_CTYPE, name) != nil, usesUTF8 { return true }
    }
    return false
  }

  private static var usesUTF8: Bool {
    guard let name = nl_langinfo(nl_item(CODESET)) else { return false }
    return strcmp(name, "UTF-8") == 0
  }
}
