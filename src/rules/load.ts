/** Loads the rulebook compiled at build. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Rulebook } from '../model.ts';

/** Where the build writes the words of a language, prepared for matching. */
export const lexiconFile = (language: string): string => `lexicon-${language}.json`;

/**
 * The shipped rules. The words of a language, most of it all, are read when they are first asked for. Throws where
 * the build has not been run: a bug of the installation, not of the user.
 */
export async function loadRulebook(): Promise<Rulebook> {
  const rulebook: Rulebook = JSON.parse(await readFile(new URL('../rulebook.json', import.meta.url), 'utf8'));
  const lexicons: Record<string, string> = {};
  for (const language of Object.keys(rulebook.languages)) {
    const file = new URL(`../${lexiconFile(language)}`, import.meta.url);
    Object.defineProperty(lexicons, language, { enumerable: true, get: () => readFileSync(file, 'utf8') });
  }
  return { ...rulebook, lexicons };
}
