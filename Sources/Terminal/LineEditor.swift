import CEditline

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads lines from a terminal with editing, history and completion, by libedit.
///
/// Everything happens on the thread that calls `readLine`, the completion callback too. There
/// should be one editor in a program.
///
/// To libedit the keys are Emacs's. Its vi mode is not used: several of its commands write
/// outside the line's memory (3.1-20221030), and a person's keys must not crash the program;
/// `ViKeys` stands in for it. For the same reason no `.editrc` is read: it can switch that mode on, and a binding in it that names
/// an unknown command can corrupt memory.
public final class LineEditor {
  /// Scalars in a line. Longer lines are no use at a prompt, and libedit cannot show them.
  public static let longestLine = 1 << 16
  /// Lines that the up arrow reaches.
  public static let historySize = 1000

  var editor: OpaquePointer?
  private var history: OpaquePointer?
  private let completing: (String, Int) -> CompletionAnswer
  /// From the line and the cursor's UTF-8 offset in it, how the line looks; nil where nothing is
  /// painted. It is asked at each key, so it has to be quick.
  public var painting: ((String, Int) -> LinePaint)?
  /// Whether something on the screen is in colour.
  var isPainted = false
  /// Cells of the ghost text on the screen.
  var ghostWidth = 0
  /// The columns of the cursor and of the line's end, where the ghost text was drawn.
  var ghostPlace = (cursor: 0, end: 0)

  var promptText: [Unicode.Scalar] = []
  private var promptStorage: UnsafeMutableBufferPointer<wchar_t>?
  var decoder = KeyDecoder()
  /// Which keys edit the line, from the next line on.
  public var keys = EditingKeys.emacs
  var vi = ViKeys()
  /// Keys that the layer of vi has not seen yet: it needs the line as it stands then.
  var viKeys: [Unicode.Scalar] = []
  /// What `apply` has to do.
  var change: Change?
  /// Keys that are decoded, but not yet asked for.
  var waitingKeys: [Unicode.Scalar] = []
  /// What `insert` has to do; its key is handed to libedit until it has done it.
  var insertion: Insertion?
  var ending = Ending.none
  /// What the up arrow shows, the newest last. libedit has the same lines for its search; its
  /// own up arrow would cut the line being typed after 1,023 characters.
  private(set) var past: [String] = []
  /// The line being typed, behind those of the past.
  var draft = ""
  /// Which of `past` is shown; its count where it is the draft.
  var shown = 0
  var columns = 0
  /// The rows that libedit believes in.
  var believedRows = 0

  struct Insertion {
    var deleting: Int
    var text: String
    /// How often libedit has been given the key. Some of its commands swallow one.
    var offers = 0
  }

  enum Ending: Equatable {
    case none
    case interrupted
    case signal(Int32)
  }

  /// Nil where libedit cannot work: no memory, no UTF-8, or a terminal that it does not know.
  /// - Parameters:
  ///   - programName: by which libedit knows the program.
  ///   - completing: from the line and the cursor's UTF-8 offset in it, what can stand there.
  public init?(
    programName: String, completing: @escaping (String, Int) -> CompletionAnswer
  ) {
    self.completing = completing
    // Before libedit starts: it decides then which keys insert themselves.
    guard CharacterLocale.establish(), let type = getenv("TERM"), jtai_terminal_is_known(type),
      let editor = jtai_editor_start(programName)
    else { return nil }
    self.editor = editor
    guard let history = history_init() else { return nil }
    self.history = history
    guard jtai_history_set_size(history, Int32(Self.historySize)) == 0,
      jtai_editor_set_history(editor, history) == 0,
      jtai_editor_set_context(editor, Unmanaged.passUnretained(self).toOpaque()) == 0,
      jtai_editor_set_keys(editor, "emacs") == 0,
      connect(editor)
    else { return nil }
    bindKeys(editor)
  }

  deinit { close() }

  /// Frees the editor. `readLine` answers `.endOfInput` after it.
  public func close() {
    if let editor { el_end(editor) }
    editor = nil
    if let history { history_end(history) }
    history = nil
    promptStorage?.deallocate()
    promptStorage = nil
  }

  /// Adds a line to what the up arrow shows. It stays in memory. Left out are an empty line, one
  /// that begins with a space, and one that equals the line before.
  public func remember(_ line: String) {
    guard let history, let first = line.first, first != " ", line != past.last else { return }
    past.append(line)
    if past.count > Self.historySize { past.removeFirst(past.count - Self.historySize) }
    jtai_history_enter(history, line)
  }

  /// Forgets every line that the up arrow shows.
  public func forget() {
    guard let history else { return }
    past = []
    jtai_history_clear(history)
  }

  /// Shows the prompt and reads a line. A pending Ctrl-C is forgotten first: it was meant for
  /// what ran before.
  ///
  /// SIGTERM, SIGHUP and Ctrl-Z are answered while it reads: the terminal is given back as it
  /// was before the program ends or stops.
  public func readLine(prompt: Prompt) -> LineResult {
    guard let editor else { return .endOfInput }
    setPrompt(prompt)
    waitingKeys.removeAll()
    insertion = nil
    decoder = KeyDecoder()
    decoder.escapeIsKey = keys == .vi
    beginVi()
    ending = .none
    isPainted = false
    ghostWidth = 0
    draft = ""
    shown = past.count
    Interrupts.take()
    let signals = [SIGINT, SIGWINCH, SIGTSTP, SIGTERM, SIGHUP].filter { jtai_signal_catch($0) }
    columns = screenColumns
    believedRows = screenSize.rows
    // Before the prompt is shown: libedit would do it after, and the terminal would echo a key
    // that is typed in between.
    jtai_editor_prepare_terminal(editor, true)
    write(Self.pasteOn)

    var count: Int32 = 0
    let start = el_wgets(editor, &count)
    let line = Self.text(start, count: Int(count))

    write(Self.pasteOff)
    for signal in signals { jtai_signal_release(signal) }
    switch ending {
    case .interrupted: return .interrupted
    case .signal(let number):
      jtai_signal_deliver(number)
      return .endOfInput
    case .none: break
    }
    guard let line, count > 0 else {
      write("\n")
      return .endOfInput
    }
    return .line(line)
  }

  /// What libedit has read, without the line's end, and without a key of the editor's own that
  /// libedit was made to insert as if it were text (Ctrl-V and then a paste).
  private static func text(_ start: UnsafePointer<wchar_t>?, count: Int) -> String? {
    guard let start, count > 0 else { return nil }
    var scalars = LineEditor.scalars(start, count: count)
    if scalars.last == "\n" || scalars.last == "\r" { scalars.removeLast() }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars.filter { !(0x80...0x9F).contains($0.value) })
    return String(view)
  }

  static func scalars(_ start: UnsafePointer<wchar_t>, count: Int) -> [Unicode.Scalar] {
    (0..<count).map { Unicode.Scalar(UInt32(bitPattern: start[$0])) ?? "\u{FFFD}" }
  }

  /// The scalars as libedit takes them, with a zero at their end.
  static func wide(_ scalars: some Sequence<Unicode.Scalar>) -> [wchar_t] {
    scalars.filter { $0 != "\0" }.map { wchar_t(bitPattern: $0.value) } + [0]
  }

  private func setPrompt(_ prompt: Prompt) {
    promptText = Array(prompt.text.unicodeScalars)
    let marked = Self.wide(prompt.marked)
    promptStorage?.deallocate()
    let storage = UnsafeMutableBufferPointer<wchar_t>.allocate(capacity: marked.count)
    _ = storage.initialize(from: marked)
    promptStorage = storage
  }

  /// For libedit, which asks for it whenever it draws.
  var promptPointer: UnsafeMutablePointer<wchar_t>? { promptStorage?.baseAddress }

  func answer(line: String, cursor: Int) -> CompletionAnswer { completing(line, cursor) }
}
