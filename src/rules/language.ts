/** Reads a language file into what the engine knows of a language. */
import type { Frame, Language, Phrase } from '../model.ts';
import { type Lists, readLists, readPhrases, readWords } from './phrases.ts';
import { note, type Reading, readFields, readMap, readText, readTexts, valueAt } from './reading.ts';

/** The keys of a language file and of its parts: the schema names them, too. */
export const LANGUAGE_KEYS = [
  'id',
  'detect',
  'gap',
  'jurisdictions',
  'segment',
  'lists',
  'grants',
  'frames',
  'dates',
  'flags',
  'passes',
];
export const DETECT_KEYS = ['script', 'words', 'not'];
export const SEGMENT_KEYS = ['ends', 'pieces', 'intros', 'abbreviations', 'numbers', 'ordinals'];
export const DATE_KEYS = ['version', 'signed', 'shapes', 'editions', 'months', 'dayEndings'];
export const FRAME_KEYS = ['id', 'scope', 'silences', 'any', 'unless'];
/** Lists the engine itself asks for. */
export const NEEDED = [
  'signer',
  'lender',
  'party-labels',
  'denials',
  'exceptions',
  'exception-cases',
  'conditions',
  'options',
  'carries',
  'provisos',
  'pointers',
  'coordination',
  'may',
];
const DEFAULT_GAP = 60;

/** A language and the lists that the rules' blocks in it may name and add to. */
export interface ReadLanguage {
  readonly language: Language;
  readonly lists: Lists;
}

/** Reads a language file; what is wrong is noted, and what can be read is returned. */
export function readLanguage(reading: Reading): ReadLanguage {
  readFields(reading, [], LANGUAGE_KEYS);
  const gap = valueAt(reading.source.value, ['gap']);
  const lists: Lists = {
    gap: typeof gap === 'number' ? gap : DEFAULT_GAP,
    named: readLists(reading, ['lists']),
  };
  for (const name of NEEDED) {
    if (!lists.named[name]) note(reading, ['lists'], `the list '${name}' is missing: the engine needs it`);
    lists.named[name] ??= { words: [], not: [], takes: [] };
  }
  const language: Language = {
    id: readText(reading, ['id']),
    detect: readDetect(reading),
    jurisdictions: readGroups(reading, ['jurisdictions']),
    segment: readSegmentation(reading),
    lists: lists.named,
    grants: readGrants(reading, lists),
    frames: readFrames(reading, lists),
    ...readDates(reading),
    flags: readTexts(reading, ['flags']),
    passes: readTexts(reading, ['passes']),
  };
  return { language, lists };
}

function readDetect(reading: Reading): Language['detect'] {
  const { script } = readFields(reading, ['detect'], DETECT_KEYS);
  const words = readTexts(reading, ['detect', 'words']);
  if (script === undefined && words.length === 0)
    note(reading, ['detect'], "'detect' wants a script or words");
  const not = readTexts(reading, ['detect', 'not']);
  return typeof script === 'string' ? { script, words, not } : { words, not };
}

function readGroups(reading: Reading, path: readonly string[]): Record<string, string[]> {
  return Object.fromEntries(
    Object.keys(readMap(reading, path)).map((name) => [name, readTexts(reading, [...path, name])]),
  );
}

function readSegmentation(reading: Reading): Language['segment'] {
  readFields(reading, ['segment'], SEGMENT_KEYS);
  return {
    ends: readText(reading, ['segment', 'ends']),
    pieces: readText(reading, ['segment', 'pieces']),
    intros: readText(reading, ['segment', 'intros']),
    abbreviations: readTexts(reading, ['segment', 'abbreviations']),
    numbers: readTexts(reading, ['segment', 'numbers']),
    ordinals: readTexts(reading, ['segment', 'ordinals']),
  };
}

const MONTHS = 12;

function readDates(reading: Reading): Pick<Language, 'dates'> {
  if (valueAt(reading.source.value, ['dates']) === undefined) return {};
  readFields(reading, ['dates'], DATE_KEYS);
  const texts = (key: string) => readTexts(reading, ['dates', key]);
  const dates = {
    version: texts('version'),
    signed: texts('signed'),
    shapes: texts('shapes'),
    editions: texts('editions'),
    months: texts('months'),
    dayEndings: texts('dayEndings'),
  };
  if (![0, MONTHS].includes(dates.months.length))
    note(reading, ['dates', 'months'], `'months' are ${MONTHS}, or none`);
  for (const key of ['shapes', 'editions'] as const)
    dates[key].forEach((shape, i) => {
      if (!/\{y(?:\+\d+)?\}/.test(shape) || /\{(?!(?:y(?:\+\d+)?|m|d|month)\})/.test(shape))
        note(reading, ['dates', key, i], 'a shape has {y} or {y+1911}, and may have {m}, {month}, {d}');
    });
  return { dates };
}

function readGrants(reading: Reading, lists: Lists): Record<string, readonly Phrase[]> {
  const kinds = Object.keys(readMap(reading, ['grants']));
  return Object.fromEntries(kinds.map((kind) => [kind, readPhrases(reading, ['grants', kind], lists)]));
}

export const SCOPES: readonly Frame['scope'][] = ['sentence', 'clause', 'piece'];

function readFrames(reading: Reading, lists: Lists): Frame[] {
  const frames = valueAt(reading.source.value, ['frames']);
  if (!Array.isArray(frames)) return [];
  return frames.map((_, i): Frame => {
    const path = ['frames', i];
    const fields = readFields(reading, path, FRAME_KEYS);
    const scope = SCOPES.find((name) => name === fields.scope);
    if (!scope) note(reading, [...path, 'scope'], `'scope' is one of ${SCOPES.join(', ')}`);
    return {
      id: readText(reading, [...path, 'id']),
      scope: scope ?? 'sentence',
      silences: fields.silences === 'all' ? 'all' : readTexts(reading, [...path, 'silences']),
      any: readPhrases(reading, [...path, 'any'], lists),
      unless: readWords(reading, [...path, 'unless'], lists),
    };
  });
}
