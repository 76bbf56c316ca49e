/** The options of `scan` as keys of a configuration: taken from commander's own list, so that a new option is a key. */
import type { Command, Option } from 'commander';
import { OCR_ENGINES } from '../../ocr/engines.ts';
import { formats } from '../../report/index.ts';
import { FAIL_ON } from '../exit-code.ts';
import { repeated } from '../repeated.ts';

/** An option by the name it has behind `--`. */
export interface Key {
  readonly name: string;
  /** What commander calls it. */
  readonly attribute: string;
  readonly kind: 'switch' | 'value' | 'values';
  /** There is `--x` and `--no-x`, and a default that is neither. */
  readonly isPaired: boolean;
  /** There is `--no-x` alone. */
  readonly isNegative: boolean;
  /** What its value names, if anything on the disk. */
  readonly path: 'file' | 'folder' | null;
  readonly description: string;
  /** All that it can be, where that is a closed set. */
  readonly choices?: readonly string[];
  readonly isNumber: boolean;
}

/** What is said for one run alone, what is secret, and what has a key of its own with a list. */
const NO_KEYS: ReadonlySet<string> = new Set([
  ...['config', 'print-config', 'password'],
  ...['files-from', 'null', 'changed', 'resume', 'update-baseline', 'worker', 'shard'],
  ...['rules', 'jurisdiction'],
]);

/** Files that are only read, with care: they may lie anywhere. */
const READ_ONLY: ReadonlySet<string> = new Set(['password-file']);
/** Files that are kept beside the documents: they may not lie elsewhere. */
const KEPT: ReadonlySet<string> = new Set(['baseline', 'waivers']);

/** Options that another command has by the same name for something else. */
const OWN_OF_SCAN: ReadonlySet<string> = new Set(['format', 'output']);

const NUMBERS: ReadonlySet<string> = new Set(['timeout', 'jobs', 'memory']);

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  format: [...formats.keys()],
  'fail-on': FAIL_ON,
  'ocr-engine': OCR_ENGINES,
};

/** Every option of a command and of those that it belongs to, `--x` and `--no-x` as one. */
export function keysOf(command: Command): readonly Key[] {
  const options: Option[] = [];
  for (let at: Command | null = command; at; at = at.parent) options.push(...at.options);
  const keys = new Map<string, Key>();
  for (const option of options) {
    const twins = options.filter((other) => other.attributeName() === option.attributeName());
    const key = keyOf(option, twins.length > 1);
    if (!keys.has(key.name) && !/^(help|version)$/.test(key.name)) keys.set(key.name, key);
  }
  return [...keys.values()];
}

/** The keys that a file may have. */
export const fileKeys = (command: Command): readonly Key[] =>
  keysOf(command).filter(({ name }) => !NO_KEYS.has(name));

/** Whether what is said of an option of `scan` holds for another command that has an option of this name. */
export const isShared = ({ name }: Key): boolean => !OWN_OF_SCAN.has(name);

/** What a file that was merely found may say of a place: nothing where it names a file to write, else one below its folder. */
export function reachOf({ name, path }: Key): 'anywhere' | 'below' | 'nowhere' {
  if (path === null || READ_ONLY.has(name)) return 'anywhere';
  return path === 'folder' || KEPT.has(name) ? 'below' : 'nowhere';
}

/** The variable that says the same as an option. */
export const variableOf = ({ name }: Pick<Key, 'name'>): string =>
  `CONSENTLINT_${name.toUpperCase().replaceAll('-', '_')}`;

/** A command, or the one above it that an option belongs to. */
export function ownerOf(key: Pick<Key, 'attribute'>, command: Command): Command {
  const isOwn = command.options.some((option) => option.attributeName() === key.attribute);
  return isOwn || !command.parent ? command : ownerOf(key, command.parent);
}

function keyOf(option: Option, isPaired: boolean): Key {
  const name = (option.long ?? '').replace(/^--(no-)?/, '');
  const [, argument = ''] = /[<[]([a-z-]+)/.exec(option.flags) ?? [];
  const kind =
    !option.required && !option.optional ? 'switch' : option.parseArg === repeated ? 'values' : 'value';
  const choices = CHOICES[name] ?? option.argChoices;
  return {
    ...{ name, attribute: option.attributeName(), kind, isPaired, isNegative: option.negate },
    path: argument === 'file' || argument === 'folder' ? argument : null,
    description: option.description,
    ...(choices && { choices }),
    isNumber: NUMBERS.has(name),
  };
}
