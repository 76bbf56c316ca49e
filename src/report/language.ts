import type { Rulebook } from '../model.ts';

/** A language the reports can be read in: a BCP 47 tag. */
export type ReaderLanguage = string;

/** The languages that reports can be read in: those the program's words are written in. */
export interface Readers {
  readonly languages: readonly ReaderLanguage[];
  /** The one that a tag or locale name means (`zh-CN`, `zh_TW.UTF-8`, `es-419`); null for none of them. */
  readonly named: (name: string) => ReaderLanguage | null;
  /** That of a document, by its BCP 47 tags, the main one first; English where none fits. */
  readonly ofDocument: (tags: readonly string[]) => ReaderLanguage;
  /** What the environment says the reader reads: the first of LC_ALL, LC_MESSAGES and LANG that is set. */
  readonly ofEnvironment: (env: Readonly<Record<string, string | undefined>>) => ReaderLanguage | null;
}

/** Taiwan, Hong Kong and Macau read traditional characters. */
const TRADITIONAL: readonly string[] = ['hant', 'tw', 'hk', 'mo'];

/** The readers that a rulebook has words for. Traditional Chinese is made from the simplified. */
export function readersOf({ messages }: Pick<Rulebook, 'messages'>): Readers {
  const languages = Object.keys(messages).flatMap((id) => (id === 'zh' ? ['zh', 'zh-Hant'] : [id]));
  const named = (name: string): ReaderLanguage | null => {
    const [language = '', ...subtags] = name
      .toLowerCase()
      .replace(/[.@].*$/, '')
      .split(/[-_]/);
    if (!languages.includes(language)) return null;
    const isTraditional = !subtags.includes('hans') && subtags.some((tag) => TRADITIONAL.includes(tag));
    return language === 'zh' && isTraditional ? 'zh-Hant' : language;
  };
  return {
    languages,
    named,
    ofDocument: (tags) => tags.map(named).find((language) => language !== null) ?? 'en',
    ofEnvironment: (env) => named(env.LC_ALL || env.LC_MESSAGES || env.LANG || ''),
  };
}
