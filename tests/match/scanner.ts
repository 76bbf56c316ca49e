/** A small English vocabulary, and texts matched against rules that are made of it. */
import { createMatcher, type Matches } from '../../src/match/index.ts';
import type { Clause, Document } from '../../src/model.ts';
import { createSegmenter } from '../../src/segment/index.ts';
import {
  documentOf,
  type LanguageSketch,
  type Line,
  languageOf,
  type RuleSketch,
  rulebookOf,
} from '../tiny.ts';

export const VOCABULARY = {
  ...{ signer: 'i, the borrower', lender: 'we, the lender', 'party-labels': 'party a, party b' },
  ...{ denials: 'never, do not, not, !not only', exceptions: 'except, unless', 'exception-cases': 'unless' },
  ...{ pointers: 'the following' },
  ...{ conditions: 'if, in default', options: 'you may refuse', may: 'may, shall' },
  ...{ coordination: 'or, nor, store', carries: 'such data', provisos: 'without consent' },
  ...{ agree: 'agree, authorize', read: 'read, copy, share', sell: 'sell' },
  ...{ contacts: 'contacts, address book', photos: 'photos', partners: 'partners', bureau: 'bureau' },
  ...{ years: '{n} years, forever', purposes: 'to collect debts', picked: 'picked by you' },
};

export const LANGUAGE = {
  lists: VOCABULARY,
  grants: { consent: ['grant:$agree'], practice: ['-:$lender grant:$may'] },
} satisfies LanguageSketch;

/** What a text gives away and what it promises not to, with the text. */
export interface Scan extends Matches {
  readonly document: Document;
  readonly clauses: readonly Clause[];
}

/**
 * Matches texts against rules of the vocabulary; `language` changes it. Prepared when first used, inside a test: what
 * runs outside of one is put down to all of them when mutants are counted.
 */
export function scannerOf(rules: readonly RuleSketch[], language: LanguageSketch = LANGUAGE) {
  const prepare = () => {
    const rulebook = rulebookOf([languageOf(language)], rules);
    return { segment: createSegmenter(rulebook.languages), match: createMatcher(rulebook) };
  };
  let prepared: ReturnType<typeof prepare> | undefined;
  return (...lines: readonly Line[]): Scan => {
    prepared ??= prepare();
    const { segment, match } = prepared;
    const document = documentOf(...lines);
    const clauses = Array.from(segment(document), (clause) => ({ ...clause, language: 'en' }));
    return { document, clauses, ...match(document, clauses) };
  };
}

/** Reading contacts, in a clause that grants something. */
export const READ_CONTACTS: RuleSketch = { id: 'read-contacts', any: ['act:$read data:$contacts'] };

/** The rules that find something, in the order of what they find. */
export const rulesOf = ({ findings }: Scan): string[] => findings.map(({ rule }) => rule);
export const refusedOf = ({ refused }: Scan): string[] => refused.map(({ rule }) => rule);

/** The evidence of a finding, as `role words`. */
export function evidenceOf({ document, findings }: Scan, at = 0): string[] {
  const { evidence = [] } = findings[at] ?? {};
  return evidence.map(({ role, start, end }) => `${role} ${document.text.slice(start, end)}`);
}

/** The clauses that something is found in, in words. */
export const quotesOf = ({ document, findings }: Scan): string[] =>
  findings.map(({ clause }) => document.text.slice(clause.start, clause.end));
