import { resolve } from 'node:path';
import type { FailOn } from '../model.ts';
import { type Format, formats, type Setting } from '../report/index.ts';
import { DEFAULT_FAIL_ON, FAIL_ON, failsAt } from './exit-code.ts';
import type { Context } from './invocation.ts';
import { lookOf } from './look.ts';
import { packageFacts } from './package-facts.ts';
import { type Trouble, unknownValue } from './trouble.ts';

/** The options of `scan` as they stand on the command line. */
export interface ScanFlags {
  readonly format?: readonly string[];
  readonly output?: readonly string[];
  readonly bom?: boolean;
  readonly failOn?: string;
  readonly quiet?: boolean;
  readonly fingerprints?: boolean;
  readonly color?: boolean;
}

export const DEFAULT_FORMAT = 'terminal';

/** A format and where it goes; `file` is null for standard output. */
export interface Form {
  readonly format: Format;
  readonly setting: Setting;
  readonly file: string | null;
}

/** What they mean. */
export interface ScanSettings {
  readonly forms: readonly Form[];
  readonly failOn: FailOn;
}

/**
 * Checks the options of `scan`, or of another command with formats of its own; the first that cannot be understood is
 * returned as trouble.
 */
export async function scanSettings(
  flags: ScanFlags,
  context: Context,
  known: ReadonlyMap<string, () => Promise<Format>> = formats,
): Promise<ScanSettings | Trouble> {
  const { format: names = [DEFAULT_FORMAT], output: files = [], failOn = DEFAULT_FAIL_ON } = flags;
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined) return unknownValue('--format', unknown, [...known.keys()]);
  if (!isFailOn(failOn)) return unknownValue('--fail-on', failOn, FAIL_ON);
  const unpaired = unpairedOf(names, files, context);
  if (unpaired) return unpaired;
  const forms: Form[] = [];
  const fails = failsAt(failOn);
  for (const [i, name] of names.entries()) {
    const format = await known.get(name)?.();
    const file = files[i] ?? null;
    if (format)
      forms.push({ format, file, setting: { ...settingOf({ format, file }, flags, context), fails } });
  }
  return { forms, failOn };
}

/** The nth format goes to the nth file; one may be left, which goes to standard output. */
export function unpairedOf(
  names: readonly string[],
  files: readonly string[],
  { cwd }: Pick<Context, 'cwd'>,
): Trouble | null {
  if (files.length > names.length) return { trouble: 'usage.more-outputs' };
  if (names.length - files.length > 1) return { trouble: 'usage.more-formats' };
  const paths = files.map((file) => resolve(cwd, file));
  const twice = files.find((_, i) => paths.indexOf(paths[i] ?? '') < i);
  return twice === undefined ? null : { trouble: 'usage.output-twice', values: { file: twice } };
}

function isFailOn(value: string): value is FailOn {
  return FAIL_ON.some((level) => level === value);
}

/** How a report is written in a format, as the options ask for it. */
export function settingOf(
  { format, file }: Omit<Form, 'setting'>,
  flags: ScanFlags,
  context: Context,
): Setting {
  const { quiet, color, bom = false, fingerprints = false } = flags;
  const { env, language, stdout, rulebook, wordbook, readers } = context;
  return {
    tool: { ...packageFacts(), rulesHash: rulebook.hash },
    wordbook,
    readers,
    language: language ?? (format.audience === 'people' ? readers.ofEnvironment(env) : null),
    ...lookOf(color, env, file === null ? stdout : null),
    detail: quiet ? 'summary' : 'full',
    byteOrderMark: bom,
    fingerprints,
  };
}
