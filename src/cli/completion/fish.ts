import type { CompletedCommand, CompletedOption, Values } from './tree.ts';

/** A script by which fish completes. */
export function fishCompletion(tree: readonly CompletedCommand[]): string {
  return `# Completion of consentlint for fish. To have it in every shell: consentlint completion fish | source
function __consentlint_at
    set -l tokens (commandline -opc)
    set -l at ''
    set -l taking no
    set -l operands 0
    for word in $tokens[2..-1]
        if test $taking = yes
            set taking no
            continue
        end
        switch "$at:$word"
${takingCase(tree)}
            case '*:-*'
${commandCases(tree)}
            case '*'
                set operands (math $operands + 1)
        end
    end
    test "$at" = "$argv[1]"; and begin
        test "$argv[2]" != first; or test $operands = 0
    end
end

complete -c consentlint -f
${tree.flatMap(commandLines).join('\n')}
`;
}

function takingCase(tree: readonly CompletedCommand[]): string {
  const taking = tree.flatMap(({ path, options }) =>
    options.flatMap(({ flags, values }) =>
      values ? flags.map((flag) => quoted(`${path.join(' ')}:${flag}`)) : [],
    ),
  );
  return `            case ${taking.join(' ')}\n                set taking yes`;
}

function commandCases(tree: readonly CompletedCommand[]): string {
  return tree
    .flatMap(({ path, commands }) =>
      commands.map(({ name }) => ({ from: path.join(' '), to: [...path, name].join(' '), name })),
    )
    .map(({ from, to, name }) =>
      [
        `            case ${quoted(`${from}:${name}`)}`,
        `                test $operands = 0; and set at ${quoted(to)}; or set operands (math $operands + 1)`,
      ].join('\n'),
    )
    .join('\n');
}

function commandLines({ path, options, values, commands }: CompletedCommand): readonly string[] {
  const at = `__consentlint_at ${quoted(path.join(' '))}`;
  const start = `complete -c consentlint -n ${quoted(at)}`;
  return [
    ...commands.map(
      ({ name, description }) =>
        `complete -c consentlint -n ${quoted(`${at} first`)} -a ${name} -d ${quoted(description)}`,
    ),
    ...options.map((option) => `${start} ${optionWords(option)}`),
    ...(values.words.length > 0 || values.files ? [`${start} ${valueWords(values)}`] : []),
  ];
}

function optionWords({ flags, description, values }: CompletedOption): string {
  const names = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
  const value = values ? [values.files === 'file' ? '-r' : '-x', valueWords(values)] : [];
  return [...names, ...value, `-d ${quoted(description)}`].filter((word) => word !== '').join(' ');
}

function valueWords({ words, files, isList }: Values): string {
  const list = isList ? `(__fish_complete_list , 'string split " " "${words.join(' ')}"')` : words.join(' ');
  return [
    ...(words.length > 0 ? [`-a ${quoted(list)}`] : []),
    ...(files === 'file' ? ['-F'] : []),
    ...(files === 'folder' ? [`-a '(__fish_complete_directories)'`] : []),
  ].join(' ');
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
