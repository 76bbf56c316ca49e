import type { Note, Unread } from '../model.ts';
import { noteSentence } from './notes.ts';
import { unreadSentences } from './unread.ts';
import type { Words } from './words.ts';

/** What was not read of a document, or not as it should be, a sentence each. */
export function doubts(notes: readonly Note[], unread: readonly Unread[], words: Words): readonly string[] {
  // That there is no text is said better by the reasons of the pages.
  const told = notes.filter(({ code }) => code !== 'no-text' || unread.length === 0);
  return [...unreadSentences(unread, words), ...told.map((note) => noteSentence(note, words))];
}
