import { describe, expect, it } from 'vitest';
import { readPdf } from '../../src/extract/pdf.ts';
import { type Drawn, type MadePage, makePdf } from './pdf-maker.ts';

const SEEN = 'This sentence can be seen by everybody.';
const SECRET = 'and your contacts may be called';

async function marks(page: MadePage) {
  const made = makePdf([{ ...page, texts: [{ text: SEEN, x: 60, y: 750 }, ...(page.texts ?? [])] }]);
  const { text, marks: found } = await readPdf(made, { passwords: [], deadline: Date.now() + 30_000 });
  expect(text).toContain(SEEN);
  return found.map(({ start, end, kind }) => [kind, text.slice(start, end)]);
}

const secret = (more: Partial<Drawn>): MadePage => ({ texts: [{ text: SECRET, x: 60, y: 700, ...more }] });

describe('text that is hard to see', () => {
  it.each([
    ['white on white', { before: '1 1 1 rg' }],
    ['almost white', { before: '0.98 g' }],
    ['invisible', { before: '3 Tr' }],
    ['outside the page', { x: 700 }],
  ])('is read and marked as hidden: %s', async (_, more) => {
    expect(await marks(secret(more))).toEqual([['hidden', SECRET]]);
  });

  it('is marked as tiny below four points', async () => {
    expect(await marks(secret({ size: 2 }))).toEqual([['tiny', SECRET]]);
  });

  it.each([
    ['grey', { before: '0.6 g' }],
    ['outlined', { before: '1 Tr 1 g 0 G' }],
    ['small', { size: 5 }],
  ])('is not marked when it can be seen: %s', async (_, more) => {
    expect(await marks(secret(more))).toEqual([]);
  });

  it('may be white on a dark bar', async () => {
    expect(await marks({ ...secret({ before: '1 g' }), operators: '0 0 0.5 rg 50 690 400 30 re f' })).toEqual(
      [],
    );
    expect(
      await marks({ ...secret({ before: '1 g' }), operators: '0 0 0.5 rg 50 90 400 30 re f' }),
    ).toHaveLength(1);
  });

  it('may be what text recognition laid over a scan', async () => {
    const operators = 'q 500 0 0 700 40 60 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q';
    expect(await marks({ ...secret({ before: '3 Tr' }), operators })).toEqual([]);
  });
});
