import type { Command } from 'commander';
import { OCR_ENGINES } from '../ocr/engines.ts';
import type { Context } from './invocation.ts';
import { type PasswordFlags, passwordsOf } from './passwords.ts';
import { type OcrFlags, recognitionOf } from './recognition.ts';
import { repeated } from './repeated.ts';
import type { Trouble } from './trouble.ts';

/** The options that say how documents are read. */
export type ReadFlags = PasswordFlags & OcrFlags & { readonly timeout?: string };

export const DEFAULT_SECONDS = 60;

/** Adds the options to a command that reads documents. */
export function readFlags(command: Command, { words: { say } }: Context): Command {
  return command
    .option('--password <password>', say('help.password'), repeated)
    .option('--password-file <file>', say('help.password-file'))
    .option('--timeout <seconds>', say('help.timeout', { seconds: DEFAULT_SECONDS }))
    .option('--no-ocr', say('help.no-ocr'))
    .option('--ocr-engine <engine>', say('help.ocr-engine', { choices: OCR_ENGINES.join(', ') }))
    .option('--jobs <number>', say('help.jobs'));
}

/** What the options mean; trouble where one cannot be understood. */
export async function readOptions(flags: ReadFlags, context: Context) {
  const seconds = Number(flags.timeout ?? DEFAULT_SECONDS);
  if (!(seconds > 0 && Number.isFinite(seconds)))
    return { trouble: 'usage.timeout', values: { value: flags.timeout ?? '' } } satisfies Trouble;
  const passwords = await passwordsOf(flags, context);
  if ('trouble' in passwords) return passwords;
  const recognition = await recognitionOf(flags, context);
  return 'trouble' in recognition ? recognition : { passwords, timeoutMs: seconds * 1000, ...recognition };
}
