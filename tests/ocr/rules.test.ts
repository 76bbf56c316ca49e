import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { greyOf } from '../../src/extract/image/grey.ts';
import { rulesOf, withoutRules } from '../../src/ocr/prepare/rules.ts';

const LINE = 30;

/** A sheet of white paper with a grid of faint lines, rows of dark bars for words, and a grey area. */
function sheet(blur = 0) {
  const canvas = createCanvas(700, 500);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, 700, 500);
  context.filter = blur > 0 ? `blur(${blur}px)` : 'none';
  context.fillStyle = '#ccc';
  for (const y of [100, 160, 220]) context.fillRect(50, y, 600, 1);
  for (const x of [50, 300, 649]) context.fillRect(x, 100, 1, 121);
  context.fillStyle = '#222';
  for (let x = 60; x < 280; x += 24) context.fillRect(x, 120, 18, 22);
  for (let x = 60; x < 640; x += 24) context.fillRect(x, 300, 18, 22);
  context.fillStyle = '#ddd';
  context.fillRect(50, 400, 600, 60);
  return greyOf(canvas);
}

describe('the lines of a table', () => {
  it('are found however faint, and nothing else is', () => {
    const rules = rulesOf(sheet(), LINE);
    const level = rules.filter(({ y, y2 }) => y === y2);
    const upright = rules.filter(({ x, x2 }) => x === x2);
    expect(level.map(({ x, y, x2 }) => [x, y, x2])).toEqual([
      [50, 100, 650],
      [50, 160, 650],
      [50, 220, 650],
    ]);
    expect(upright.map(({ x, y, y2 }) => [x, y, y2])).toEqual([
      [50, 100, 221],
      [300, 100, 221],
      [649, 100, 221],
    ]);
  });

  it('are not seen in blurred writing', () => {
    for (const { y, y2 } of rulesOf(sheet(3), LINE)) expect(y === y2 && y > 280 && y < 340).toBe(false);
  });

  it('are taken away, and the words stay', () => {
    const picture = sheet();
    const clean = withoutRules(picture, rulesOf(picture, LINE));
    expect(clean.data[160 * 700 + 400]).toBe(255);
    expect(clean.data[130 * 700 + 65]).toBe(picture.data[130 * 700 + 65]);
    expect(rulesOf(clean, LINE)).toEqual([]);
  });

  it('are none where there are no lines of text', () => {
    expect(rulesOf(sheet(), 0)).toEqual([]);
  });
});
