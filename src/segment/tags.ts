/** The languages a document is written in, as BCP 47 tags. */
import type { Document, Rulebook } from '../model.ts';

/** A language with less of the text is a quotation or a name. */
const MIN_SHARE = 0.1;
/** Share of traditional characters from which Chinese is traditional: running text has a third, simplified none. */
const TRADITIONAL_SHARE = 0.05;
const HAN = /\p{Script=Han}/gu;
/** As much of a document as tells its script. */
const SAMPLE = 20_000;

/** UTF-16 units of clauses by language id. */
export type LanguageSizes = ReadonlyMap<string, number>;

/** Tags of the languages that make up at least a tenth of the clauses, most first: `zh-Hans`, `zh-Hant`, `es`, `en`. */
export type LanguageTags = (document: Document, sizes: LanguageSizes) => string[];

/** Makes the tagger of a rulebook. */
export function createLanguageTags({
  languages,
  variants,
}: Pick<Rulebook, 'languages' | 'variants'>): LanguageTags {
  const traditional = new Set(variants.from);
  return (document, sizes) => {
    const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    return [...sizes]
      .filter(([, size]) => size >= total * MIN_SHARE)
      .sort((a, b) => b[1] - a[1])
      .map(([id]) =>
        languages[id]?.detect.script === 'Han' ? `${id}-${chineseScript(document, traditional)}` : id,
      );
  };
}

function chineseScript({ text }: Document, traditional: ReadonlySet<string>): 'Hans' | 'Hant' {
  const han = text.slice(0, SAMPLE).match(HAN) ?? [];
  const count = han.filter((char) => traditional.has(char)).length;
  return count > han.length * TRADITIONAL_SHARE ? 'Hant' : 'Hans';
}
