extension ShellCompletions {
  static var zsh: String {
    """
    #compdef jtai
    # Completions of jtai for zsh: put this file into a folder of $fpath.
    # \(note)

    _jtai_parameters() {
      local -a parameters
      parameters=("${(@f)$(\(parameters(of: "\"$line[1]\"")))}")
      compadd -S '' -- $parameters
    }

    \(functions)_jtai() {
      local -a line
      _arguments \\
    \(Options.shown.map { "    " + specification($0) + " \\" }.joined(separator: "\n"))
        '1:script:_files -g "*.jtai"' \\
        '*:parameter:_jtai_parameters'
    }

    _jtai "$@"

    """
  }

  /// `'--check=[run a transcript again]:TRANSCRIPT:_files -g "*.transcript"'`.
  private static func specification(_ option: OptionDeclaration) -> String {
    let does = escaped(option.does)
    let joined = option.name.hasPrefix("--") ? "=" : ""
    return switch option.value {
    case .nothing: "'\(option.name)[\(does)]'"
    case .text(let label): "'\(option.name)\(joined)[\(does)]:\(label): '"
    case .file(let label, let ending, let words):
      words.isEmpty
        ? "'\(option.name)\(joined)[\(does)]:\(label):_files -g \"*\(ending)\"'"
        : "'\(option.name)\(joined)[\(does)]:\(label): \(function(option))'"
    case .words(let label, let words):
      "'\(option.name)\(joined)[\(does)]:\(label):(\(words.joined(separator: " ")))'"
    }
  }

  /// A function for each option that takes a file or a word that stands for one.
  private static var functions: String {
    Options.shown.map { option in
      guard case .file(_, let ending, let words) = option.value, !words.isEmpty else { return "" }
      return """
        \(function(option))() {
          _alternative 'names:name:(\(words.joined(separator: " ")))' 'files:file:_files -g "*\(ending)"'
        }


        """
    }.joined()
  }

  private static func function(_ option: OptionDeclaration) -> String {
    "_jtai_\(option.name.drop { $0 == "-" })"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("[", with: "\\[").replacing("]", with: "\\]").replacing("'", with: "'\\''")
  }
}
