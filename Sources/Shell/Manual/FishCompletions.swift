extension ShellCompletions {
  static var fish: String {
    """
    # Completions of jtai for fish: put this file into ~/.config/fish/completions.
    # \(note)

    # The script among the words before the cursor; none where it has not been typed yet.
    function __jtai_script
        set -l skip 0
        for word in (commandline -opc)[2..]
            if test $skip = 1
                set skip 0
            else if contains -- $word \(valued)
                set skip 1
            else if not string match -q -- '-*' $word
                echo $word
                return 0
            end
        end
        return 1
    end

    function __jtai_parameters
        \(parameters(of: "(__jtai_script)"))
    end

    complete -c jtai -f
    \(Options.shown.map(line).joined(separator: "\n"))
    complete -c jtai -n 'not __jtai_script' -k -a '(__fish_complete_suffix .jtai)'
    complete -c jtai -n __jtai_script -a '(__jtai_parameters)'

    """
  }

  private static var valued: String {
    Options.declarations.filter { $0.value.label != nil }.map(\.name).joined(separator: " ")
  }

  private static func line(_ option: OptionDeclaration) -> String {
    let dashes = option.name.hasPrefix("--") ? "-l" : "-s"
    let name = option.name.drop { $0 == "-" }
    let value =
      switch option.value {
      case .nothing: ""
      case .text: " -x"
      case .file(_, let ending, let words):
        " -x -a '\(words.map { "\($0) " }.joined())(__fish_complete_suffix \(ending))'"
      case .words(_, let words): " -x -a '\(words.joined(separator: " "))'"
      }
    let does = option.does.replacing("'", with: "\\'")
    return "complete -c jtai -n 'not __jtai_script' \(dashes) \(name)\(value) -d '\(does)'"
  }
}
