extension ShellCompletions {
  static var bash: String {
    let names = Options.shown.map(\.name).joined(separator: " ")
    return """
      # Completions of jtai for bash: source this file, or put it where bash-completion looks.
      # \(note)

      _jtai() {
        local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} script='' names index
        # bash parts --color=never at the equals sign.
        if [[ $word == = ]]; then
          word=''
        elif [[ $before == = ]]; then
          before=${COMP_WORDS[COMP_CWORD - 2]}
        fi
        COMPREPLY=()
        case $before in
      \(cases)
        esac
        for ((index = 1; index < COMP_CWORD; index++)); do
          case ${COMP_WORDS[index]} in
            \(valued))
              if [[ ${COMP_WORDS[index + 1]} == = ]]; then ((index += 2)); else ((index += 1)); fi
              ;;
            -*) ;;
            *) script=${COMP_WORDS[index]} && break ;;
          esac
        done
        if [[ -n $script ]]; then
          compopt -o nospace
          names=$(\(parameters(of: "\"$script\"")))
          mapfile -t COMPREPLY < <(compgen -W "$names" -- "$word")
        elif [[ $word == -* ]]; then
          names='\(names)'
          mapfile -t COMPREPLY < <(compgen -W "$names" -- "$word")
        else
          _jtai_files .jtai "$word"
        fi
      }

      # Files with an ending, and folders on the way to them; then words that stand for files.
      _jtai_files() {
        compopt -o filenames
        mapfile -t COMPREPLY < <(
          compgen -W "${*:3}" -- "$2"; compgen -f -X "!*$1" -- "$2"; compgen -d -- "$2"
        )
      }

      complete -F _jtai jtai

      """
  }

  private static var valued: String {
    Options.declarations.filter { $0.value.label != nil }.map(\.name).joined(separator: " | ")
  }

  private static var cases: String {
    Options.declarations.compactMap { option -> String? in
      switch option.value {
      case .nothing: nil
      case .text: "    \(option.name)) return ;;"
      case .file(_, let ending, let words):
        "    \(option.name)) _jtai_files \(ending) \"$word\""
          + words.map { " \($0)" }.joined() + " && return ;;"
      case .words(_, let words):
        "    \(option.name)) mapfile -t COMPREPLY < <(compgen -W '\(words.joined(separator: " "))' "
          + "-- \"$word\") && return ;;"
      }
    }.joined(separator: "\n")
  }
}
