/** Near-identical clauses are one family, different ones are not, and the order of the results changes nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFamilies } from '../../src/stats/families.ts';
import { likeness, shinglesOf } from '../../src/stats/shingles.ts';
import { counted, ndjsonOf } from './results.ts';

/** Of each family the numbers of the documents that it stands in. */
async function familiesOf(...quotes: readonly string[]): Promise<readonly number[]> {
  const documents = quotes.map((quote, n) => ({ path: `${n}`, findings: [{ quote }] }));
  const { rows } = await counted(ndjsonOf(documents));
  return rows('families').map(({ documents: n }) => Number(n));
}

describe('families', () => {
  it('take case, accents, spaces, line breaks, numbers and script for nothing', async () => {
    expect(
      await familiesOf(
        'We may read your contacts for 12 months.',
        'WE MAY READ\nYOUR  CONTACTS for 24 months',
      ),
    ).toEqual([2]);
    expect(await familiesOf('本人授权贵行读取通讯录。', '本人 授權 貴行\n讀取通訊錄')).toEqual([2]);
    expect(
      await familiesOf(
        'Autorizo la consulta de mi información crediticia',
        'autorizo la consulta de mi informacion crediticia.',
      ),
    ).toEqual([2]);
  });

  it.each([
    [
      'I hereby authorize the Lender to obtain my credit report from any credit bureau at any time.',
      'I hereby authorise the Lender to obtain my credit report from any credit bureau at any times.',
      'I hereby authorize the Lender and its agents to obtain my credit report from any credit bureau at any time.',
    ],
    [
      '本人同意并不可撤销地授权贵公司通过第三方机构查询本人的通信记录、社保及公积金信息。',
      '本人同意且不可撤销地授权贵公司通过第三方机构查询本人的通信记录、社保和公积金信息。',
      '本人同意并不可撤销地授权贵公司通过第三方机构查询本人的通信记录、社保及公积金等信息。',
    ],
    [
      'Autorizo de manera irrevocable a la financiera para consultar mis datos en cualquier central de riesgo.',
      'Autorizo de manera expresa e irrevocable a la financiera para consultar mis datos en cualquier central de riesgo.',
      'Autorizo de manera irrevocable a la financiera a consultar mis datos en cualquier central de riesgos.',
    ],
  ])('take nearly the same words together: %s', async (...quotes) => {
    expect(await familiesOf(...quotes)).toEqual([3]);
  });

  it.each([
    ['We may read your contacts.', 'We may read your call records.'],
    ['本人授权贵行读取通讯录。', '本人授权贵行采集人脸照片。'],
    ['Podemos consultar su buró de crédito.', 'Podemos compartir sus datos con terceros.'],
    ['通讯录', '通话记录'],
  ])('keep different things apart: %s / %s', async (a, b) => {
    expect(await familiesOf(a, b)).toEqual([]);
  });

  it('keep apart what is of other categories, however alike', async () => {
    const [a, b] = ['我们会读取并保存您手机中的通讯录', '我们会读取并保存您手机中的通话记录'];
    const documents = [
      { path: 'a', findings: [{ quote: a, category: 'contact-list' }] },
      { path: 'b', findings: [{ quote: b, category: 'call-records' }] },
    ];
    expect((await counted(ndjsonOf(documents))).rows('families')).toEqual([]);
  });

  it('take the lenders’ own names for nothing', async () => {
    const of = (lender: string) => ({
      path: lender,
      lender,
      findings: [{ quote: `${lender} may read your contacts.` }],
    });
    const { rows } = await counted(
      ndjsonOf([of('Green Pine Finance Ltd'), of('Extraordinarily Long Name of a Lender Ltd')]),
    );
    expect(rows('families')).toMatchObject([{ documents: 2, lenders: 2, variants: 1 }]);
  });

  it('do not grow from neighbour to neighbour', () => {
    const families = createFamilies();
    const slide = Array.from({ length: 12 }, (_, i) =>
      'abcdefghijklmnopqrstuvwxyz0123456789'
        .repeat(3)
        .slice(i * 6, i * 6 + 60)
        .split('')
        .map((c, j) => c + (j + i * 6))
        .join(''),
    );
    const numbers = slide.map((text) => families.familyOf(text, ''));
    expect(new Set(numbers).size).toBeGreaterThan(2);
  });

  it('are the same in whatever order documents come', { timeout: 60_000 }, async () => {
    const quotes = [
      'We may read your contacts at any time.',
      'We may read your contacts at any time!',
      'We may read all your contacts at any time.',
      'We share your photos.',
      'We share your photographs with partners.',
      '我们读取通讯录。',
    ];
    const told = async (order: readonly string[]) => {
      const { rows } = await counted(
        ndjsonOf(order.map((quote, n) => ({ path: `${quote}${n}`, findings: [{ quote }] }))),
      );
      return rows('families').map(({ documents, clauses, variants }) => [documents, clauses, variants]);
    };
    const first = await told(quotes);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(quotes, { minLength: quotes.length }), async (order) => {
        expect(await told(order)).toEqual(first);
      }),
      { numRuns: 10 },
    );
  });
});

describe('likeness', () => {
  it('is 1 for the same, between 0 and 1 for all, and the same from both sides', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [left, right] = [shinglesOf(a), shinglesOf(b)];
        expect(likeness(left, left)).toBe(1);
        const alike = likeness(left, right);
        expect(alike).toBe(likeness(right, left));
        expect(alike >= 0 && alike <= 1).toBe(true);
      }),
    );
  });

  it('joins what is alike with the same family almost always', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{3,9}$/), { minLength: 25, maxLength: 40 });
    let [met, missed] = [0, 0];
    fc.assert(
      fc.property(words, fc.nat(), (text, at) => {
        const other = text.with(at % text.length, 'changed');
        const families = createFamilies();
        const [a, b] = [text.join(''), other.join('')];
        const isAlike = likeness(shinglesOf(a), shinglesOf(b)) >= 0.75;
        if (!isAlike) return;
        met++;
        if (families.familyOf(a, '') !== families.familyOf(b, '')) missed++;
      }),
      { numRuns: 300, seed: 7 },
    );
    expect(met).toBeGreaterThan(200);
    expect(missed / met).toBeLessThan(0.02);
  });
});
