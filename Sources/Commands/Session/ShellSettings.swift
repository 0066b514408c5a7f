/// How the prompt looks and behaves: what `set` shows and changes. No result depends on it.
public struct ShellSettings: Sendable, Equatable {
  public enum Colour: String, Sendable, CaseIterable { case auto, always, never }
  public enum Keys: String, Sendable, CaseIterable { case emacs, vi }
  /// `2026-03-02`, or `02/03/2026` as the lists have it.
  public enum Dates: String, Sendable, CaseIterable { case iso, uk }

  /// Who can read files that are written about children.
  public enum Files: String, Sendable, CaseIterable { case owner, group }

  /// Columns of a line of output; nil follows the window.
  public var width: Int?
  /// Whether what is longer than the screen is shown page by page.
  public var pager = true
  public var colour = Colour.auto
  /// Whether faint text shows how the line could go on.
  public var hints = false
  public var keys = Keys.emacs
  public var dates = Dates.iso
  /// Without boxes and redrawing, for screen readers.
  public var plain = false

  public var files = Files.owner
  /// Whether that was said.
  public var hasSaidReaders = false

  public init() {}
}
