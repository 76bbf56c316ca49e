import type { Note } from '../model.ts';
import type { Words } from './words.ts';

/** What a code means, and what can be done about it; the hint is empty where nothing can. */
export interface NoteWords {
  readonly message: string;
  readonly hint: string;
}

/** The words of a note or error, from the messages `<code>` and `<code>.hint`. Formats in its values are named. */
export function noteWords({ code, values = {} }: Note, words: Words): NoteWords {
  const { format } = values;
  const named =
    format !== undefined && words.knows(`format.${format}`) ? words.say(`format.${format}`) : format;
  const filled = named === undefined ? values : { ...values, format: named };
  const hint = `${code}.hint`;
  return { message: words.say(code, filled), hint: words.knows(hint) ? words.say(hint, filled) : '' };
}

/** The same in one line. */
export function noteSentence(note: Note, words: Words): string {
  const { message, hint } = noteWords(note, words);
  const said = note.page === undefined ? message : words.say('note.page', { page: note.page, message });
  return hint === '' ? said : words.say('sentences', { first: said, second: hint });
}
