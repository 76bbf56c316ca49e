import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Segmentation } from '../../src/model.ts';
import { createLabelReader } from '../../src/segment/numbering.ts';
import { createSigns } from '../../src/segment/signs.ts';
import { type Cutter, cutBlock, type Unit } from '../../src/segment/units.ts';
import { SEGMENTATION } from '../tiny.ts';

/** As a segmenter makes it: with abbreviations in lower case. */
function cutterOf(segmentation: Segmentation): Cutter {
  return {
    segmentation: { ...segmentation, abbreviations: ['no.', 's.a.'] },
    signs: createSigns(segmentation),
    readLabel: createLabelReader(segmentation),
  };
}

const blockOf = (text: string): Block => ({ start: 0, end: text.length, kind: 'paragraph' });
const cut = (text: string): Unit[] => cutBlock(text, blockOf(text), cutterOf(SEGMENTATION));
const wordsOf = (text: string): string[] => cut(text).map(({ start, end }) => text.slice(start, end));
const namesOf = (text: string, name: 'closes' | 'introduces' | 'beforeItem' | 'first'): string[] =>
  cut(text).flatMap((unit) => (unit[name] ? [text.slice(unit.start, unit.end)] : []));
const labelsOf = (text: string): (string | null)[] =>
  cut(text).map(({ label }) => label && text.slice(label.start, label.end).trim());

describe('a block', () => {
  it.each([
    ['We may call you. You agree!', ['We may call you.', 'You agree!']],
    ['We may call you; we may write', ['We may call you;', 'we may write']],
    ['本人同意。期限一年', ['本人同意。', '期限一年']],
    ['本人同意；期限一年。', ['本人同意；', '期限一年。']],
    ['Really?! Yes...', ['Really?!', 'Yes...']],
    ['他说：“同意。”然后签字。', ['他说：“同意。”', '然后签字。']],
    ['(We may call you.) You agree', ['(We may call you.)', 'You agree']],
    ['3.5 % of it. No. 5 is due.', ['3.5 % of it.', 'No. 5 is due.']],
    ['Uno S.A. is the lender. It lends.', ['Uno S.A. is the lender.', 'It lends.']],
    ['He agreed. J. Smith signed.', ['He agreed.', 'J. Smith signed.']],
    ['One．Two', ['One．Two']],
    ['One． Two', ['One．', 'Two']],
    ['  We may call.  \u3000 You agree.\u200b ', ['We may call.', 'You agree.']],
    ['', []],
    [' \n ', []],
    ['。', ['。']],
  ])('%j is cut at its stops', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('is cut from its start to its end, no further', () => {
    const text = 'One. Two. Three. Four.';
    const block: Block = { start: 5, end: 15, kind: 'paragraph' };
    expect(
      cutBlock(text, block, cutterOf(SEGMENTATION)).map(({ start, end }) => text.slice(start, end)),
    ).toEqual(['Two.', 'Three']);
  });

  it('keeps the closing sign behind its end in the block', () => {
    const text = 'One.”';
    expect(cutBlock(text, { start: 0, end: 4, kind: 'paragraph' }, cutterOf(SEGMENTATION))).toMatchObject([
      { start: 0, end: 4 },
    ]);
  });

  it('loses nothing but white space, and its units do not overlap', () => {
    const parts = fc.array(
      fc.constantFrom('a', '授', ' ', '.', '。', ';', '(a)', '(b)', '1.', '”', ':', '\n'),
    );
    const cutter = cutterOf(SEGMENTATION);
    fc.assert(
      fc.property(parts, (some) => {
        const text = some.join('');
        const units = cutBlock(text, blockOf(text), cutter);
        expect(
          units
            .map(({ start, end }) => text.slice(start, end))
            .join('')
            .replace(/\s/g, ''),
        ).toBe(text.replace(/\s/g, ''));
        expect(units.every(({ start, end }, i) => start < end && start >= (units[i - 1]?.end ?? 0))).toBe(
          true,
        );
      }),
    );
  });
});

describe('a unit', () => {
  it('closes a sentence with a stop, not with a semicolon or nothing', () => {
    const text = 'One. Two; Three！ Four； “Five.” Six';
    expect(namesOf(text, 'closes')).toEqual(['One.', 'Three！', '“Five.”']);
  });

  it('introduces what follows with a colon at its very end', () => {
    expect(namesOf('We may:', 'introduces')).toEqual(['We may:']);
    expect(namesOf('我们：', 'introduces')).toEqual(['我们：']);
    expect(namesOf('We: may', 'introduces')).toEqual([]);
    expect(namesOf('“We may:”', 'introduces')).toEqual([]);
    expect(namesOf('We may', 'introduces')).toEqual([]);
  });

  it('is the first of its block or is not', () => {
    expect(namesOf('One. Two. Three.', 'first')).toEqual(['One.']);
  });

  it('is bounded, cut at the last comma or space that fits', () => {
    const lengths = (text: string) => cut(text).map(({ start, end }) => end - start);
    expect(lengths('x'.repeat(1600))).toEqual([1600]);
    expect(lengths('x'.repeat(1601))).toEqual([1600, 1]);
    expect(lengths(`${'x'.repeat(1000)},${'y'.repeat(1000)}`)).toEqual([1001, 1000]);
    expect(lengths(`${'x'.repeat(900)},${'z'.repeat(300)} ${'y'.repeat(1000)}`)).toEqual([1202, 1000]);
    expect(lengths(`${'x'.repeat(799)},${'y'.repeat(1000)}`)).toEqual([1600, 200]);
    expect(lengths(`${'x'.repeat(800)},${'y'.repeat(1000)}`)).toEqual([801, 1000]);
    expect(lengths(`${'x'.repeat(1599)},${'y'.repeat(10)}`)).toEqual([1600, 10]);
    expect(lengths(`${'x'.repeat(1600)},${'y'.repeat(10)}`)).toEqual([1600, 11]);
    expect(lengths('x'.repeat(5000))).toEqual([1600, 1600, 1600, 200]);
  });

  it('that was cut for its length has its number once', () => {
    const text = `1. ${'x'.repeat(1597)}2. y`;
    expect(labelsOf(text)).toEqual(['1.', null]);
  });
});

describe('a number', () => {
  it('stands at the beginning of a block', () => {
    expect(labelsOf('1. We may call you. 2. You agree.')).toEqual(['1.', '2.']);
    expect(labelsOf('We may call you. 7 You agree.')).toEqual([null, null]);
    expect(labelsOf('(b) We may call you.')).toEqual(['(b)']);
  });

  it('is none where it runs past its unit', () => {
    const language = cutterOf({ ...SEGMENTATION, numbers: ['{d}. Part'] });
    const text = '1. Part';
    expect(cutBlock(text, { start: 0, end: 2, kind: 'paragraph' }, language)).toMatchObject([
      { label: null },
    ]);
    expect(cutBlock(text, { start: 0, end: 7, kind: 'paragraph' }, language)[0]?.label?.end).toBe(7);
  });

  it('is no stop that ends a sentence', () => {
    expect(wordsOf('1. We may call you.')).toEqual(['1. We may call you.']);
    expect(wordsOf('1.2. We may call you.')).toEqual(['1.2. We may call you.']);
  });
});

describe('an inline list', () => {
  it('is cut into its items, which count up from one', () => {
    const text = 'We may: (a) read; (b) write, and (c) call.';
    expect(wordsOf(text)).toEqual(['We may:', '(a) read;', '(b) write, and', '(c) call.']);
    expect(labelsOf(text)).toEqual([null, '(a)', '(b)', '(c)']);
    expect(namesOf(text, 'beforeItem')).toEqual(['We may:', '(b) write, and']);
  });

  it('has two items at least', () => {
    expect(wordsOf('We may: (a) read')).toEqual(['We may: (a) read']);
  });

  it('may begin the block', () => {
    expect(wordsOf('(a) read, (b) write')).toEqual(['(a) read,', '(b) write']);
    expect(wordsOf('or (a) read, (b) write')).toEqual(['or', '(a) read,', '(b) write']);
    expect(wordsOf('1. read. 2. write')).toEqual(['1. read.', '2. write']);
  });

  it('may be written without spaces', () => {
    expect(wordsOf('本人授权：（一）查询征信；（二）读取通讯录。')).toEqual([
      '本人授权：',
      '（一）查询征信；',
      '（二）读取通讯录。',
    ]);
    expect(wordsOf('本人授权:①查询征信,②读取通讯录')).toEqual(['本人授权:', '①查询征信,', '②读取通讯录']);
  });

  it('passes over numbers that do not count up', () => {
    expect(wordsOf('We may: (b) read, (c) write')).toEqual(['We may: (b) read, (c) write']);
    expect(wordsOf('We may: (a) read, (c) write')).toEqual(['We may: (a) read, (c) write']);
    expect(wordsOf('We may: (a) read, (a) write, (b) call')).toEqual([
      'We may:',
      '(a) read, (a) write,',
      '(b) call',
    ]);
  });

  it('is no cross-reference: that stands behind a word', () => {
    expect(wordsOf('Data under item (a) and item (b) are kept')).toEqual([
      'Data under item (a) and item (b) are kept',
    ]);
    expect(wordsOf('第（一）项、第（二）项')).toEqual(['第（一）项、第（二）项']);
    expect(wordsOf('Data of section(a), section(b)')).toEqual(['Data of section(a), section(b)']);
  });

  it('may stand behind a short word that goes on behind punctuation', () => {
    expect(wordsOf('We may: (a) read, or (b) write')).toEqual(['We may:', '(a) read, or', '(b) write']);
    expect(wordsOf('We may: (a) read, with (b) write')).toEqual(['We may: (a) read, with (b) write']);
    expect(wordsOf('We may: (a) read or (b) write')).toEqual(['We may: (a) read or (b) write']);
  });

  it('of plain numbers needs a stop before each', () => {
    expect(wordsOf('We may: 1. read; 2. write')).toEqual(['We may:', '1. read;', '2. write']);
    expect(wordsOf('We may: 1. read, 2. write')).not.toContain('2. write');
    expect(wordsOf('We may: 1. read; and 2. write')).not.toContain('2. write');
  });

  it('goes by either reading of a letter', () => {
    expect(wordsOf('We may: (i) read; (ii) write')).toEqual(['We may:', '(i) read;', '(ii) write']);
    const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
    expect(wordsOf(`We: ${letters.map((letter) => `(${letter}) x`).join('; ')}`)).toHaveLength(10);
  });

  it('of one pattern may stand in the item of another', () => {
    const text = 'We may: (a) read: ① this, ② that; (b) write';
    expect(wordsOf(text)).toEqual(['We may:', '(a) read:', '① this,', '② that;', '(b) write']);
  });

  it('does not look for a number inside another', () => {
    expect(wordsOf('We may: 1.(a) read; 2.(b) write')).toEqual(['We may:', '1.(a) read;', '2.(b) write']);
  });

  it('begins inside its block', () => {
    const text = 'item:(a) read; (b) write';
    expect(
      cutBlock(text, { start: 5, end: text.length, kind: 'item' }, cutterOf(SEGMENTATION)).map(
        ({ start }) => start,
      ),
    ).toEqual([5, 15]);
    const behind = 'see item (a) read; (b) write';
    expect(
      cutBlock(behind, { start: 9, end: behind.length, kind: 'item' }, cutterOf(SEGMENTATION)),
    ).toHaveLength(2);
  });
});
