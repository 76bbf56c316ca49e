/** Tables over results with known counts, and what every table must agree on. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counted, type Made, ndjsonOf, shaOf } from './results.ts';

const PINE = 'Green Pine Finance Ltd';
const CLOUD = 'White Cloud Loans Ltd';
const OAK = 'Old Oak Credit Ltd';

const SAMPLE: readonly Made[] = [
  {
    lender: PINE,
    date: '2021-05-01',
    findings: [
      {},
      { rule: 'location-access', category: 'location', severity: 'medium', quote: 'We locate you.' },
    ],
    given: [{ data: ['contacts'], to: ['partners'] }],
  },
  {
    lender: 'GREEN PINE FINANCE LTD',
    date: '2022',
    findings: [{ stance: 'optional' }],
    given: [{ data: ['Contacts'], to: ['partners'] }],
  },
  { lender: PINE, date: '2022-02', findings: [] },
  {
    lender: CLOUD,
    date: null,
    languages: ['zh-Hans'],
    findings: [{ quote: 'We may read your contacts!' }],
    given: [{ data: ['photos'] }],
  },
  {
    lender: OAK,
    findings: [{ at: null, rule: 'named-recipients', category: 'missing-safeguard', severity: 'low' }],
  },
  { lender: null, languages: [], verdict: 'unread', outcome: 'no-text' },
];

describe('tables', () => {
  it('count findings, documents and lenders by category', async () => {
    const { rows } = await counted(ndjsonOf(SAMPLE));
    expect(rows('categories')).toMatchObject([
      {
        category: 'contact-list',
        findings: 3,
        documents: 3,
        document_share: 50,
        lenders: 2,
        lender_share: 66.7,
        high: 3,
        low: 0,
      },
      { category: 'location', findings: 1, documents: 1, document_share: 16.7, lenders: 1, medium: 1 },
      { category: 'missing-safeguard', findings: 1, documents: 1, lenders: 1, low: 1 },
    ]);
    expect(rows('severities').map(({ severity, findings }) => [severity, findings])).toEqual([
      ['high', 3],
      ['medium', 1],
      ['low', 1],
    ]);
  });

  it('take ways of writing a lender for one, and call it as it is mostly called', async () => {
    const { rows, measure } = await counted(ndjsonOf(SAMPLE));
    expect(
      rows('lenders').map(({ lender, documents, findings, mean }) => [lender, documents, findings, mean]),
    ).toEqual([
      [PINE, 3, 3, 1],
      [OAK, 1, 1, 1],
      [CLOUD, 1, 1, 1],
      [null, 1, 0, 0],
    ]);
    expect([measure('lenders'), measure('unnamed')]).toEqual([3, 1]);
  });

  it('tell years and languages, and what has none last', async () => {
    const { rows, measure } = await counted(ndjsonOf(SAMPLE));
    expect(rows('years').map(({ year, documents, findings }) => [year, documents, findings])).toEqual([
      [2021, 1, 2],
      [2022, 2, 1],
      [null, 3, 2],
    ]);
    expect(rows('languages').map(({ language, documents }) => [language, documents])).toEqual([
      ['en', 4],
      ['zh-Hans', 1],
      [null, 1],
    ]);
    expect([measure('undated'), measure('unread'), measure('clear'), measure('flagged')]).toEqual([
      3, 1, 1, 4,
    ]);
  });

  it('tell where clauses are first seen: by date, else by order', async () => {
    const { rows, measure } = await counted(ndjsonOf(SAMPLE));
    expect(rows('families')).toEqual([
      {
        ...{
          family: 1,
          documents: 3,
          clauses: 3,
          variants: 1,
          lenders: 2,
          severity: 'high',
          categories: 'contact-list',
        },
        ...{
          first_date: '2021-05-01',
          first_lender: PINE,
          first_path: '0.txt',
          quote: 'We may read your contacts.',
        },
      },
    ]);
    expect(rows('outlier-clauses')).toMatchObject([
      { quote: 'We locate you.', lender: PINE, path: '0.txt', severity: 'medium' },
    ]);
    expect([measure('clauses'), measure('families'), measure('outliers')]).toEqual([4, 1, 1]);
    const undated = SAMPLE.map((made) => ({ ...made, date: null }));
    expect((await counted(ndjsonOf(undated.toReversed()))).rows('families')).toMatchObject([
      { first_path: '2.txt', first_lender: CLOUD },
    ]);
  });

  it('map what the sector takes, and what only one takes of it', async () => {
    const { rows } = await counted(ndjsonOf(SAMPLE));
    expect(
      rows('sector').map(({ lender, category, findings, own_share }) => [
        lender,
        category,
        findings,
        own_share,
      ]),
    ).toEqual([
      [PINE, 'contact-list', 1, 33.3],
      [PINE, 'location', 1, 33.3],
      [CLOUD, 'contact-list', 1, 100],
    ]);
    expect(rows('outlier-lenders').map(({ lender, kind, taken }) => [lender, kind, taken])).toEqual([
      [PINE, 'rule', 'location-access'],
      [PINE, 'data', 'Contacts'],
      [CLOUD, 'data', 'photos'],
    ]);
    expect(rows('flows')).toMatchObject([
      {
        data: 'Contacts',
        recipient: 'partners',
        documents: 2,
        lenders: 1,
        document_share: 33.3,
        lender_share: 33.3,
      },
    ]);
    expect(rows('data').map(({ data, documents }) => [data, documents])).toEqual([
      ['Contacts', 2],
      ['photos', 1],
    ]);
  });

  it('say nothing of what only one takes where there are no three lenders', async () => {
    const { rows } = await counted(ndjsonOf(SAMPLE.slice(0, 4)));
    expect(rows('outlier-lenders')).toEqual([]);
  });

  it('count a document once, as it was read, however often it stands there', async () => {
    const sha256 = shaOf('twin');
    const twins: readonly Made[] = [
      { sha256, path: 'first', outcome: 'timed-out', verdict: 'unread' },
      { sha256, path: 'second', findings: [{}] },
      { sha256, path: 'third', findings: [{}] },
    ];
    const { rows, measure } = await counted(ndjsonOf(twins), ndjsonOf(twins));
    expect([measure('documents'), measure('duplicates'), measure('findings')]).toEqual([1, 5, 1]);
    expect(rows('outlier-clauses')).toMatchObject([{ path: 'second' }]);
  });

  it('are there for nothing, too', async () => {
    const { tables, measure } = await counted('', '\n\n');
    expect(measure('documents')).toBe(0);
    expect([...tables.values()].slice(1).every(({ rows }) => rows.length === 0)).toBe(true);
  });
});

const severity = fc.constantFrom('critical', 'high', 'medium', 'low', 'info');
const finding = fc.record({
  rule: fc.constantFrom('a', 'b', 'c'),
  category: fc.constantFrom('x', 'y', "it's", '__proto__'),
  severity,
  stance: fc.constantFrom('granted', 'conditional', 'optional'),
  quote: fc.oneof(
    fc.constantFrom('We may read your contacts.', '我们读取您的通讯录。'),
    fc.string({ unit: 'grapheme' }),
  ),
  at: fc.option(fc.nat(3)),
});
const document = fc.record({
  path: fc.string(),
  lender: fc.option(fc.constantFrom(PINE, CLOUD, OAK, "O'Neil; DROP TABLE documents")),
  date: fc.option(fc.constantFrom('2020', '2021-03', '2021-03-04')),
  languages: fc.constantFrom([], ['en'], ['zh-Hans', 'en'], ['es']),
  findings: fc.array(finding, { maxLength: 4 }),
});

describe('all tables', () => {
  it('agree on what they count', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(document, { maxLength: 12 }), async (documents) => {
        const { rows, measure } = await counted(ndjsonOf(documents));
        const sum = (table: string, column: string) =>
          rows(table).reduce((all, row) => all + Number(row[column]), 0);
        const unique = new Map(
          documents.map((made) => [shaOf(made.path), made]).toReversed() as [string, Made][],
        );
        expect(measure('documents')).toBe(unique.size);
        const findings = [...unique.values()].flatMap((made) => made.findings ?? []).length;
        expect(measure('findings')).toBe(findings);
        for (const table of ['categories', 'rules', 'severities', 'lenders', 'languages', 'years'])
          expect(sum(table, 'findings'), table).toBe(findings);
        for (const table of ['lenders', 'languages', 'years']) {
          expect(sum(table, 'documents'), table).toBe(unique.size);
          for (const level of ['critical', 'high', 'medium', 'low', 'info'])
            expect(sum(table, level), table).toBe(sum('categories', level));
        }
        expect(sum('families', 'clauses') + rows('outlier-clauses').length).toBe(measure('clauses'));
        const own = rows('lenders').filter(({ lender }) => lender !== null).length;
        expect(own).toBe(measure('lenders'));
      }),
      { numRuns: 40 },
    );
  });

  it('are the same, byte for byte, for the same results', async () => {
    const [first, second] = [await counted(ndjsonOf(SAMPLE)), await counted(ndjsonOf(SAMPLE))];
    expect(JSON.stringify([...first.tables])).toBe(JSON.stringify([...second.tables]));
  });
});
