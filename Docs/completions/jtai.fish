# Completions of jtai for fish: put this file into ~/.config/fish/completions.
# Made from the declarations of the program by Scripts/docs --write.

# The script among the words before the cursor; none where it has not been typed yet.
function __jtai_script
    set -l skip 0
    for word in (commandline -opc)[2..]
        if test $skip = 1
            set skip 0
        else if contains -- $word -c --check --update --edition --as-of --color --width --print-edition --completions
            set skip 1
        else if not string match -q -- '-*' $word
            echo $word
            return 0
        end
    end
    return 1
end

function __jtai_parameters
    sed -n 's/^ *param  *\([A-Za-z_][A-Za-z0-9_]*\) .*/\1=/p' (__jtai_script) 2>/dev/null
end

complete -c jtai -f
complete -c jtai -n 'not __jtai_script' -s c -x -d 'run these commands, parted by ;'
complete -c jtai -n 'not __jtai_script' -l json -d 'print one line of JSON for each command'
complete -c jtai -n 'not __jtai_script' -l check -x -a '(__fish_complete_suffix .transcript)' -d 'run a transcript again and show what differs'
complete -c jtai -n 'not __jtai_script' -l update -x -a '(__fish_complete_suffix .transcript)' -d 'run a transcript again and rewrite it'
complete -c jtai -n 'not __jtai_script' -l accept-inputs -d 'with --update, also where a file it reads is another than then'
complete -c jtai -n 'not __jtai_script' -l edition -x -a 'csafe-2018 csafe-2025 (__fish_complete_suffix .yaml)' -d 'an edition by its name, or a file of your own'
complete -c jtai -n 'not __jtai_script' -l as-of -x -d 'the day at which ages and periods are counted'
complete -c jtai -n 'not __jtai_script' -l keep-going -d 'go on behind an error in a script'
complete -c jtai -n 'not __jtai_script' -l no-init -d 'do not run init.jtai when the prompt starts'
complete -c jtai -n 'not __jtai_script' -l safe -d 'write no file, start no pager'
complete -c jtai -n 'not __jtai_script' -l plain -d 'no tables and no editing, for screen readers'
complete -c jtai -n 'not __jtai_script' -l color -x -a 'auto always never' -d 'auto, always or never'
complete -c jtai -n 'not __jtai_script' -l width -x -d 'how wide output is, in characters'
complete -c jtai -n 'not __jtai_script' -l version -d 'print the version'
complete -c jtai -n 'not __jtai_script' -l help -d 'print this'
complete -c jtai -n 'not __jtai_script' -k -a '(__fish_complete_suffix .jtai)'
complete -c jtai -n __jtai_script -a '(__jtai_parameters)'
