/** What tests read with: the rules of this checkout, and documents made of text. */
import { fileURLToPath } from 'node:url';
import { extractBytes } from '../src/extract/index.ts';
import { textBlocks } from '../src/extract/text/blocks.ts';
import type { Document, Language, Reading, Rulebook } from '../src/model.ts';
import { compileRules } from '../src/rules/compile.ts';
import { buildVariants } from '../src/rules/variants.ts';
import { createJudge } from '../src/scan.ts';

const folder = fileURLToPath(new URL('../rules/', import.meta.url));

/** The rules as they stand in the checkout, with what is wrong in them. */
export const compiled = await compileRules(folder, await buildVariants());
export const rulebook: Rulebook = compiled.rulebook;

/** A document as the text reader makes it. */
export function documentOf(text: string): Document {
  const nothing = { pages: [], marks: [], anchors: [], notes: [] };
  const blocks = textBlocks(text);
  return {
    path: 'example.txt',
    sha256: '',
    bytes: text.length,
    format: 'text',
    outcome: 'read',
    text,
    blocks,
    ...nothing,
  };
}

const judge = createJudge(rulebook);

/** A text scanned with all rules. */
export const readText = (text: string): Reading => judge(documentOf(text));

/** Far longer than all examples together take, on a busy machine too: they are read at the same time. */
const PATIENCE_MS = 120_000;

/** A rule's example scanned as `rules test` does it: as a text file, or as the web page it is the source of. */
export async function readExample(example: string): Promise<Reading> {
  if (!example.startsWith('<')) return readText(example);
  const options = { passwords: [], deadline: Date.now() + PATIENCE_MS };
  return judge(await extractBytes('example.html', new TextEncoder().encode(example), options));
}

/** Ids of the rules that find something in a text. */
export const rulesIn = (text: string): string[] =>
  [...new Set(readText(text).findings.map(({ rule }) => rule))].sort();

/** A small language to try the engine on, apart from the vocabulary that ships. */
export function languageOf(id: string): Language {
  const language = rulebook.languages[id];
  if (!language) throw new Error(`no language ${id}`);
  return language;
}
