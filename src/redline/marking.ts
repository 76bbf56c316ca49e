import type { Note } from '../model.ts';
import type { Words } from '../report/words.ts';

/** How a copy is to be marked. */
export interface Marking {
  /** In the language of the reader. */
  readonly words: Words;
  /** Tried in turn on an encrypted file. */
  readonly passwords: readonly string[];
  /** Replacement wording as tracked changes, where the format knows them. */
  readonly suggest: boolean;
  /** The words of a document's language, by its BCP 47 tag: replacement wording is in that language. */
  readonly wordsIn: (tag: string) => Promise<Words>;
}

/** What Word files end in: documents and templates, with and without macros. */
export type WordExtension = 'docx' | 'docm' | 'dotx' | 'dotm';

/** A marked copy, and what a reader must know about it. */
export interface Copy {
  readonly bytes: Uint8Array;
  readonly extension: 'pdf' | 'html' | WordExtension;
  readonly notes: readonly Note[];
}

/** Why there is no copy. */
export interface NoCopy {
  readonly none: Note;
}

/** The note on findings that could not be marked; none where there are none. */
export function unplacedNote(count: number): readonly Note[] {
  return count === 0 ? [] : [{ code: 'redline-unplaced', values: { count: String(count) } }];
}
