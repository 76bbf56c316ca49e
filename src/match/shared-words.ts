/** What rulebooks that differ in their rules alone have in common: how text is folded, and the words of their languages. */
import type { Language, Rulebook } from '../model.ts';
import { createFold, type Fold } from './fold.ts';
import { type Lexicon, openLexicon } from './lexicon.ts';
import { type WrittenLexicons, writeLexicons } from './lexicons.ts';

/** The words of a language, and those alone that name the parties. */
export type OpenLexicons = Readonly<Record<keyof WrittenLexicons, Lexicon>>;

export interface SharedWords {
  readonly fold: Fold;
  /** Those of a language, laid out when they are first asked for. */
  readonly lexiconsOf: (language: Language) => OpenLexicons;
}

/** Makes them of a rulebook; they are most of the memory that it takes. */
export function createSharedWords({
  variants,
  lexicons,
}: Pick<Rulebook, 'variants' | 'lexicons'>): SharedWords {
  const fold = createFold(variants);
  const made = new Map<string, OpenLexicons>();
  const open = ({ id, lists }: Language): OpenLexicons => {
    const known = lexicons?.[id];
    const written: WrittenLexicons = known ? JSON.parse(known) : writeLexicons(lists, fold);
    return { words: openLexicon(written.words), parties: openLexicon(written.parties) };
  };
  const lexiconsOf = (language: Language): OpenLexicons => {
    const own = made.get(language.id) ?? open(language);
    made.set(language.id, own);
    return own;
  };
  return { fold, lexiconsOf };
}
