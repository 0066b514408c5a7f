import CEditline

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What libedit is told at the start: whom to ask, and which keys do what.
extension LineEditor {
  private static func object(_ editor: OpaquePointer?) -> LineEditor? {
    guard let editor, let context = jtai_editor_context(editor) else { return nil }
    return Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue()
  }

  /// Gives libedit the functions to call. They capture nothing: they find the object by what was
  /// set as the editor's context.
  func connect(_ editor: OpaquePointer) -> Bool {
    let prompt: jtai_prompt_function = { LineEditor.object($0)?.promptPointer }
    let reader: jtai_reader_function = { editor, key in
      guard let object = LineEditor.object(editor), let key else { return 0 }
      switch object.nextKey() {
      case .key(let scalar):
        key.pointee = wchar_t(bitPattern: scalar.value)
        return 1
      case .end:
        key.pointee = 0
        return 0
      case .stop:
        key.pointee = 0
        return -1
      }
    }
    let complete: jtai_command_function = { editor, _ in
      UInt8(LineEditor.object(editor)?.complete() ?? CC_ERROR)
    }
    let insert: jtai_command_function = { editor, _ in
      UInt8(LineEditor.object(editor)?.insert() ?? CC_ERROR)
    }
    let earlier: jtai_command_function = { editor, _ in
      UInt8(LineEditor.object(editor)?.recall(by: -1) ?? CC_ERROR)
    }
    let later: jtai_command_function = { editor, _ in
      UInt8(LineEditor.object(editor)?.recall(by: 1) ?? CC_ERROR)
    }
    let apply: jtai_command_function = { editor, _ in
      UInt8(LineEditor.object(editor)?.apply() ?? CC_ERROR)
    }
    return jtai_editor_set_prompt(editor, prompt, wchar_t(bitPattern: Prompt.marker.value)) == 0
      && jtai_editor_set_reader(editor, reader) == 0
      && jtai_editor_add_command(editor, "jtai-complete", "Complete the word", complete) == 0
      && jtai_editor_add_command(editor, "jtai-insert", "Insert what is held", insert) == 0
      && jtai_editor_add_command(editor, "jtai-earlier", "The line before", earlier) == 0
      && jtai_editor_add_command(editor, "jtai-later", "The line after", later) == 0
      && jtai_editor_add_command(editor, "jtai-apply", "Change the line", apply) == 0
  }

  /// Only names that libedit has may stand here: binding an unknown one can corrupt its heap.
  private static let bindings: [(key: String, command: String)] = [
    ("^I", "jtai-complete"), ("^P", "jtai-earlier"), ("^N", "jtai-later"),
    ("^W", "ed-delete-prev-word"), ("^R", "em-inc-search-prev"),
  ]

  func bindKeys(_ editor: OpaquePointer) {
    for key in EditingKey.allCases { jtai_editor_bind(editor, key.name, key.command) }
    for binding in Self.bindings { jtai_editor_bind(editor, binding.key, binding.command) }
    // libedit's own command line, which can rebind anything.
    jtai_editor_bind(editor, "\\ex", "ed-unassigned")
    jtai_editor_bind(editor, "\\eX", "ed-unassigned")
  }
}
