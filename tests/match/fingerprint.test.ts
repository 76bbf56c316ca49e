import { describe, expect, it } from 'vitest';
import { fingerprinter } from '../../src/match/fingerprint.ts';
import { createFold } from '../../src/match/fold.ts';
import type { Clause, Lead } from '../../src/model.ts';
import { clauseOf, spanOf } from '../tiny.ts';

const foldOf = () => createFold({ from: '訊錄', to: '讯录' });

/** The fingerprint of a clause in a text, for a rule, under leads; `behind` is its number. */
function fingerprint(
  text: string,
  words: string,
  more: { behind?: string; leads?: string[]; rule?: string } = {},
) {
  const { behind = '', leads = [], rule = 'rule' } = more;
  const span = spanOf(text, words);
  const read = leads.map((lead): Lead => {
    const place = spanOf(text, lead);
    return { ...place, body: place.start, kind: 'line' };
  });
  const clause = clauseOf({ ...span, body: span.start + behind.length, leads: read });
  return fingerprinter(() => foldOf()(text))(rule, clause);
}

describe('a fingerprint', () => {
  const plain = fingerprint('读取通讯录', '读取通讯录');

  it('is 16 hex digits, the same today as tomorrow', () => {
    expect(plain).toMatch(/^[0-9a-f]{16}$/);
    expect(fingerprint('We read contacts.', 'We read contacts.')).toBe('049fc3efc87c4fbf');
  });

  it('survives another number, other signs and white space, and another script', () => {
    expect(fingerprint('（一）读取通讯录', '（一）读取通讯录', { behind: '（一）' })).toBe(plain);
    expect(fingerprint('1. 读取通讯录', '1. 读取通讯录', { behind: '1. ' })).toBe(plain);
    expect(fingerprint('页 3\n“读取 通訊錄”；', '“读取 通訊錄”；')).toBe(plain);
    expect(fingerprint('•读取-通讯录—', '•读取-通讯录—')).toBe(plain);
  });

  it('survives a heading that only some formats know to be one', () => {
    const text = '授权书\n读取通讯录';
    const heading: Lead = { ...spanOf(text, '授权书'), body: 0, kind: 'heading' };
    const clause = clauseOf({ ...spanOf(text, '读取通讯录'), body: 4, leads: [heading] });
    expect(fingerprinter(() => foldOf()(text))('rule', clause)).toBe(plain);
  });

  it('survives the number before a note, and only there', () => {
    const text = '12读取通讯录';
    const named = (kind: Clause['kind']) =>
      fingerprinter(() => foldOf()(text))('rule', clauseOf({ start: 0, end: 7, body: 0, kind }));
    expect(named('footnote')).toBe(plain);
    expect(named('paragraph')).not.toBe(plain);
  });

  it('differs by its words, its rule and its leads', () => {
    const text = '授权：同意：读取通讯录';
    const others = [
      fingerprint('读取通讯', '读取通讯'),
      fingerprint('读取通讯录12', '读取通讯录12'),
      fingerprint('读取通讯录', '读取通讯录', { rule: 'other' }),
      fingerprint(text, '读取通讯录', { leads: ['授权：'] }),
      fingerprint(text, '读取通讯录', { leads: ['同意：'] }),
      fingerprint(text, '读取通讯录', { leads: ['授权：', '同意：'] }),
      fingerprint(text, '读取通讯录', { leads: ['授权：同意：'] }),
    ];
    expect(new Set([plain, ...others]).size).toBe(8);
  });

  it('is told apart for twins, in the order in which they are met', () => {
    const text = '读取通讯录。读取通讯录。读取通讯录。';
    const clauses = [0, 6, 12].map((start) => clauseOf({ start, end: start + 6 }));
    const name = fingerprinter(() => foldOf()(text));
    const names = clauses.map((clause) => name('rule', clause));
    expect(names[0]).toBe(plain);
    expect(new Set(names).size).toBe(3);
    const again = fingerprinter(() => foldOf()(text));
    expect(clauses.map((clause) => again('rule', clause))).toEqual(names);
  });
});
