/** A small segmenter, and the clauses it cuts documents into, told in words. */
import type { Clause, Document, Span } from '../../src/model.ts';
import { createSegmenter } from '../../src/segment/index.ts';
import { documentOf, type Line, languageOf } from '../tiny.ts';

export const LANGUAGES = {
  en: languageOf({ id: 'en' }),
  zh: languageOf({ id: 'zh', detect: { script: 'Han', words: [] } }),
};

export const segment = (document: Document): Clause[] => [...createSegmenter(LANGUAGES)(document)];

export type Lines = readonly Line[];

/** Each clause of a document in the words of some function. */
export function eachOf(lines: Lines, told: (clause: Clause, document: Document) => string): string[] {
  const document = documentOf(...lines);
  return segment(document).map((clause) => told(clause, document));
}

const wordsIn = ({ text }: Document, { start, end }: Span) => text.slice(start, end);
/** Each clause as `lead > lead > clause`. */
export const outlineOf = (...lines: Lines): string[] =>
  eachOf(lines, (clause, document) =>
    [...clause.leads, clause].map((span) => wordsIn(document, span)).join(' > '),
  );
export const kindsOf = (...lines: Lines): string[] => eachOf(lines, ({ kind }) => kind);
export const numbersOf = (...lines: Lines): string[] => eachOf(lines, ({ number }) => number ?? '-');
/** The kinds of the leads of each clause. */
export const leadKindsOf = (...lines: Lines): string[] =>
  eachOf(lines, ({ leads }) => leads.map(({ kind }) => kind).join(' '));
/** What stands before each clause. */
export const beforeOf = (...lines: Lines): string[] =>
  eachOf(lines, ({ before }, document) => (before ? wordsIn(document, before) : '-'));

const block = (kind: 'heading' | 'item', text: string, level: number | undefined) => ({
  ...{ text, kind },
  ...(level === undefined ? {} : { level }),
});
export const heading = (text: string, level?: number) => block('heading', text, level);
export const item = (text: string, level?: number) => block('item', text, level);
