/** Reads a law file: the provisions of one jurisdiction. */
import type { Law } from '../model.ts';
import { note, type Reading, readFields, readText, valueAt } from './reading.ts';
import type { Path } from './source.ts';

/** The languages that each provision is told in; the keys of a law file and of a provision: the schema names them, too. */
export const READERS = ['zh', 'es', 'en'];
export const FILE_KEYS = ['jurisdiction', 'laws'];
export const LAW_KEYS = ['id', 'article', 'inForce', 'evidence', 'cite', 'says'];

/** The provisions of a file, each cited and told in every reader's language. */
export function readLaws(reading: Reading): Law[] {
  readFields(reading, [], FILE_KEYS);
  const jurisdiction = readText(reading, ['jurisdiction']);
  const laws = valueAt(reading.source.value, ['laws']);
  return Array.isArray(laws) ? laws.map((_, i) => ({ jurisdiction, ...readLaw(reading, ['laws', i]) })) : [];
}

function readLaw(reading: Reading, path: Path): Omit<Law, 'jurisdiction'> {
  const { evidence } = readFields(reading, path, LAW_KEYS);
  if (evidence !== 'primary' && evidence !== 'secondary')
    note(reading, [...path, 'evidence'], "'evidence' is primary or secondary");
  return {
    id: readText(reading, [...path, 'id']),
    article: readText(reading, [...path, 'article']),
    inForce: readText(reading, [...path, 'inForce']),
    evidence: evidence === 'primary' ? 'primary' : 'secondary',
    cite: readByReader(reading, [...path, 'cite']),
    says: readByReader(reading, [...path, 'says']),
    effect: 'limits',
    can: {},
  };
}

function readByReader(reading: Reading, path: Path): Record<string, string> {
  readFields(reading, path, READERS);
  return Object.fromEntries(READERS.map((language) => [language, readText(reading, [...path, language])]));
}
