/** Marked copies for tests, by the rules of this checkout. */
import { readFileSync } from 'node:fs';
import { DOMParser, type Element } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';
import { extractBytes } from '../../src/extract/index.ts';
import type { Reading } from '../../src/model.ts';
import type { Copy, Marking } from '../../src/redline/index.ts';
import { redline } from '../../src/redline/index.ts';
import { readersOf } from '../../src/report/language.ts';
import { wordbook } from '../../src/report/words.ts';
import { createJudge } from '../../src/scan.ts';
import { rulebook } from '../reading.ts';

const judge = createJudge(rulebook);
const book = wordbook(rulebook);
const readers = readersOf(rulebook);

export const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../fixtures/${name}`, import.meta.url)));

export async function readingOf(bytes: Uint8Array, path: string): Promise<Reading> {
  return judge(await extractBytes(path, bytes.slice(), { passwords: [], deadline: Date.now() + 30_000 }));
}

export async function markingFor(language: string, suggest = false): Promise<Marking> {
  const wordsIn = (tag: string) => book(readers.named(tag) ?? tag);
  return { words: await book(language), passwords: [], suggest, wordsIn };
}

export interface Made {
  readonly reading: Reading;
  readonly copy: Copy;
}

/** A copy of bytes under a name. */
export async function copyOf(
  bytes: Uint8Array,
  path: string,
  { language = 'en', suggest = false }: { language?: string; suggest?: boolean } = {},
): Promise<Made> {
  const reading = await readingOf(bytes, path);
  const copy = await redline([bytes], reading, await markingFor(language, suggest));
  if ('none' in copy) throw new Error(copy.none.code);
  return { reading, copy };
}

/** The parts of a DOCX as text. */
export function partsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
}

/** All elements of a name in a part, which must be well-formed. */
export function elementsIn(xml: string | undefined, name: string): Element[] {
  const onError = (_: string, message: string) => {
    throw new Error(message);
  };
  return [...new DOMParser({ onError }).parseFromString(xml ?? '', 'text/xml').getElementsByTagName(name)];
}
