/** A language the reports can be read in; BCP 47. */
export type ReaderLanguage = 'zh' | 'zh-Hant' | 'es' | 'en';

export const READER_LANGUAGES: readonly ReaderLanguage[] = ['zh', 'zh-Hant', 'es', 'en'];

/**
 * The reader's language that a tag or locale name means (`zh-CN`, `zh_TW.UTF-8`, `es-419`), or null where the
 * reports are not written in it. Taiwan, Hong Kong and Macau read traditional characters.
 */
export function readerLanguage(name: string): ReaderLanguage | null {
  const [language = '', ...subtags] = name
    .toLowerCase()
    .replace(/[.@].*$/, '')
    .split(/[-_]/);
  if (language === 'es' || language === 'en') return language;
  if (language !== 'zh') return null;
  if (subtags.includes('hans')) return 'zh';
  return subtags.some((subtag) => ['hant', 'tw', 'hk', 'mo'].includes(subtag)) ? 'zh-Hant' : 'zh';
}

/** The language of a document (its BCP 47 tags, the main one first) as a reader's language; English where none fits. */
export function documentLanguage(tags: readonly string[]): ReaderLanguage {
  return tags.map(readerLanguage).find((language) => language !== null) ?? 'en';
}

/** What the environment says the reader reads: the first of LC_ALL, LC_MESSAGES and LANG that is set; null for none. */
export function environmentLanguage(
  env: Readonly<Record<string, string | undefined>>,
): ReaderLanguage | null {
  return readerLanguage(env.LC_ALL || env.LC_MESSAGES || env.LANG || '');
}
