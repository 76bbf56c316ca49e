/** Whether marks stand on the words, in every PDF there is; prints how well, by language. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { annotationsIn, mark } from './marked.ts';
import { coverageOf, type Overlap, overlapsOf, quadsOf, refereeOf, wordsOf } from './overlap.ts';
import type { Area } from './pdfium.ts';

const root = new URL('../../', import.meta.url);
/** Files in which nothing is found, or nothing can be read. */
const UNMARKED = [
  'fixtures/broken/document.pdf',
  'fixtures/en-harmless/document.pdf',
  'fixtures/scanned/document.pdf',
  'fixtures/zh-harmless/document.pdf',
  'tests/inputs/notounicode-zh-2p.pdf',
];
const FILES = [
  ...readdirSync(new URL('fixtures', root)).map((name) => `fixtures/${name}/document.pdf`),
  ...readdirSync(new URL('tests/inputs', root)).map((name) => `tests/inputs/${name}`),
].filter((file) => file.endsWith('.pdf') && !UNMARKED.includes(file) && existsSync(new URL(file, root)));
const PASSWORD = 'letmein';
/** Points by which a mark may begin or end beside its word. */
const OFF = 2;

const table: Overlap[] = [];

const read = (file: string) => new Uint8Array(readFileSync(new URL(file, root)));

describe.each(FILES)('the marks in %s', async (file) => {
  const marked = await mark(read(file), 'en');
  const referee = refereeOf(marked, PASSWORD);
  const overlaps = await overlapsOf(marked, referee);
  table.push(...overlaps);

  it('cover the words of every finding, and hardly more', () => {
    const short = overlaps.filter(
      ({ coverage, beside, off, unseen }) =>
        !(coverage >= 0.9 && beside <= 0.1 && off <= OFF && unseen.length === 0),
    );
    expect(overlaps.length).toBeGreaterThan(0);
    expect(short).toEqual([]);
  });

  it('highlight the clause that each finding stands in', async () => {
    const annotations = await annotationsIn(marked.bytes);
    const highlights: Area[][] = [];
    for (const [i, page] of annotations.entries())
      highlights[i + 1] = page.filter(({ subtype }) => subtype === 'Highlight').flatMap(quadsOf);
    const clauses = marked.reading.findings.map(({ clause }) => clause);
    const covered = clauses.map((clause) => coverageOf(wordsOf(referee, [clause]), highlights));
    expect(Math.min(...covered)).toBeGreaterThan(0.9);
  });
});

it.each(UNMARKED)('%s has no marks', async (file) => {
  expect((await mark(read(file), 'en')).isMarked).toBe(false);
});

const percent = (value: number): string => `${(100 * value).toFixed(1)}%`.padStart(7);
const mean = (values: readonly number[]): number => values.reduce((sum, it) => sum + it, 0) / values.length;

afterAll(() => {
  const languages = [...new Set(table.map(({ language }) => language))].sort();
  const rows = languages.map((language) => {
    const own = table.filter((each) => each.language === language);
    const [coverage, beside] = [own.map((each) => each.coverage), own.map((each) => each.beside)];
    const covered = `${percent(Math.min(...coverage))} ${percent(mean(coverage))}`;
    const off = `${Math.max(...own.map((each) => each.off)).toFixed(2)} pt`;
    const outside = `${percent(Math.max(...beside))} ${percent(mean(beside))}`;
    return `${language.padEnd(8)} ${String(own.length).padStart(8)} ${covered}   ${outside}   ${off.padStart(8)}`;
  });
  console.log(
    ['language findings covered: worst, mean   beside: worst, mean   worst edge', ...rows].join('\n'),
  );
});
