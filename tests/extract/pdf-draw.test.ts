import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractBytes } from '../../src/extract/index.ts';
import { drawPages } from '../../src/extract/pdf/draw.ts';
import { makePdf } from './pdf-maker.ts';

const later = () => Date.now() + 60_000;
const bytes = makePdf([
  { texts: [{ text: 'We may read your contacts', x: 60, y: 700 }] },
  { texts: [{ text: '我们读取通讯录', x: 60, y: 700 }], entries: '/Rotate 90' },
  { operators: '1 0 0 rg 0 0 595 842 re f' },
]);
const bitesOf = (data: Uint8Array) => Buffer.from(data.slice(0, 12)).toString('latin1');

describe('pictures of pages', () => {
  it('are made of those that are asked for', async () => {
    const pictures = await drawPages(bytes, { pages: [1, 3], passwords: [], deadline: later() });
    expect([...pictures.keys()]).toEqual([1, 3]);
    for (const { type, data } of pictures.values())
      expect(bitesOf(data)).toMatch(type === 'image/png' ? /^.PNG/ : /^RIFF....WEBP/s);
  });

  it('leave out what is not there, and all when there is no time', async () => {
    expect((await drawPages(bytes, { pages: [9], passwords: [], deadline: later() })).size).toBe(0);
    expect((await drawPages(bytes, { pages: [1], passwords: [], deadline: 0 })).size).toBe(0);
    const nonsense = new TextEncoder().encode('no PDF');
    expect((await drawPages(nonsense, { pages: [1], passwords: [], deadline: later() })).size).toBe(0);
  });

  it('are made of encrypted files with the password', async () => {
    const locked = readFileSync(new URL('../../fixtures/encrypted/document.pdf', import.meta.url));
    const drawing = { pages: [1], deadline: later() };
    expect((await drawPages(locked, { ...drawing, passwords: ['wrong'] })).size).toBe(0);
    expect((await drawPages(locked, { ...drawing, passwords: ['wrong', 'letmein'] })).size).toBe(1);
  });

  it('leave reading as it was', async () => {
    const read = () => extractBytes('a.pdf', bytes, { passwords: [], deadline: later() });
    const before = await read();
    await drawPages(bytes, { pages: [1, 2], passwords: [], deadline: later() });
    expect(await read()).toEqual(before);
  });
});
