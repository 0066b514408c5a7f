# Completions of jtai for bash: source this file, or put it where bash-completion looks.
# Made from the declarations of the program by Scripts/docs --write.

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
    -c) return ;;
    --check) _jtai_files .transcript "$word" && return ;;
    --update) _jtai_files .transcript "$word" && return ;;
    --edition) _jtai_files .yaml "$word" csafe-2018 csafe-2025 && return ;;
    --as-of) return ;;
    --color) mapfile -t COMPREPLY < <(compgen -W 'auto always never' -- "$word") && return ;;
    --width) return ;;
    --print-edition) mapfile -t COMPREPLY < <(compgen -W 'csafe-2018 csafe-2025' -- "$word") && return ;;
    --completions) mapfile -t COMPREPLY < <(compgen -W 'bash zsh fish' -- "$word") && return ;;
  esac
  for ((index = 1; index < COMP_CWORD; index++)); do
    case ${COMP_WORDS[index]} in
      -c | --check | --update | --edition | --as-of | --color | --width | --print-edition | --completions)
        if [[ ${COMP_WORDS[index + 1]} == = ]]; then ((index += 2)); else ((index += 1)); fi
        ;;
      -*) ;;
      *) script=${COMP_WORDS[index]} && break ;;
    esac
  done
  if [[ -n $script ]]; then
    compopt -o nospace
    names=$(sed -n 's/^ *param  *\([A-Za-z_][A-Za-z0-9_]*\) .*/\1=/p' "$script" 2>/dev/null)
    mapfile -t COMPREPLY < <(compgen -W "$names" -- "$word")
  elif [[ $word == -* ]]; then
    names='-c --json --check --update --accept-inputs --edition --as-of --keep-going --no-init --safe --plain --color --width --version --help'
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
