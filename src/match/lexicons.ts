/** The lexicons of a language: all its words, and the few that name the parties, which the head of a document is searched for. */
import type { WordList } from '../model.ts';
import type { Fold } from './fold.ts';
import { type WrittenLexicon, writeLexicon } from './lexicon.ts';

/** Both as the build writes them down. */
export interface WrittenLexicons {
  readonly words: WrittenLexicon;
  readonly parties: WrittenLexicon;
}

/** Lists that name who grants and who takes. */
const PARTIES: readonly string[] = ['signer', 'lender', 'party-labels'];

/** Writes down the lexicons of the lists of a language. */
export function writeLexicons(lists: Readonly<Record<string, WordList>>, fold: Fold): WrittenLexicons {
  const names = withTaken(PARTIES, lists);
  const parties = Object.fromEntries(Object.entries(lists).filter(([name]) => names.has(name)));
  return { words: writeLexicon(lists, fold), parties: writeLexicon(parties, fold) };
}

/** These lists, and all that they take in. */
function withTaken(names: readonly string[], lists: Readonly<Record<string, WordList>>): Set<string> {
  const all = new Set<string>();
  const add = (name: string): void => {
    if (all.has(name)) return;
    all.add(name);
    for (const taken of lists[name]?.takes ?? []) add(taken);
  };
  for (const name of names) add(name);
  return all;
}
