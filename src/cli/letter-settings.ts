import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { LetterAsked } from '../report/letter.ts';
import type { Context } from './invocation.ts';
import { type Trouble, unknownValue } from './trouble.ts';

/** What a letter can be written as. */
export const LETTER_FORMATS = ['text', 'docx'] as const;
type LetterFormat = (typeof LETTER_FORMATS)[number];

/** The options of `letter` as they stand on the command line. */
export interface LetterFlags {
  readonly kind?: string;
  readonly to?: string;
  readonly format?: string;
  readonly output?: string;
  readonly redact?: boolean;
}

/** What they mean; `output` null for standard output. */
export interface LetterSettings extends LetterAsked {
  readonly format: LetterFormat;
  readonly output: string | null;
}

/** Adds the options of a letter to its command. */
export function letterFlags(command: Command, { words: { say }, rulebook }: Context): Command {
  return command
    .option('--kind <kind>', say('help.letter-kind', { kinds: Object.keys(rulebook.letters).join(', ') }))
    .option('--to <whom>', say('help.letter-to'))
    .option('--format <format>', say('help.letter-format'))
    .option('--output <file>', say('help.letter-output'))
    .option('--no-redact', say('help.no-redact'));
}

/** Checks the options; the first that cannot be understood is returned as trouble. */
export function letterSettings(flags: LetterFlags, { rulebook, cwd }: Context): LetterSettings | Trouble {
  const { kind = '', to = null, output } = flags;
  const kinds = rulebook.letters;
  const letter = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (!letter) return unknownValue('--kind', kind || '?', Object.keys(kinds));
  const named = flags.format ?? (output?.toLowerCase().endsWith('.docx') ? 'docx' : 'text');
  const format = LETTER_FORMATS.find((one) => one === named);
  if (!format) return unknownValue('--format', named || '?', LETTER_FORMATS);
  if (format === 'docx' && output === undefined) return { trouble: 'usage.docx-output' };
  return { letter, to, format, output: output === undefined ? null : resolve(cwd, output) };
}
