import { describe, expect, it } from 'vitest';
import { createFold } from '../../src/match/fold.ts';
import { openLexicon, writeLexicon } from '../../src/match/lexicon.ts';
import { resolveParties } from '../../src/match/parties.ts';
import { listOf } from '../tiny.ts';
import { READ_CONTACTS, rulesOf, scannerOf } from './scanner.ts';

const foldOf = () => createFold({ from: '', to: '' });
const lists = {
  signer: listOf('借款人, the borrower, !the borrowers'),
  lender: listOf('出借人, 贵行, the lender'),
  'party-labels': listOf('甲方, 乙方, 丙方'),
};

/** Who the labels of a text are, as `label party`. */
function partiesIn(text: string): string[] {
  const fold = foldOf();
  const parties = resolveParties(text, fold(text), openLexicon(writeLexicon(lists, fold)));
  return Array.from(parties, ([label, party]) => `${label} ${party}`);
}

describe('a label', () => {
  it('is the party whose word explains it', () => {
    expect(partiesIn('甲方（借款人）')).toEqual(['甲方 signer']);
    expect(partiesIn('甲方：借款人\n乙方：出借人')).toEqual(['甲方 signer', '乙方 lender']);
    expect(partiesIn('借款人（以下称“甲方”）')).toEqual(['甲方 signer']);
    expect(partiesIn('乙方「贵行」')).toEqual(['乙方 lender']);
    expect(partiesIn('乙方:the lender')).toEqual(['乙方 lender']);
  });

  it.each(['(', ')', '（', '）', ':', '：', '“', '”', '"', '「', '」'])(
    'is explained over the sign %s',
    (sign) => {
      expect(partiesIn(`甲方${sign}借款人`)).toEqual(['甲方 signer']);
    },
  );

  it('is not explained where none of these stands between', () => {
    expect(partiesIn('甲方是借款人')).toEqual([]);
    expect(partiesIn('甲方借款人')).toEqual([]);
    expect(partiesIn('（甲方借款人）')).toEqual([]);
  });

  it('is not explained on another line', () => {
    expect(partiesIn('甲方（\n借款人）')).toEqual([]);
  });

  it('is explained nearby', () => {
    expect(partiesIn(`甲方（${'一'.repeat(11)}借款人`)).toEqual(['甲方 signer']);
    expect(partiesIn(`甲方（${'一'.repeat(12)}借款人`)).toEqual([]);
    expect(partiesIn(`借款人（${'一'.repeat(11)}甲方`)).toEqual(['甲方 signer']);
    expect(partiesIn(`借款人（${'一'.repeat(12)}甲方`)).toEqual([]);
  });

  it('is the party whose word stands nearest', () => {
    expect(partiesIn('甲方（借款人与出借人）')).toEqual(['甲方 signer']);
    expect(partiesIn('甲方（出借人与借款人）')).toEqual(['甲方 lender']);
    expect(partiesIn('借款人（甲方）出借人')).toEqual(['甲方 signer']);
    expect(partiesIn('借款人一（甲方）出借人')).toEqual(['甲方 lender']);
  });

  it('keeps the first explanation', () => {
    expect(partiesIn('甲方（借款人）。一二三四五六七八九十一二三甲方（出借人）')).toEqual(['甲方 signer']);
  });

  it('may be explained later than it is first used', () => {
    expect(partiesIn('甲方同意，一二三四五六七八九十一二三四五六七八九。甲方（借款人）')).toEqual([
      '甲方 signer',
    ]);
  });

  it('is not explained by a word that only looks like a party', () => {
    expect(partiesIn('甲方 (the borrowers)')).toEqual([]);
    expect(partiesIn('甲方 (the borrower)')).toEqual(['甲方 signer']);
  });

  it('may be anybody where two labels are one party: what was read is wrong', () => {
    expect(partiesIn('甲方（借款人），乙方（借款人）')).toEqual([]);
    expect(partiesIn('甲方（借款人），乙方（出借人），丙方（借款人）')).toHaveLength(3);
  });
});

describe('a label in a clause', () => {
  const scan = scannerOf([READ_CONTACTS]);
  const head = 'Party A (the lender) and Party B (the borrower) sign.';

  it('counts as the party it stands for', () => {
    expect(rulesOf(scan(head, 'Party A may read contacts.'))).toEqual(['read-contacts']);
    expect(rulesOf(scan(head, 'Party B may read contacts.'))).toEqual([]);
  });

  it('counts as both where that is not known', () => {
    expect(rulesOf(scan('Party A may read contacts.'))).toEqual(['read-contacts']);
    const signed = scannerOf([{ id: 'rule', alone: ['person:$signer act:$read data:$contacts'] }]);
    expect(rulesOf(signed('Party A, they read contacts.'))).toEqual(['rule']);
    expect(rulesOf(signed(head, 'Party A, they read contacts.'))).toEqual([]);
    expect(rulesOf(signed(head, 'Party B, they read contacts.'))).toEqual(['rule']);
  });

  it('is explained at the head of a document, and nowhere else', () => {
    const behind = (length: number) => scan('x'.repeat(length), head, 'Party B may read contacts.');
    const room = 24_000 - '\n'.length - head.indexOf(') sign');
    expect(rulesOf(behind(room))).toEqual([]);
    expect(rulesOf(behind(room + 1))).toEqual(['read-contacts']);
  });

  it('counts once where its own list counts it already', () => {
    const language = {
      lists: {
        signer: 'i, $party-labels',
        lender: 'we',
        'party-labels': 'party a',
        read: 'read',
        contacts: 'contacts',
      },
    };
    const signed = scannerOf([{ id: 'rule', alone: ['-:$signer <1> -:$signer data:$contacts'] }], language);
    expect(rulesOf(signed('Party A, party A contacts.'))).toEqual(['rule']);
    expect(rulesOf(signed('Party A contacts.'))).toEqual([]);
  });
});
