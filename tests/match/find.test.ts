import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findWords, type Hit } from '../../src/match/find.ts';
import { createFold } from '../../src/match/fold.ts';
import { openLexicon, writeLexicon } from '../../src/match/lexicon.ts';
import { listOf } from '../tiny.ts';

const foldOf = () => createFold({ from: '錄', to: '录' });

/** The words of a list found in a text, as they stand in it. */
function found(words: string, text: string, range?: readonly [number, number]): string[] {
  const folded = foldOf()(text);
  return hitsIn(words, text, range).map(({ start, end }) =>
    text.slice(folded.starts[start], folded.ends[end - 1]),
  );
}

function hitsIn(words: string, text: string, range?: readonly [number, number]): Hit[] {
  const folded = foldOf()(text);
  const lexicon = openLexicon(writeLexicon({ list: listOf(words) }, foldOf()));
  return findWords(folded, lexicon, range ?? [0, folded.text.length]);
}

describe('a word', () => {
  it('is found wherever it stands, as often as it stands there', () => {
    expect(found('name, contact list', 'Name, contact list and name')).toEqual([
      'Name',
      'contact list',
      'name',
    ]);
    expect(found('通讯录', '读取通訊錄、通讯录'.replace('訊', '讯'))).toEqual(['通讯錄', '通讯录']);
    expect(found('name', '')).toEqual([]);
    expect(found('name', 'nam')).toEqual([]);
    expect(found('notification of data', 'notification of data')).toHaveLength(1);
    expect(found('notification of data', 'notification by data')).toEqual([]);
  });

  it('begins and ends at a word boundary', () => {
    expect(found('name', 'surname, names, name2, rename')).toEqual([]);
    expect(found('name', 'my name-plate')).toEqual(['name']);
    expect(found('name', '"name"')).toEqual(['name']);
    expect(found('name', '的name的')).toEqual(['name']);
    expect(found('contacts', 'mycontacts')).toEqual([]);
    expect(found('contacts', 'contactsx')).toEqual([]);
  });

  it('of ideographs has none', () => {
    expect(found('通讯', '手机通讯录')).toEqual(['通讯']);
  });

  it('may be torn by white space and hyphens', () => {
    expect(found('contacts', 'con-\ntacts')).toEqual(['con-\ntacts']);
    expect(found('e-mail, 通讯录', 'email, e mail, 通 讯 录')).toEqual(['email', 'e mail', '通 讯 录']);
  });

  it('that is short may not: that would be a chance meeting of two others', () => {
    expect(found('sms', 's ms')).toEqual([]);
    expect(found('sms', 'sm s')).toEqual([]);
    expect(found('sms', 'an sms')).toEqual(['sms']);
    expect(found('photo', 'pho to')).toEqual([]);
    expect(found('photos', 'pho tos')).toEqual(['pho tos']);
  });

  it('that is a stem goes on to the end of its word', () => {
    expect(found('autoriz*', 'autorizamos, autoriz, autorizo')).toEqual([
      'autorizamos',
      'autoriz',
      'autorizo',
    ]);
    expect(found('autoriz*', 'desautorizo')).toEqual([]);
    expect(found('autoriz*', 'autorizo-lo ahora')).toEqual(['autorizo']);
    expect(found('autoriz*', 'autorizamos', [0, 9])).toEqual(['autorizam']);
  });

  it('may have a number', () => {
    expect(found('within {n} days', 'within 30 days')).toEqual(['within 30 days']);
    expect(found('within {n} days', 'within days')).toEqual([]);
    expect(found('within {n}', 'within 30')).toEqual(['within 30']);
    expect(found('{n}年', '期限为二十年，一年')).toEqual(['二十年', '十年', '一年']);
    expect(found('{n} days', '30 days or 123456789012 days')).toEqual(['30 days', '123456789012 days']);
    expect(found('{n}日', `${'一'.repeat(13)}日`)[0]).toBe(`${'一'.repeat(12)}日`);
    expect(found('第{n}条', '第5条、第十二条')).toEqual(['第5条', '第十二条']);
  });

  it('may be written with a digit itself', () => {
    expect(found('4g, {n}g', '4g 5g')).toEqual(['4g', '4g', '5g']);
    expect(found('3 days, {n} days', '3 days')).toHaveLength(2);
  });

  it('is found in its range alone', () => {
    expect(found('name', 'name name name', [4, 8])).toEqual(['name']);
    expect(found('name', 'name name name', [5, 12])).toEqual(['name']);
    expect(found('contacts', 'contacts', [0, 7])).toEqual([]);
    expect(found('contacts', 'contacts', [0, 8])).toEqual(['contacts']);
    expect(found('{n}日', '12日', [0, 2])).toEqual([]);
    expect(found('within {n}', 'within 1234', [0, 8])).toEqual([]);
    expect(found('第{n}', '第一二三四', [0, 3])).toEqual(['第一二']);
  });

  it('that lost its ligatures is found where a gap shows it, or where it is long', () => {
    expect(found('compartir', 'compar r')).toEqual(['compar r']);
    expect(found('compartir', 'compar\ufffdr')).toEqual(['compar\ufffdr']);
    expect(found('compartir', 'comparr')).toEqual([]);
    expect(found('notificarse', 'nocarse')).toEqual([]);
    expect(found('notificarlas', 'nocarlas')).toEqual(['nocarlas']);
  });

  it('of several is found beside the others, where words overlap', () => {
    expect(found('contact list, list of names', 'contact list of names')).toEqual([
      'contact list',
      'list of names',
    ]);
  });
});

describe('words of one start', () => {
  it('come the longest first', () => {
    expect(found('credit, credit report, credit report of', 'credit report of')).toEqual([
      'credit report of',
      'credit report',
      'credit',
    ]);
    expect(found('通, 通讯录, 通讯, 通讯录名', '通讯录名')).toEqual(['通讯录名', '通讯录', '通讯', '通']);
  });

  it('come whole before stems', () => {
    expect(hitsIn('autoriz*, autorizo', 'autorizo').map(({ word }) => word.stem)).toEqual([false, true]);
    expect(hitsIn('autorizo, autoriz*', 'autorizo').map(({ word }) => word.stem)).toEqual([false, true]);
    expect(hitsIn('autoriz*, autorizo*', 'autorizo')).toHaveLength(2);
  });

  it('come with look-alikes before what they hide', () => {
    const hides = (words: string, text: string) =>
      hitsIn(words, text).map(({ word }) => word.membership.nots.size > 0);
    expect(hides('{n}x, !3x', '3x')).toEqual([true, false]);
    expect(hides('!{n}x, 3x', '3x')).toEqual([true, false]);
  });

  it('are sorted after those that start before', () => {
    const words = fc.array(fc.constantFrom('ab', 'abab', 'b a', 'a', 'aba', 'xa', 'x'), { minLength: 1 });
    const text = fc.array(fc.constantFrom('ab', ' ', 'a', 'x', 'b'), { maxLength: 20 });
    fc.assert(
      fc.property(words, text, (some, parts) => {
        const hits = hitsIn(some.join(','), parts.join(''));
        const order = hits.map(({ start, end }) => start * 100 - end);
        expect(order).toEqual([...order].sort((a, b) => a - b));
      }),
      { numRuns: 40 },
    );
  });
});
