/** Reads a law file: one jurisdiction, the words by which its documents are known, and its provisions. */
import type { Effect, Jurisdiction, Law } from '../model.ts';
import { type Lists, readList } from './phrases.ts';
import { note, type Reading, readFields, readText, readTexts, valueAt } from './reading.ts';
import type { Path } from './source.ts';

/** The languages that each provision is told in; the keys of a law file and of a provision: the schema names them, too. */
export const READERS = ['zh', 'es', 'en'];
export const PLACE_KEYS = ['jurisdiction', 'platform', 'also', 'signs', 'authority', 'laws'];
export const LAW_KEYS = ['id', 'article', 'inForce', 'evidence', 'effect', 'scope', 'cite', 'says', 'can'];
export const EFFECTS: readonly Effect[] = [
  'prohibits',
  'requires-consent',
  'requires-separate-consent',
  'requires-notice',
  'limits',
  'grants-right',
];

/** What a law file holds. */
export interface ReadLaw {
  readonly jurisdiction: Jurisdiction;
  readonly laws: readonly Law[];
}

/**
 * A law file, each provision cited and told in every reader's language. The words by which documents are known are
 * added to the lists of their language as `jurisdiction-<ID>`.
 */
export function readLaw(reading: Reading, languages: ReadonlyMap<string, Lists>): ReadLaw {
  const fields = readFields(reading, [], PLACE_KEYS);
  const { platform = false } = fields;
  if (typeof platform !== 'boolean') note(reading, ['platform'], "'platform' is true or left out");
  const id = readText(reading, ['jurisdiction']);
  const laws = valueAt(reading.source.value, ['laws']);
  if (!Array.isArray(laws)) note(reading, ['laws'], "'laws' must be a list");
  const signs = readSigns(reading, `jurisdiction-${id}`, languages);
  const also = readTexts(reading, ['also']);
  const authority = 'authority' in fields ? readByReader(reading, ['authority']) : {};
  return {
    jurisdiction: { id, platform: platform === true, also, signs, authority },
    laws: Array.isArray(laws) ? laws.map((_, i) => readProvision(reading, id, ['laws', i])) : [],
  };
}

function readSigns(
  reading: Reading,
  name: string,
  languages: ReadonlyMap<string, Lists>,
): Jurisdiction['signs'] {
  const signs = readFields(reading, ['signs'], [...languages.keys()]);
  const spoken = [...languages].filter(([language]) => language in signs);
  return Object.fromEntries(
    spoken.map(([language, { named }]) => {
      const list = readList(reading, ['signs', language], named);
      named[name] = list;
      return [language, list.words];
    }),
  );
}

function readProvision(reading: Reading, jurisdiction: string, path: Path): Law {
  const { evidence, effect, scope } = readFields(reading, path, LAW_KEYS);
  if (evidence !== 'primary' && evidence !== 'secondary')
    note(reading, [...path, 'evidence'], "'evidence' is primary or secondary");
  const known = EFFECTS.find((name) => name === effect);
  if (!known) note(reading, [...path, 'effect'], `'effect' is one of ${EFFECTS.join(', ')}`);
  return {
    id: readText(reading, [...path, 'id']),
    jurisdiction,
    article: readText(reading, [...path, 'article']),
    inForce: readText(reading, [...path, 'inForce']),
    evidence: evidence === 'primary' ? 'primary' : 'secondary',
    effect: known ?? 'limits',
    ...(scope === undefined ? {} : { scope: readByReader(reading, [...path, 'scope']) }),
    cite: readByReader(reading, [...path, 'cite']),
    says: readByReader(reading, [...path, 'says']),
    can: readByReader(reading, [...path, 'can']),
  };
}

function readByReader(reading: Reading, path: Path): Record<string, string> {
  readFields(reading, path, READERS);
  return Object.fromEntries(READERS.map((language) => [language, readText(reading, [...path, language])]));
}
