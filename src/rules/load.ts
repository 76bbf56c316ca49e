/** Loads the rulebook compiled at build. */
import { readFile } from 'node:fs/promises';
import type { Rulebook } from '../model.ts';

/** The shipped rules. Throws where the build has not been run: a bug of the installation, not of the user. */
export async function loadRulebook(): Promise<Rulebook> {
  return JSON.parse(await readFile(new URL('../rulebook.json', import.meta.url), 'utf8')) as Rulebook;
}
