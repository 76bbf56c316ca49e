import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { TABLES } from '../../src/stats/count.ts';
import { QUERIES } from '../../src/stats/queries.ts';
import { CRITERIA } from '../../src/vocabulary.ts';
import { messages } from './sample.ts';

const src = fileURLToPath(new URL('../../src/', import.meta.url));
const codeIn = (rooms: readonly string[]): string =>
  rooms
    .flatMap((room) =>
      readdirSync(`${src}${room}`, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => readFileSync(`${src}${room}/${file}`, 'utf8')),
    )
    .join('\n');

const keys = Object.keys(messages.en ?? {});
const stringsIn = (code: string): Set<string> =>
  new Set([...code.matchAll(/['"`]([a-z][a-z0-9.-]*)['"`]/g)].map(([, text = '']) => text));
const spoken = stringsIn(codeIn(['report', 'redline', 'cli', 'stats']));

/** Parts of keys that are put together, each with what it is put together from. */
const FAMILIES: Record<string, readonly string[]> = {
  format: ['pdf', 'docx', 'html', 'text', 'markdown', 'image'],
  outcome: ['no-text', 'encrypted', 'malformed', 'limit', 'timed-out'],
  severity: ['critical', 'high', 'medium', 'low', 'info'],
  stance: ['granted', 'conditional', 'optional'],
  mark: ['hidden', 'tiny', 'inserted', 'deleted', 'low-confidence'],
  law: ['primary', 'secondary'],
  effect: [
    'prohibits',
    'requires-consent',
    'requires-separate-consent',
    'requires-notice',
    'limits',
    'grants-right',
  ],
  jurisdiction: 'CN TW HK EU ES MX CO PE AR CL US UK IN KE NG PH ID'.split(' '),
  grant: ['consent', 'practice', 'permission'],
  lead: ['line', 'piece', 'heading', 'row', 'column', 'before'],
  role: [
    ...['grant', 'act', 'data', 'source', 'recipient', 'person', 'purpose', 'term', 'condition'],
    'joining',
  ],
  trace: ['heading', 'lent', 'too-far', 'out-of-order', 'title', 'said-by-line', 'not-torn'],
  place: ['lines', 'text-lines'],
  table: ['severity', 'finding', 'place'],
  unread: ['empty', 'garbled', 'failed', 'partly', 'language', 'unexpected'].flatMap((reason) => [
    reason,
    `${reason}.hint`,
  ]),
  'configuration.file': ['missing', 'no-file', 'permission', 'large', 'encoding'],
  'configuration.glob': ['long', 'upward', 'braces', 'empty'],
  init: 'about fail-on rules languages jurisdictions ignores overrides packs options'.split(' '),
  rules: ['missed', 'noisy', 'works'],
  'help.title': ['usage', 'arguments', 'options', 'global-options', 'commands'],
  usage: [
    'missing-argument',
    'unknown-option',
    'unknown-option-near',
    'unknown-command',
    'unknown-command-near',
    'option-missing-argument',
    'excess-arguments',
  ],
  category: [
    'bureau-query',
    'big-data-query',
    'contact-list',
    'call-records',
    'contacting-third-parties',
    'photo-capture',
    'photo-sharing',
    'third-party-sharing',
    'irrevocable-or-unlimited',
    'bundled-consent',
    'location',
    'public-exposure',
    'credential-handover',
    'notice-waiver',
    'liability-waiver',
    'third-persons-data',
    'purpose-creep',
    'hidden-text',
    'contradiction',
    'missing-safeguard',
    'consent-quality',
  ],
  'summary.outcome': ['no-text', 'encrypted', 'malformed', 'limit', 'timed-out'],
  quality: ['pass', 'fail', 'unspecified'],
  criterion: CRITERIA,
  grade: ['A', 'B', 'C', 'D', 'E', 'F'],
  page: ['clear', 'unread'],
  'page.theme': ['auto', 'light', 'dark'],
  'page.map': ['source', 'data', 'recipient'],
  'page.kind': ['named', 'plain', 'open'],
  'usage.baseline': ['empty', 'other', 'version', 'fingerprints', 'conflict', 'line', 'changed'],
  diff: ['worse', 'better', 'worse-title', 'better-title'].concat(
    ['old', 'new'].flatMap((side) => [`${side}-place`, `nowhere-${side}`, `unsaid-${side}`]),
  ),
  change: [
    ...[
      'appeared',
      'vanished',
      'widened',
      'narrowed',
      'altered',
      'firmer',
      'softer',
      'irrevocable',
      'revocable',
    ],
    ...['safeguard-lost', 'safeguard-gained', 'promise-lost', 'promise-made'],
  ],
  extent: [
    ...['data', 'person', 'source', 'recipient', 'purpose', 'term'].flatMap((role) => [
      `${role}.more`,
      `${role}.fewer`,
    ]),
    ...['others', 'broader', 'closer', 'said', 'unsaid'],
  ],
  'stats.loss': ['syntax', 'shape', 'long', 'cut'],
  'stats.table': TABLES,
  'stats.about': ['sector', 'years', 'flows', 'outlier-lenders'],
  'stats.column': ['measure', 'count', ...QUERIES.flatMap(({ columns }) => columns.map(({ name }) => name))],
  'stats.none': ['lender', 'year', 'language'],
  'stats.kind': ['rule', 'data', 'named', 'open', 'plain'],
  'stats.measure': [
    ...['documents', 'flagged', 'clear', 'unread', 'errors', 'duplicates', 'pages', 'bytes', 'findings'],
    ...['clauses', 'families', 'outliers', 'lenders', 'unnamed', 'undated', 'damaged', 'versions'],
  ],
};
const families = Object.entries(FAMILIES).flatMap(([family, members]) =>
  members.map((member) => `${family}.${member}`),
);

/** Codes of notes and errors: each needs what it is and what to do. */
const CODES = [
  'encrypted wrong-password malformed-pdf malformed-docx malformed-html empty-file legacy-doc encrypted-office',
  'other-ole ofd wps odt rtf zip mhtml other-office ocr-absent ocr-missed picture-incomplete malformed-image heic unknown-binary unpacked-too-large too-many-parts timed-out',
  'memory-limit crashed read-by-fallback mislabelled missing permission not-a-file read-failed too-large oversized no-files no-text',
].flatMap((line) => line.split(' '));

describe('the messages', () => {
  it.each(Object.keys(messages))('have the same keys and placeholders in %s as in English', (language) => {
    const shape = (texts: Readonly<Record<string, string>>) =>
      Object.entries(texts).map(([key, text]) => [
        key,
        [...text.matchAll(/\{\w+\}/g)].map(String).sort().join(),
      ]);
    expect(shape(messages[language] ?? {})).toEqual(shape(messages.en ?? {}));
  });

  it('are all texts, none empty', () => {
    const texts = Object.values(messages).flatMap((language) => Object.entries(language));
    expect(texts.filter(([, text]) => typeof text !== 'string' || text.trim() === '')).toEqual([]);
  });

  it('say what every code of a reader means and what to do', () => {
    const thrown = [
      ...codeIn(['extract', 'redline', 'cli']).matchAll(
        /code: '([a-z-]+)'|(?:unreadable|Refusal)\((?:'[a-z-]+', ?)+'([a-z-]+)'/g,
      ),
    ];
    const codes = new Set([...CODES, ...thrown.map(([, a, b]) => a ?? b ?? '')]);
    const silent = [...codes].filter((code) => !keys.includes(code) || !keys.includes(`${code}.hint`));
    expect(silent).toEqual([]);
  });

  it('have every word the program says', () => {
    const prefix = new RegExp(
      `^(${[...new Set(keys.map((key) => key.split('.')[0]))].join('|')})\\.[a-z.-]+$`,
    );
    const wanted = [...spoken].filter(
      (text) => prefix.test(text) && !text.endsWith('.ts') && !text.endsWith('.'),
    );
    const known = (key: string) => keys.includes(key) || keys.includes(`${key}.other`);
    expect([...wanted, ...families].filter((key) => !known(key))).toEqual([]);
  });

  it('have no word that is never said', () => {
    // What a page says otherwise than a terminal is `<key>.page`.
    const bare = (key: string) => key.replace(/^(law\.\w+|.*\.hint)\.page$/, '$1');
    const isSaid = (key: string) => spoken.has(key.replace(/\.(one|other)$/, '')) || families.includes(key);
    const isCode = (key: string) => keys.includes(`${key.replace(/\.hint$/, '')}.hint`);
    expect(keys.map(bare).filter((key) => !isSaid(key) && !isCode(key))).toEqual([]);
  });
});
