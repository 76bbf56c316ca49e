import type { InputError } from '../model.ts';
import { noteSentence } from '../report/notes.ts';
import { sanitise } from '../report/sanitise.ts';
import type { Values } from '../report/words.ts';
import type { Context } from './invocation.ts';
import { write } from './output.ts';
import { STDIN } from './stdin.ts';

/** Something the user can put right: the key of a message and what fills it. */
export interface Trouble {
  readonly trouble: string;
  readonly values?: Values;
}

/** The trouble with a value that an option does not know. */
export const unknownValue = (option: string, value: string, choices: readonly string[]): Trouble => ({
  trouble: 'usage.value',
  values: { option, value, choices: choices.join(', ') },
});

type Voice = Pick<Context, 'stderr' | 'words'>;

/** Says on standard error, on one line, what is wrong; returns the exit code for it. */
export async function complain({ trouble, values = {} }: Trouble, { stderr, words }: Voice): Promise<2> {
  await write(stderr, `consentlint: ${sanitise(words.say(trouble, values))}\n`);
  return 2;
}

/** Says on standard error, on one line, why an input could not be opened and what to do. */
export async function complainOf({ path, code }: InputError, context: Voice): Promise<void> {
  await warn(path, noteSentence({ code }, context.words), context);
}

/** Says a sentence about a file on standard error. */
export async function warn(path: string, sentence: string, { stderr, words }: Voice): Promise<void> {
  const name = path === STDIN ? words.say('stdin') : path;
  await write(stderr, `consentlint: ${sanitise(`${name}: ${sentence}`)}\n`);
}

/** Says a message on standard error that belongs to no file. */
export async function warnOf(key: string, { stderr, words }: Voice): Promise<void> {
  await write(stderr, `consentlint: ${sanitise(words.say(key))}\n`);
}
