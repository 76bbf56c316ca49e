import { type CompletedCommand, type Values, valueCases } from './tree.ts';

/** A script by which zsh completes, sourced or as \`_consentlint\` in a folder of \`fpath\`. */
export function zshCompletion(tree: readonly CompletedCommand[]): string {
  return `#compdef consentlint
# Completion of consentlint for zsh. To have it in every shell: source <(consentlint completion zsh)
_consentlint_values() {
  case "$1" in
${tree.flatMap((command) => valueCases(command, caseLine)).join('\n')}
    (*) return 1 ;;
  esac
}

_consentlint_known() {
  options=() commands=()
  case "$1" in
${tree.map(knownCase).join('\n')}
  esac
}

${WALK}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _consentlint "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
  compdef _consentlint consentlint
fi
`;
}

function caseLine(patterns: readonly string[], { words, files, isList }: Values): string {
  const pattern = patterns.map(quoted).join('|');
  const list = words.map(quoted).join(' ');
  return `    (${pattern}) choices=(${list}) files=${files ?? 'none'} list=${isList ? 'yes' : 'no'} ;;`;
}

function knownCase({ path, options, commands }: CompletedCommand): string {
  const flags = options.flatMap(({ flags: names, description }) =>
    names.map((flag) => described(flag, description)),
  );
  const names = commands.map(({ name, description }) => described(name, description));
  return `    (${quoted(path.join(' '))})\n      options=(${flags.join(' ')})\n      commands=(${names.join(' ')})\n      ;;`;
}

/** The colon parts a word from what it is. */
const described = (word: string, description: string): string => quoted(`${word}:${description}`);

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The same steps as in bash; here = belongs to its word. */
const WALK = `_consentlint() {
  local at='' taking='' ended='' word i
  local -i operands=0
  local -a choices options commands names
  local files=none list=no
  _consentlint_known ''
  for ((i = 2; i < CURRENT; i++)); do
    word=$words[i] names=(\${commands%%:*})
    if [[ -n $taking ]]; then
      taking=''
    elif [[ -n $ended ]]; then
      operands+=1
    elif [[ $word == -- ]]; then
      ended=yes
    elif [[ $word == -* ]]; then
      if _consentlint_values "$at:$word"; then taking=$word; fi
    elif (( operands == 0 && \${names[(Ie)$word]} )); then
      at="\${at:+$at }$word"
      _consentlint_known "$at"
    else
      operands+=1
    fi
  done
  if [[ -z $taking && -z $ended && $PREFIX == --*=* ]]; then
    taking=\${PREFIX%%=*}
    compset -P '*='
  elif [[ -z $taking && -z $ended && $PREFIX == -* ]]; then
    _describe -o option options
    return
  fi
  choices=()
  _consentlint_values "$at:$taking"
  local found=1
  if [[ -z $taking && -z $ended ]] && (( operands == 0 && $#commands )); then
    _describe -t commands command commands && found=0
  fi
  if [[ $list == yes ]]; then
    compset -P '*,'
    compadd -q -S , -a choices && found=0
  else
    compadd -a choices && found=0
  fi
  case $files in
    (file) _files && found=0 ;;
    (folder) _files -/ && found=0 ;;
  esac
  return found
}`;
