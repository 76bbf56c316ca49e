import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findWords } from '../../src/match/find.ts';
import { createFold } from '../../src/match/fold.ts';
import { openLexicon, writeLexicon } from '../../src/match/lexicon.ts';
import { foldFor, swapsOf } from '../../src/match/swaps.ts';
import type { Document, Page } from '../../src/model.ts';
import { createJudge } from '../../src/scan.ts';
import { documentOf, rulebook } from '../reading.ts';
import { listOf } from '../tiny.ts';

const fold = createFold({ from: '貸', to: '贷' });
const swaps = swapsOf(['贷货', '照昭', 'il1', 'o0'], fold);

/** The words of a list found in a text of which one page, all of it, was read in a certain way. */
function found(words: string, text: string, read: Page['read'] = 'ocr'): string[] {
  const page: Page = { number: 1, start: 0, end: text.length, width: 1, height: 1, read };
  const folded = foldFor({ ...documentOf(text), pages: [page] }, fold, swaps)(text);
  const lexicon = openLexicon(writeLexicon({ list: listOf(words) }, fold));
  return findWords(folded, lexicon, [0, folded.text.length]).map(({ start, end }) =>
    text.slice(folded.starts[start], folded.ends[end - 1]),
  );
}

describe('a word in recognised text', () => {
  it.each([
    ['贷款人', '授权货款人查询', '货款人'],
    ['人脸照片', '采集人脸昭片等', '人脸昭片'],
    ['contact list', 'your contact 1ist now', 'contact 1ist'],
    ['biometric*', 'biometrlcs', 'biometrlcs'],
    ['collection', 'collecti0n', 'collecti0n'],
    ['locations', 'iocations', 'iocations'],
    ['contact, contact list', 'my contact 1ist', 'contact 1ist, contact'],
  ])('%s is found in %s', (word, text, hit) => {
    expect(found(word, text)).toEqual(hit.split(', '));
    expect(found(word, text, 'text')).not.toContain(hit.split(', ')[0]);
  });

  it('is not found where two characters differ, or one that looks like no other', () => {
    expect(found('人脸照片贷款', '人脸昭片货款')).toEqual([]);
    expect(found('贷款人', '罚款人')).toEqual([]);
    expect(found('collection', 'c0llecti0n')).toEqual([]);
  });

  it('is not found where it is short: that is another word', () => {
    expect(found('贷款', '货款')).toEqual([]);
    expect(found('loan', 'l0an')).toEqual([]);
  });

  it('is what it is where it is read as it stands', () => {
    expect(found('货款人, 贷款人', '货款人和贷款人')).toEqual(['货款人', '贷款人']);
    expect(found('l1brary, library', 'library')).toEqual(['library']);
  });

  it('is found wherever it would be found without a swap', () => {
    const text = fc.string({ unit: fc.constantFrom(...'贷货照昭款人 loil1'), maxLength: 30 });
    fc.assert(
      fc.property(text, (written) => {
        const words = '贷款人, 照片, 昭款人, loil, 贷款人照款';
        for (const hit of found(words, written, 'text')) expect(found(words, written)).toContain(hit);
      }),
    );
  });
});

it('what is misread by a character is found on a recognised page, and on no other', () => {
  const text = 'You agree that we may access your c0ntact list.';
  const judge = createJudge(rulebook);
  const rulesOf = (read: Page['read']) => {
    const pages = [{ number: 1, start: 0, end: text.length, width: 1, height: 1, read }];
    const document: Document = { ...documentOf(text), pages };
    return judge(document).findings.map(({ rule }) => rule);
  };
  expect(rulesOf('ocr')).toContain('contact-list-access');
  expect(rulesOf('text')).not.toContain('contact-list-access');
});
