import { type CompletedCommand, type Values, valueCases } from './tree.ts';

/** A script by which bash (from 3.2 on) completes; in older ones folders are completed as files are. */
export function bashCompletion(tree: readonly CompletedCommand[]): string {
  return `# Completion of consentlint for bash. To have it in every shell: source <(consentlint completion bash)
_consentlint_values() {
  case "$1" in
${tree.flatMap((command) => valueCases(command, caseLine)).join('\n')}
    *) return 1 ;;
  esac
}

_consentlint_known() {
  case "$1" in
${tree.map(knownCase).join('\n')}
  esac
}

${WALK}
complete -o bashdefault -o default -F _consentlint consentlint
`;
}

function caseLine(patterns: readonly string[], { words, files, isList }: Values): string {
  const pattern = patterns.map((one) => `'${one}'`).join('|');
  return `    ${pattern}) words='${words.join(' ')}' files=${files ?? 'none'} list=${isList ? 'yes' : 'no'} ;;`;
}

function knownCase({ path, options, commands }: CompletedCommand): string {
  const flags = options.flatMap((option) => option.flags).join(' ');
  const names = commands.map(({ name }) => name).join(' ');
  return `    '${path.join(' ')}') options='${flags}' commands='${names}' ;;`;
}

/** Finds the command and the option that the cursor stands at, then offers what may stand there. */
const WALK = `_consentlint() {
  local cur=\${COMP_WORDS[COMP_CWORD]} at='' taking='' ended='' operands=0 i word prefix=''
  local words='' files=none list=no options='' commands=''
  COMPREPLY=()
  _consentlint_known ''
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if [[ -n $taking ]]; then
      # Readline takes = for a word of its own.
      [[ $word == = ]] || taking=''
    elif [[ -n $ended ]]; then
      operands=$((operands + 1))
    elif [[ $word == -- ]]; then
      ended=yes
    elif [[ $word == -* ]]; then
      if _consentlint_values "$at:$word"; then taking=$word; fi
    elif [[ $operands == 0 && " $commands " == *" $word "* ]]; then
      at="\${at:+$at }$word"
      _consentlint_known "$at"
    else
      operands=$((operands + 1))
    fi
  done
  if [[ -n $taking && $cur == = ]]; then cur=''; fi
  if [[ -z $taking && -z $ended && $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$options" -- "$cur"))
    return
  fi
  _consentlint_values "$at:$taking"
  if [[ -z $taking && -z $ended && $operands == 0 ]]; then words="$commands $words"; fi
  if [[ $list == yes && $cur == *,* ]]; then prefix=\${cur%,*},; fi
  COMPREPLY=($(compgen -P "$prefix" -W "$words" -- "\${cur#"$prefix"}"))
  # Where no word fits readline completes the names of files, better than any script.
  case $files in
    file)
      if [[ \${#COMPREPLY[@]} -gt 0 ]]; then
        while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$cur")
        compopt -o filenames 2>/dev/null
      fi
      ;;
    folder) compopt +o default +o bashdefault -o dirnames 2>/dev/null ;;
    none) compopt +o default +o bashdefault 2>/dev/null ;;
  esac
  if [[ $list == yes ]]; then compopt -o nospace 2>/dev/null; fi
}`;
