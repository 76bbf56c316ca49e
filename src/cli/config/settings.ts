/** Puts what the environment and a configuration say into the options that the command line leaves open. */
import type { Command } from 'commander';
import type { Context, Environment } from '../invocation.ts';
import { type Trouble, unknownValue } from '../trouble.ts';
import type { Config, OptionValue } from './config.ts';
import { type Asked, findConfig, type NoConfigFile } from './find.ts';
import { fileKeys, isShared, type Key, keysOf, ownerOf, variableOf } from './keys.ts';

/** What a command goes by beside its options. */
export interface Settings {
  /** Null where there is no file. */
  readonly config: Config | null;
  /** A threshold that was said for this run holds for all rules, whatever the file says of some. */
  readonly isThresholdAsked: boolean;
}

/** The option that brings the settings to a command; no argument has its name. */
export interface SettingsFlags {
  readonly settings?: Settings;
}

/** Adds the options that say which configuration holds. A command that has them goes by it. */
export function configFlags(command: Command, { words: { say } }: Pick<Context, 'words'>): Command {
  return command.option('--config <file>', say('help.config')).option('--no-config', say('help.no-config'));
}

/**
 * Completes the options of a command: what the command line says stands, else the environment, else the file, else
 * the default. Settings are left with the options for `contextWith`. Trouble where there is no way to read what was asked for.
 */
export async function completeOptions(command: Command, context: Context): Promise<Trouble | null> {
  const has = (name: string) => keysOf(command).some((key) => key.name === name);
  if (!has('config')) return null;
  const file = await findConfig(command.opts<Asked>(), context);
  if (file && 'unreadable' in file) return unreadable(file);
  const scan = scanOf(command);
  const { words, cwd } = context;
  const { readConfigFile } = file ? await import('./read.ts') : {};
  const config = (file && (await readConfigFile?.(file, { cwd, words, keys: fileKeys(scan) }))) ?? null;
  for (const key of keysOf(command)) {
    if (command !== scan && !(isShared(key) && keysOf(scan).some(({ name }) => name === key.name))) continue;
    const trouble = complete(key, { command, config, env: context.env });
    if (trouble) return trouble;
  }
  const isThresholdAsked = ['cli', 'env'].includes(command.getOptionValueSource('failOn') ?? '');
  command.setOptionValue('settings', { config, isThresholdAsked } satisfies Settings);
  return null;
}

/** The command whose options a file may hold. */
function scanOf(command: Command): Command {
  let program = command;
  while (program.parent) program = program.parent;
  return program.commands.find((one) => one.name() === 'scan') ?? command;
}

interface Completing {
  readonly command: Command;
  readonly config: Config | null;
  readonly env: Environment;
}

function complete(key: Key, { command, config, env }: Completing): Trouble | null {
  const owner = ownerOf(key, command);
  if (owner.getOptionValueSource(key.attribute) === 'cli') return null;
  const said = key.name === 'config' ? null : saidByEnvironment(key, env);
  if (said !== null && typeof said === 'object' && 'trouble' in said) return said;
  const value = said ?? saidByFile(key, config);
  if (value === undefined) return null;
  owner.setOptionValueWithSource(key.attribute, value, said === null ? 'config' : 'env');
  return null;
}

function saidByFile({ name }: Key, config: Config | null): OptionValue | undefined {
  if (name !== 'jurisdiction') return config?.options.get(name);
  return config?.jurisdictions?.length ? config.jurisdictions.join(',') : undefined;
}

/** Variables that other programs go by, too, and those that are read where they are needed. */
const HEARD_ELSEWHERE: ReadonlySet<string> = new Set(['password', 'print-config']);
const TRUE: ReadonlySet<string> = new Set(['1', 'true', 'yes', 'on']);
const FALSE: ReadonlySet<string> = new Set(['0', 'false', 'no', 'off']);

/** What a variable says of an option; an empty one says nothing. */
function saidByEnvironment(key: Key, env: Environment): OptionValue | Trouble | null {
  const variable = variableOf(key);
  const value = HEARD_ELSEWHERE.has(key.name) ? undefined : env[variable];
  if (value === undefined || value === '') return key.name === 'color' ? colourOf(env) : null;
  if (key.kind === 'values') return [value];
  if (key.kind === 'value') return value;
  const word = value.toLowerCase();
  if (TRUE.has(word)) return true;
  return FALSE.has(word) ? false : unknownValue(variable, value, ['1', '0']);
}

/** As `colourLevel` reads them: a file does not go before them. */
function colourOf({ FORCE_COLOR: forced, NO_COLOR: none }: Environment): boolean | null {
  if (forced !== undefined) return !['0', 'false'].includes(forced);
  return none ? false : null;
}

function unreadable({ file, unreadable: why }: NoConfigFile): Trouble {
  return { trouble: `configuration.file.${why}`, values: { file } };
}
