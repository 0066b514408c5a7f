/// Completions of the program's options for other shells.
public enum ShellCompletions {
  public enum Shell: String, Sendable, CaseIterable {
    case bash, zsh, fish

    var file: String {
      switch self {
      case .bash: "Docs/completions/jtai.bash"
      case .zsh: "Docs/completions/_jtai"
      case .fish: "Docs/completions/jtai.fish"
      }
    }

    var text: String {
      switch self {
      case .bash: ShellCompletions.bash
      case .zsh: ShellCompletions.zsh
      case .fish: ShellCompletions.fish
      }
    }
  }

  /// The parameters that a script declares, as `NAME=`; `script` is how the shell names it.
  static func parameters(of script: String) -> String {
    #"sed -n 's/^ *param  *\([A-Za-z_][A-Za-z0-9_]*\) .*/\1=/p' "# + script
      + " 2>/dev/null"
  }

  static let note = "Made from the declarations of the program by Scripts/docs --write."
}
