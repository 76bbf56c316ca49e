/** One text in several formats: what is found has the same fingerprints in all of them. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractBytes } from '../../src/extract/index.ts';
import type { Reading } from '../../src/model.ts';
import { placer } from '../../src/report/place.ts';
import { createJudge } from '../../src/scan.ts';
import { rulebook } from '../reading.ts';

const judge = createJudge(rulebook);

async function readingOf(path: string): Promise<Reading> {
  const bytes = new Uint8Array(readFileSync(new URL(`../../fixtures/${path}`, import.meta.url)));
  return judge(await extractBytes(path, bytes, { passwords: [], deadline: Date.now() + 60_000 }));
}

const fingerprintsOf = ({ findings, safeguards }: Reading) =>
  [...findings, ...safeguards.filter(({ assessment }) => assessment !== 'pass')]
    .map(({ rule, fingerprint }) => `${rule} ${fingerprint}`)
    .sort();

/** How many clauses go on over the end of a page. */
function crossing({ document, findings }: Reading): number {
  const placeOf = placer(document);
  return findings.filter(({ clause }) => {
    const { page, endPage } = placeOf(clause);
    return page !== endPage;
  }).length;
}

describe.each(['zh', 'es', 'en'])('a text in %s', (language) => {
  const word = readingOf(`same/${language}.docx`);

  it('has much to be found, in lists and in tables', async () => {
    const { findings } = await word;
    const kinds = new Set(findings.map(({ clause }) => clause.kind));
    expect(findings.length).toBeGreaterThan(20);
    expect([...kinds]).toEqual(expect.arrayContaining(['paragraph', 'item', 'cell']));
  });

  it.each(['office.pdf', 'browser.pdf', 'html', 'txt'])(
    'is the same as Word document and as %s',
    async (ending) => {
      const other = await readingOf(`same/${language}.${ending}`);
      expect(other.document.sha256).not.toBe((await word).document.sha256);
      expect(fingerprintsOf(other)).toEqual(fingerprintsOf(await word));
    },
  );

  it('goes on over the ends of pages, which lie elsewhere in each PDF', async () => {
    const [office, browser] = [
      await readingOf(`same/${language}.office.pdf`),
      await readingOf(`same/${language}.browser.pdf`),
    ];
    expect(crossing(office) + crossing(browser)).toBeGreaterThan(0);
    const starts = ({ document }: Reading) =>
      document.pages.map(({ start }) => document.text.slice(start, start + 12));
    expect(starts(office)).not.toEqual(starts(browser));
    expect(office.document.blocks.some(({ kind }) => kind === 'header')).toBe(true);
  });
});

describe('a row of a table', () => {
  it('that the end of a page has torn is read as one', async () => {
    const { document, findings } = await readingOf('same/en.office.pdf');
    const cell = 'All names and numbers in your address book';
    const found = findings.find(({ clause }) => document.text.slice(clause.start, clause.end) === cell);
    expect(found?.clause.kind).toBe('cell');
    const pages = document.anchors.flatMap((anchor) =>
      anchor.source === 'pdf' && found && anchor.start < found.clause.end && anchor.end > found.clause.start
        ? [anchor.page]
        : [],
    );
    expect(new Set(pages).size).toBe(2);
    expect(document.text).toContain('To find people who know where you are');
  });
});
