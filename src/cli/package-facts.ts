import { readFileSync } from 'node:fs';

/** Name and version of this package. Throws where package.json is gone: a broken installation. */
export function packageFacts(): { readonly name: string; readonly version: string } {
  const { name, version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return { name, version };
}
