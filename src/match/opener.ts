/** Opens documents for matching: folded as they are read, with a reader for each language in them. */
import type { Clause, Document, Rulebook } from '../model.ts';
import type { Folded } from './fold.ts';
import { type Grammar, prepareGrammar } from './grammar.ts';
import { once } from './once.ts';
import { resolveParties } from './parties.ts';
import type { Reader } from './segments.ts';
import { createSharedWords, type SharedWords } from './shared-words.ts';
import { foldFor, swapsOf } from './swaps.ts';
import { createWindows, type FoldAt } from './windows.ts';

/** A language prepared for matching, with its reader of a document. */
export interface Opened {
  readonly grammar: Grammar;
  readonly reader: Reader;
}

/** A document as it folds, with what reads a clause of it; null for a clause of no known language. */
export interface OpenDocument {
  readonly foldAt: FoldAt;
  readonly readerOf: (clause: Clause) => Opened | null;
}

/** UTF-16 units in which parties are looked for: they are named at the head of a document. */
const PARTIES_WITHIN = 24_000;

/** Prepares the rules for matching; languages are prepared when a document first needs them. */
export function createOpener(
  rulebook: Rulebook,
  shared: SharedWords = createSharedWords(rulebook),
): (document: Document) => OpenDocument {
  const { fold } = shared;
  const swaps = once(() => swapsOf(rulebook.confusables, fold));
  const grammars = new Map<string, Grammar>();
  const grammarOf = (id: string): Grammar | null => {
    const language = rulebook.languages[id];
    if (!language) return null;
    const grammar = grammars.get(id) ?? prepareGrammar(language, rulebook, shared);
    grammars.set(id, grammar);
    return grammar;
  };
  return (document: Document) => {
    const foldAt = createWindows(document.text, foldFor(document, fold, swaps()));
    const head = once(() => fold(document.text.slice(0, PARTIES_WITHIN)));
    const opened = new Map<string, Opened | null>();
    const readerOf = ({ language }: Clause): Opened | null => {
      const id = language ?? '';
      const known = opened.get(id);
      if (known !== undefined) return known;
      const grammar = grammarOf(id);
      const fresh = grammar && {
        grammar,
        reader: openReader(document.text, { foldAt, head: head() }, grammar),
      };
      opened.set(id, fresh);
      return fresh;
    };
    return { foldAt, readerOf };
  };
}

interface FoldedDocument {
  readonly foldAt: FoldAt;
  readonly head: Folded;
}

function openReader(
  text: string,
  { foldAt, head }: FoldedDocument,
  { lexicon, parties: named, pieces, ends, bareLength }: Grammar,
): Reader {
  const parties = resolveParties(text, head, named);
  return { foldAt, lexicon, pieces, ends, bareLength, parties, memory: [] };
}
