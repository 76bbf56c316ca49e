/** Documents read and marked, and what another reader finds in the copy. */
import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Reading } from '../../src/model.ts';
import { type MarkedPdf, markPdf } from '../../src/redline/pdf.ts';
import type { ReaderLanguage } from '../../src/report/language.ts';
import { type Words, wordbook } from '../../src/report/words.ts';
import { createScanner } from '../../src/scan.ts';
import { rulebook } from '../reading.ts';

const book = wordbook(rulebook);
export const PASSWORDS = ['wrong', 'letmein'];
const scanner = createScanner({ rulebook, passwords: PASSWORDS });

export const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../fixtures/${name}/document.pdf`, import.meta.url)));

export interface Marked extends MarkedPdf {
  readonly original: Uint8Array;
  readonly reading: Reading;
  readonly words: Words;
}

/** Scans bytes and marks them for a reader of a language. */
export async function mark(original: Uint8Array, language: ReaderLanguage): Promise<Marked> {
  const reading = await scanner.bytes('document.pdf', new Uint8Array(original));
  const words = await book(language);
  return { original, reading, words, ...(await markPdf(original, reading, { words, passwords: PASSWORDS })) };
}

/** An annotation as pdf.js reads it. */
export interface Annotation {
  readonly subtype: string;
  readonly quadPoints: Float32Array | null;
  readonly rect: readonly number[];
  readonly color: Uint8ClampedArray;
  readonly contentsObj: { readonly str: string };
  readonly titleObj: { readonly str: string };
  readonly hasAppearance: boolean;
}

/** The highlights and underlines on every page, in order. */
export async function annotationsIn(bytes: Uint8Array): Promise<Annotation[][]> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages: Annotation[][] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const all = (await (await document.getPage(number)).getAnnotations()) as Annotation[];
    pages.push(all.filter(({ subtype }) => subtype === 'Highlight' || subtype === 'Underline'));
  }
  await document.destroy();
  return pages;
}
