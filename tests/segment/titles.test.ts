import { describe, expect, it } from 'vitest';
import type { Block, Lead } from '../../src/model.ts';
import { createLabelReader } from '../../src/segment/numbering.ts';
import { createSigns } from '../../src/segment/signs.ts';
import { type Cut, isHeading, isTitle, kindOf } from '../../src/segment/titles.ts';
import { cutBlock, type Unit } from '../../src/segment/units.ts';
import { documentOf, SEGMENTATION } from '../tiny.ts';

function cutOf(text: string, kind: Block['kind'] = 'paragraph'): Cut {
  const document = documentOf({ text, kind });
  const [block] = document.blocks as [Block];
  const cutter = {
    segmentation: SEGMENTATION,
    signs: createSigns(SEGMENTATION),
    readLabel: createLabelReader(SEGMENTATION),
  };
  return { document, block, language: 'en', units: cutBlock(text, block, cutter) };
}

const firstIsTitle = (text: string, kind: Block['kind'] = 'paragraph'): boolean => {
  const cut = cutOf(text, kind);
  return isTitle(cut.units[0] as Unit, cut);
};

describe('a heading', () => {
  it('is a block that the format calls so, short and without a final stop', () => {
    expect(isHeading(cutOf('Contacts', 'heading'))).toBe(true);
    expect(isHeading(cutOf('Contacts', 'paragraph'))).toBe(false);
    expect(isHeading(cutOf('We read contacts.', 'heading'))).toBe(false);
    expect(isHeading(cutOf('Whom do we call?', 'heading'))).toBe(true);
    expect(isHeading(cutOf('Call us!', 'heading'))).toBe(false);
    expect(isHeading(cutOf('We read. You agree', 'heading'))).toBe(false);
    expect(isHeading(cutOf('', 'heading'))).toBe(false);
  });

  it('takes a hundred columns at most, an ideograph taking two', () => {
    expect(isHeading(cutOf('x'.repeat(100), 'heading'))).toBe(true);
    expect(isHeading(cutOf('x'.repeat(101), 'heading'))).toBe(false);
    expect(isHeading(cutOf('授'.repeat(50), 'heading'))).toBe(true);
    expect(isHeading(cutOf('授'.repeat(51), 'heading'))).toBe(false);
    expect(isHeading(cutOf('⺀'.repeat(51), 'heading'))).toBe(false);
    expect(isHeading(cutOf('\u2e7f'.repeat(51), 'heading'))).toBe(true);
  });
});

describe('a title', () => {
  it('is a heading, or a numbered line without a final stop', () => {
    expect(firstIsTitle('Contacts', 'heading')).toBe(true);
    expect(firstIsTitle('1. Contacts')).toBe(true);
    expect(firstIsTitle('Contacts')).toBe(false);
    expect(firstIsTitle('1. We read contacts.')).toBe(false);
    expect(firstIsTitle('1. Contacts; photos')).toBe(false);
    expect(firstIsTitle('1. Whom do we call?')).toBe(true);
    expect(firstIsTitle('1. 读取什么？')).toBe(true);
    expect(firstIsTitle('• Contacts')).toBe(false);
  });

  it('is short', () => {
    expect(firstIsTitle(`1. ${'x'.repeat(97)}`)).toBe(true);
    expect(firstIsTitle(`1. ${'x'.repeat(98)}`)).toBe(false);
    expect(firstIsTitle(`一、${'授'.repeat(48)}`)).toBe(true);
    expect(firstIsTitle(`一、${'授'.repeat(49)}`)).toBe(false);
  });
});

describe('the kind of a clause', () => {
  const line: Lead = { start: 0, end: 1, body: 0, kind: 'line' };
  const heading: Lead = { ...line, kind: 'heading' };
  const prose = (): Cut => cutOf('We read contacts.');

  it('is that of its block', () => {
    expect(kindOf(cutOf('Contacts'), [], prose())).toBe('paragraph');
    expect(kindOf(cutOf('Contacts', 'item'), [line], prose())).toBe('item');
    expect(kindOf(cutOf('Contacts', 'cell'), [], null)).toBe('cell');
  });

  it('is a heading for short headings, an item where a line introduces them, a paragraph for long ones', () => {
    expect(kindOf(cutOf('Contacts', 'heading'), [], null)).toBe('heading');
    expect(kindOf(cutOf('Contacts', 'heading'), [heading], null)).toBe('heading');
    expect(kindOf(cutOf('Contacts', 'heading'), [heading, line], null)).toBe('item');
    expect(kindOf(cutOf('We read contacts.', 'heading'), [], null)).toBe('paragraph');
    expect(kindOf(cutOf('We read contacts.', 'heading'), [line], null)).toBe('item');
  });

  it('is a heading for a numbered line above what is no item of its kind', () => {
    const title = cutOf('1. Contacts');
    expect(kindOf(title, [], prose())).toBe('heading');
    expect(kindOf(title, [], cutOf('(a) names'))).toBe('heading');
    expect(kindOf(title, [heading], prose())).toBe('heading');
    expect(kindOf(title, [], cutOf('2. Photos'))).toBe('paragraph');
    expect(kindOf(title, [line], prose())).toBe('paragraph');
    expect(kindOf(title, [], null)).toBe('paragraph');
    expect(kindOf(title, [], cutOf(''))).toBe('paragraph');
  });

  it('is none for a bullet, a cell, an introduction or a sentence', () => {
    expect(kindOf(cutOf('• Contacts'), [], prose())).toBe('paragraph');
    expect(kindOf(cutOf('1. Contacts', 'cell'), [], prose())).toBe('cell');
    expect(kindOf(cutOf('1. Contacts:'), [], prose())).toBe('paragraph');
    expect(kindOf(cutOf('1. We read contacts.'), [], prose())).toBe('paragraph');
    expect(kindOf(cutOf('1. Contacts; photos'), [], prose())).toBe('paragraph');
    expect(kindOf(cutOf(''), [], prose())).toBe('paragraph');
  });

  it('is a heading up to sixty columns only', () => {
    expect(kindOf(cutOf(`1. ${'x'.repeat(57)}`), [], prose())).toBe('heading');
    expect(kindOf(cutOf(`1. ${'x'.repeat(58)}`), [], prose())).toBe('paragraph');
  });
});
