import { type Format, formats, type Setting } from '../report/index.ts';
import { FAIL_ON, type FailOn } from './exit-code.ts';
import type { Context } from './invocation.ts';
import { lookOf } from './look.ts';
import { packageFacts } from './package-facts.ts';
import type { Trouble } from './trouble.ts';

/** The options of `scan` as they stand on the command line. */
export interface ScanFlags {
  readonly format?: string;
  readonly output?: string;
  readonly failOn?: string;
  readonly quiet?: boolean;
  readonly color?: boolean;
}

/** What they mean. */
export interface ScanSettings {
  readonly format: Format;
  readonly failOn: FailOn;
  readonly setting: Setting;
}

/** Checks the options of `scan`; the first that cannot be understood is returned as trouble. */
export async function scanSettings(flags: ScanFlags, context: Context): Promise<ScanSettings | Trouble> {
  const { format: name = 'terminal', failOn = 'high' } = flags;
  const load = formats.get(name);
  if (!load) return unknownValue('--format', name, [...formats.keys()]);
  if (!isFailOn(failOn)) return unknownValue('--fail-on', failOn, FAIL_ON);
  const format = await load();
  return { format, failOn, setting: setting(format, flags, context) };
}

function unknownValue(option: string, value: string, choices: readonly string[]): Trouble {
  return { trouble: 'usage.value', values: { option, value, choices: choices.join(', ') } };
}

function isFailOn(value: string): value is FailOn {
  return FAIL_ON.some((level) => level === value);
}

function setting({ audience }: Format, { output, quiet, color }: ScanFlags, context: Context): Setting {
  const { env, language, stdout, rulebook, wordbook, readers } = context;
  return {
    tool: { ...packageFacts(), rulesHash: rulebook.hash },
    wordbook,
    readers,
    language: language ?? (audience === 'people' ? readers.ofEnvironment(env) : null),
    ...lookOf(color, env, output === undefined ? stdout : null),
    detail: quiet ? 'summary' : 'full',
  };
}
