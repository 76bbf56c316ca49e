import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFold, foldedIndex } from '../../src/match/fold.ts';
import { rulebook } from '../reading.ts';

const fold = createFold(rulebook.variants);

describe('fold', () => {
  it.each([
    ['通訊錄', '通讯录'],
    ['⼿机通讯录', '手机通讯录'],
    ['⺠族、⻔户、⻓期', '民族、门户、长期'],
    ['ＡＰＰ（１）', 'app(1)'],
    ['通 讯\n录', '通讯录'],
    ['通\u200b讯\u2060录', '通讯录'],
    ['Autorización', 'autorizacion'],
    ['autori-\nzación', 'autorizacion'],
    ['e-mail', 'email'],
    ['ﬁnancial oﬃce', 'financialoffice'],
    ['соntасt', 'contact'],
    ['𝐜𝐨𝐧𝐭𝐚𝐜𝐭', 'contact'],
    ['con\u0001ta\u{e0100}ct', 'contact'],
    ['sofſt\u00adhyphen', 'sofsthyphen'],
  ])('takes %j for %j', (text, folded) => {
    expect(fold(text).text).toBe(folded);
  });

  it('leads every folded unit back to the character it came from', () => {
    const text = ' 通 訊\u200b錄ﬁ';
    const folded = fold(text);
    const back = Array.from(folded.starts, (start, i) => text.slice(start, folded.ends[i]));
    expect(back).toEqual(['通', '訊', '錄', 'ﬁ', 'ﬁ']);
    expect(Array.from(folded.gaps)).toEqual([1, 1, 0, 0, 0]);
  });

  it('folds twice as once, keeps offsets in order and inside the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const folded = fold(text);
        expect(fold(folded.text).text).toBe(folded.text);
        folded.starts.forEach((start, i) => {
          expect(start).toBeGreaterThanOrEqual(folded.starts[i - 1] ?? 0);
          expect(folded.ends[i]).toBe(start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1));
          expect(start).toBeLessThan(text.length);
        });
      }),
    );
  });

  it('finds the folded place of any original offset', () => {
    const folded = fold('a b\u200bc');
    expect([0, 1, 2, 3, 4, 5].map((offset) => foldedIndex(folded, offset))).toEqual([0, 1, 1, 2, 2, 3]);
  });
});
