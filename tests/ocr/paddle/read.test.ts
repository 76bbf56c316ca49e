import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { openAlbum } from '../../../src/extract/image/decode.ts';
import { greyOf } from '../../../src/extract/image/grey.ts';
import type { Raster, RecognisedWord } from '../../../src/model.ts';
import { isInstalled } from '../../../src/ocr/paddle/models.ts';
import { openPaddle } from '../../../src/ocr/paddle/read.ts';

/** The top of `fixtures/zh-app-page/document.pdf`, drawn at 110 dpi. */
const PICTURE = fileURLToPath(new URL('../../inputs/zh-lines.png', import.meta.url));
/** What the PDF says, line by line, and where its lines begin and end on the picture (its text layer, scaled). */
const LINES = [
  { text: '个人信息查询及使用授权书', x: 308.2, right: 601.5 },
  { text: '版本号：QH-3.2 更新日期：2025年3月1日', x: 320.6, right: 589.2 },
  {
    text: '您正在申请由合作银行发放、青禾云融科技有限公司（下称“我们”）提供技术服务的个人借款。',
    x: 77.9,
    right: 824.4,
  },
  { text: '请您逐条阅读本授权书；如有疑问，可联系在线客服。', x: 77.9, right: 499.4 },
  { text: '一、信用报告的查询', x: 77.9, right: 256.6 },
  {
    text: '您不可撤销地授权我们及为您放款的合作银行，向中国人民银行金融信用信息基础数据库以及依',
    x: 77.9,
    right: 815.6,
  },
  {
    text: '法设立的个人征信机构查询、打印并留存您的个人信用报告，用于借款审批和贷后管理。',
    x: 77.9,
    right: 762.9,
  },
];

async function greyPicture(path: string): Promise<Raster> {
  const album = await openAlbum(readFileSync(path));
  const drawn = 'code' in album ? null : await album.draw(0);
  if (!drawn) throw new Error(`${path} cannot be drawn`);
  return greyOf(drawn);
}

const textOf = (words: readonly RecognisedWord[]) =>
  words.map(({ letters }) => letters.map(({ text }) => text).join('')).join('');
/** Full-width and half-width marks are the same to matching. */
const plain = (text: string) => text.normalize('NFKC').replace(/\s|["“”]/g, '');

describe('the engine for simplified Chinese', () => {
  it('reads lines as they are, each letter where it is, without touching the network', async () => {
    for (const name of ['fetch', 'Worker', 'XMLHttpRequest', 'WebSocket'])
      vi.stubGlobal(name, () => {
        throw new Error(`${name} was used`);
      });
    const read = await openPaddle();
    const words = await read(await greyPicture(PICTURE));
    vi.unstubAllGlobals();
    LINES.forEach(({ text, x, right }, i) => {
      const line = words.filter((word) => word.line === i);
      expect(plain(textOf(line))).toBe(plain(text));
      const size = line[0]?.size ?? 0;
      expect(Math.abs((line[0]?.x ?? 0) - x)).toBeLessThan(size / 2);
      expect(Math.abs((line.at(-1)?.right ?? 0) - right)).toBeLessThan(size / 2);
      for (const { confidence } of line) expect(confidence).toBeGreaterThan(75);
    });
  }, 300_000);

  it('is there: its packages are installed for development', () => {
    expect(isInstalled()).toBe(true);
  });
});
