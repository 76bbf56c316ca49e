import { describe, expect, it } from 'vitest';
import { createRefiner, isSimplified } from '../../src/ocr/refine.ts';

const SIMPLIFIED = '本人授权贷款人查询信用报告';
const blank = { width: 40, height: 40, data: new Uint8Array(1600).fill(255) };

describe('what is read again', () => {
  it.each([
    { text: SIMPLIFIED, is: true, why: 'simplified' },
    { text: '请下载App并授权', is: true, why: 'simplified with some Latin' },
    { text: '本人授權貸款人對信用報告', is: false, why: 'traditional' },
    { text: '甲乙丙丁', is: false, why: 'Chinese of neither script' },
    { text: 'El titular autoriza 同意 este', is: false, why: 'mostly Latin' },
    { text: '', is: false, why: 'nothing' },
  ])('is $is for $why', ({ text, is }) => {
    expect(isSimplified(text)).toBe(is);
  });

  it('is nothing where tesseract alone is asked for', async () => {
    expect(await createRefiner('tesseract')(SIMPLIFIED, blank)).toBeNull();
  });

  it('keeps what was read where the other engine sees nothing', async () => {
    expect(await createRefiner('auto')(SIMPLIFIED, blank)).toBeNull();
  }, 300_000);
});
