/** Opens documents for matching: folded once, with a reader for each language in them. */
import type { Clause, Document, Rulebook } from '../model.ts';
import { createFold, type Folded } from './fold.ts';
import { type Grammar, prepareGrammar } from './grammar.ts';
import { resolveParties } from './parties.ts';
import type { Reader } from './segments.ts';

/** A language prepared for matching, with its reader of a document. */
export interface Opened {
  readonly grammar: Grammar;
  readonly reader: Reader;
}

/** A document, folded, with what reads a clause of it; null for a clause of no known language. */
export interface OpenDocument {
  readonly folded: Folded;
  readonly readerOf: (clause: Clause) => Opened | null;
}

/** Prepares the rules for matching; languages are prepared when a document first needs them. */
export function createOpener(rulebook: Rulebook): (document: Document) => OpenDocument {
  const fold = createFold(rulebook.variants);
  const grammars = new Map<string, Grammar>();
  const grammarOf = (id: string): Grammar | null => {
    const language = rulebook.languages[id];
    if (!language) return null;
    const grammar = grammars.get(id) ?? prepareGrammar(language, rulebook, fold);
    grammars.set(id, grammar);
    return grammar;
  };
  return (document: Document) => {
    const folded = fold(document.text);
    const opened = new Map<string, Opened | null>();
    const readerOf = ({ language }: Clause): Opened | null => {
      const id = language ?? '';
      const known = opened.get(id);
      if (known !== undefined) return known;
      const grammar = grammarOf(id);
      const fresh = grammar && { grammar, reader: openReader(document.text, folded, grammar) };
      opened.set(id, fresh);
      return fresh;
    };
    return { folded, readerOf };
  };
}

function openReader(text: string, folded: Folded, { lexicon, pieces, ends, bareLength }: Grammar): Reader {
  return {
    folded,
    lexicon,
    pieces,
    ends,
    bareLength,
    parties: resolveParties(text, folded, lexicon),
    memory: [],
  };
}
