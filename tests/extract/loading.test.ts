import { createCanvas } from '@napi-rs/canvas';
import { expect, it } from 'vitest';
import { extractBytes } from '../../src/extract/index.ts';
import { loadAlone } from '../../src/extract/loading.ts';
import type { Recogniser } from '../../src/model.ts';
import { makePdf } from './pdf-maker.ts';

it('modules load one after the other, whatever becomes of them', async () => {
  const events: string[] = [];
  const load = (name: string, fails: boolean) =>
    loadAlone(async () => {
      events.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      events.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    });
  const all = await Promise.allSettled([load('a', false), load('b', true), load('c', false)]);
  expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

it('a PDF and a picture are read at the same time', async () => {
  const recogniser: Recogniser = {
    recognise: async (make) => {
      await make();
      return null;
    },
    close: () => {},
  };
  const options = { passwords: [], deadline: Date.now() + 60_000, recogniser };
  const pdf = makePdf([{ texts: [{ text: 'We may read your contacts', x: 60, y: 700 }] }]);
  const png = new Uint8Array(createCanvas(40, 40).toBuffer('image/png'));
  const [document, picture] = await Promise.all([
    extractBytes('a.pdf', pdf, options),
    extractBytes('b.png', png, options),
  ]);
  expect(document.text).toContain('contacts');
  expect(picture.pages).toMatchObject([{ read: 'unread', width: 40 }]);
});
