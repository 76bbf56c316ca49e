import { describe, expect, it } from 'vitest';
import type { RecognisedWord } from '../../src/model.ts';
import { createRefiner, isSimplified } from '../../src/ocr/refine.ts';

const wordsOf = (text: string): RecognisedWord[] => [
  {
    letters: Array.from(text, (each, i) => ({ text: each, x: 10 * i, right: 10 * (i + 1) })),
    confidence: 90,
    x: 0,
    right: 10 * text.length,
    baseline: 20,
    size: 10,
    box: { x: 0, y: 10, width: 10 * text.length, height: 10 },
    line: 0,
  },
];

describe('what is read again', () => {
  it.each([
    { text: '本人授权贷款人查询信用报告', is: true, why: 'simplified' },
    { text: '请下载App并授权', is: true, why: 'simplified with some Latin' },
    { text: '本人授權貸款人對信用報告', is: false, why: 'traditional' },
    { text: '甲乙丙丁', is: false, why: 'Chinese of neither script' },
    { text: 'El titular autoriza 同意 este', is: false, why: 'mostly Latin' },
    { text: '', is: false, why: 'nothing' },
  ])('is $is for $why', ({ text, is }) => {
    expect(isSimplified(wordsOf(text))).toBe(is);
  });

  it('is nothing where tesseract alone is asked for', async () => {
    const words = wordsOf('本人授权贷款人查询信用报告');
    const blank = { width: 40, height: 40, data: new Uint8Array(1600).fill(255) };
    expect(await createRefiner('tesseract')(words, blank)).toBeNull();
  });

  it('keeps what was read where the other engine sees nothing', async () => {
    const words = wordsOf('本人授权贷款人查询信用报告');
    const blank = { width: 40, height: 40, data: new Uint8Array(1600).fill(255) };
    expect(await createRefiner('auto')(words, blank)).toBeNull();
  }, 120_000);
});
