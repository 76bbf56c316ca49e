import { type Argument, type Command, Help, type Option } from 'commander';

/** What may stand as a value: some words, names of files or folders, or, where there is neither, what nobody can guess. */
export interface Values {
  readonly words: readonly string[];
  readonly files: 'file' | 'folder' | null;
  /** Several words may stand there, parted by commas. */
  readonly isList: boolean;
}

export interface CompletedOption {
  /** `-f` and `--format`, as far as there are both. */
  readonly flags: readonly string[];
  readonly description: string;
  /** Null where it takes none. */
  readonly values: Values | null;
}

/** A command as a shell completes it; the program itself has no path. */
export interface CompletedCommand {
  readonly path: readonly string[];
  /** Those of the commands above hold, too. */
  readonly options: readonly CompletedOption[];
  /** What may stand where no option does. */
  readonly values: Values;
  readonly commands: readonly { readonly name: string; readonly description: string }[];
}

/** The words for values, by option (`--lang`), by command and option (`letter --format`), or by command for its arguments (`explain`). */
export type Choices = ReadonlyMap<string, readonly string[]>;

const help = new Help();
const NOTHING: Values = { words: [], files: null, isList: false };

/**
 * All that a shell needs to know, from commander's own tree: the program and each command below. The program itself is
 * completed as the command that runs where none is named, with the names of commands besides.
 */
export function completedTree(
  program: Command,
  unnamed: string,
  choices: Choices,
): readonly CompletedCommand[] {
  const all = commandsBelow(program, { path: [], beside: [] }, choices);
  const [first, ...rest] = all;
  const meant = all.find(({ path }) => path.join(' ') === unnamed);
  if (!first || !meant) return all;
  return [{ ...first, options: unique([...meant.options, ...first.options]), values: meant.values }, ...rest];
}

/** Where a command stands: its path, and the names of the commands beside it. */
interface Place {
  readonly path: readonly string[];
  readonly beside: readonly string[];
}

function commandsBelow(command: Command, place: Place, choices: Choices): readonly CompletedCommand[] {
  const { path } = place;
  const children = help.visibleCommands(command);
  const names = children.map((child) => child.name());
  return [
    {
      path,
      options: unique(optionsOf(command).map((option) => completedOption(option, path, choices))),
      values: argumentValues(command, place, choices),
      commands: children.map((child) => ({ name: child.name(), description: child.description() })),
    },
    ...children.flatMap((child) =>
      commandsBelow(child, { path: [...path, child.name()], beside: names }, choices),
    ),
  ];
}

/** The options of a command and of those above it. */
function optionsOf(command: Command): readonly Option[] {
  const above: Option[] = [];
  for (let at = command.parent; at; at = at.parent) above.push(...at.options);
  return [...help.visibleOptions(command), ...above.filter(({ hidden }) => !hidden)];
}

function completedOption(option: Option, path: readonly string[], choices: Choices): CompletedOption {
  const { short, long, description, flags, required, optional } = option;
  const name = /[<[]([^>\]]+)[>\]]/u.exec(flags)?.[1] ?? '';
  const words = choices.get(`${path.join(' ')} ${long}`) ?? choices.get(long ?? '') ?? [];
  return {
    flags: [short, long].filter((flag) => flag !== undefined),
    description,
    values: required || optional ? { ...valuesCalled(name), words: words.filter(isPlain) } : null,
  };
}

/** Arguments and values are called by what they are. */
function valuesCalled(name: string): Values {
  const plain = name.replace('...', '');
  return {
    ...NOTHING,
    files: plain === 'file' || plain === 'folder' ? plain : null,
    isList: plain === 'list',
  };
}

/** An argument with words of its own may be a file as well, but for the names of commands and shells. */
function argumentValues(command: Command, { path, beside }: Place, choices: Choices): Values {
  const [first]: readonly Argument[] = command.registeredArguments;
  if (!first) return NOTHING;
  const words = first.name() === 'command' ? beside : (choices.get(path.join(' ')) ?? []);
  const values = { ...valuesCalled(first.name()), words: words.filter(isPlain) };
  return first.name() === 'topic' ? { ...values, files: 'file' } : values;
}

/** Nothing that a shell would read as more than a word. */
const isPlain = (word: string): boolean => /^[\w@%+.,/-]+$/u.test(word);

function unique(options: readonly CompletedOption[]): readonly CompletedOption[] {
  const seen = new Set<string>();
  return options.filter(({ flags }) => {
    const key = flags.at(-1) ?? '';
    return !seen.has(key) && seen.add(key);
  });
}

/** Writes a case of a shell's script: patterns of what stands before a value, and what the value may be. */
export type CaseLine = (patterns: readonly string[], values: Values) => string;

/** The cases of a command: the values of each of its options, called `command:option`, and its own, called `command:`. */
export function valueCases(
  { path, options, values }: CompletedCommand,
  caseLine: CaseLine,
): readonly string[] {
  const name = path.join(' ');
  const taking = options.flatMap((option) =>
    option.values
      ? [
          caseLine(
            option.flags.map((flag) => `${name}:${flag}`),
            option.values,
          ),
        ]
      : [],
  );
  return [...taking, caseLine([`${name}:`], values)];
}
