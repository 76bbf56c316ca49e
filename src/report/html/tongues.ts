import type { Setting } from '../index.ts';
import type { ReaderLanguage } from '../language.ts';
import type { Words } from '../words.ts';
import { inert } from './escape.ts';

/** A language the page can be read in. */
export interface Tongue {
  readonly language: ReaderLanguage;
  readonly words: Words;
}

/** The languages of a page, that of its reader first. Of variants of a language only the reader's own is among them. */
export function tonguesOf(
  reader: ReaderLanguage,
  { readers, wordbook }: Pick<Setting, 'readers' | 'wordbook'>,
): Promise<readonly Tongue[]> {
  const others = readers.languages.filter((language) => language !== reader && !language.includes('-'));
  return Promise.all(
    [reader, ...others].map(async (language) => ({ language, words: forPage(await wordbook(language)) })),
  );
}

/** A page's reader has no command line: what a message says otherwise on a page is `<key>.page`. */
function forPage(words: Words): Words {
  const say: Words['say'] = (key, values) =>
    words.say(words.knows(`${key}.page`) ? `${key}.page` : key, values);
  return { ...words, say };
}

/** What is told in each language, as markup: the reader sees that of his language; once where all tell the same. */
export function inEach<T extends Pick<Tongue, 'language'>>(
  tongues: readonly T[],
  tell: (tongue: T) => string,
): string {
  const told = tongues.map((tongue) => ({ tag: inert(tongue.language), text: inert(tell(tongue)) }));
  const [first] = told;
  if (told.every(({ text }) => text === first?.text)) return first?.text ?? '';
  return told.map(({ tag, text }) => `<span class="l" lang="${tag}">${text}</span>`).join('');
}

/** A message in each language. */
export function say(tongues: readonly Tongue[], key: string, values = {}): string {
  return inEach(tongues, ({ words }) => words.say(key, values));
}

/** A message that follows a number, in each language. */
export function count(tongues: readonly Tongue[], key: string, n: number): string {
  return inEach(tongues, ({ words }) => words.count(key, n));
}
