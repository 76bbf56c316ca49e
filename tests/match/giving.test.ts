/** The map of what is given away, and who is called by name on it. */
import { describe, expect, it } from 'vitest';
import type { GivenItem, GivenRow } from '../../src/model.ts';
import type { RuleSketch } from '../tiny.ts';
import { LANGUAGE, scannerOf, VOCABULARY } from './scanner.ts';

const language = {
  ...LANGUAGE,
  lists: {
    ...VOCABULARY,
    ...{ give: 'give', consent: 'authorize', everybody: 'partners, bureau' },
    ...{ organizations: 'northdata', 'organization-forms': 'ltd, 有限公司', 'open-ended': 'partners' },
    ...{ 'name-stops': 'to, with, 给', forms: 'whatever', until: 'until repaid' },
  },
};
const GIVES: RuleSketch = {
  ...{
    id: 'gives',
    category: 'sharing',
    any: [
      'act:$give data:$contacts recipient:$everybody',
      'act:$give data:$photos',
      'act:$give data:$contacts',
    ],
  },
  also: [
    { role: 'recipient', list: 'everybody' },
    { role: 'purpose', list: 'purposes' },
    { role: 'term', list: 'years' },
  ],
};
const ENDLESS: RuleSketch = { id: 'endless', category: 'irrevocable-or-unlimited', alone: ['term:$years'] };
const scan = scannerOf([GIVES, ENDLESS], language);

const shown = (items: readonly GivenItem[]) => items.map(({ text, kind }) => `${text}:${kind}`);
const told = ({ data, recipient, purpose, term }: GivenRow) => [data, recipient, purpose, term].map(shown);

describe('the map', () => {
  it('tells data, recipients, purpose and term of each way', () => {
    const { givesAway } = scan('We may give contacts to partners to collect debts for 2 years.');
    expect(givesAway.rows.map(told)).toEqual([
      [['contacts:plain'], ['partners:open'], ['to collect debts:plain'], ['2 years:plain']],
    ]);
  });

  it('joins findings of one rule that go the same way, and parts those that do not', () => {
    const { givesAway } = scan(
      'We may give contacts to partners.',
      'We may give photos to partners.',
      'We may give contacts to the bureau.',
    );
    expect(givesAway.rows.map(told)).toEqual([
      [['contacts:plain', 'photos:plain'], ['partners:open'], [], []],
      [['contacts:plain'], ['bureau:plain'], [], []],
    ]);
    expect(givesAway.rows.map(({ findings }) => findings.length)).toEqual([2, 1]);
    expect(shown(givesAway.totals.data)).toEqual(['contacts:plain', 'photos:plain']);
    expect(shown(givesAway.totals.recipient)).toEqual(['partners:open', 'bureau:plain']);
  });

  it('keeps apart how long all of it is given', () => {
    const { givesAway } = scan('We may give contacts to partners.', 'It holds for 5 years.');
    expect(givesAway.rows).toHaveLength(1);
    expect(shown(givesAway.terms)).toEqual(['5 years:plain']);
  });

  it('tells every word as it stands in the text', () => {
    const { givesAway, document } = scan('We may give contacts to partners.');
    for (const { text, start, end } of [...givesAway.totals.data, ...givesAway.totals.recipient])
      expect(document.text.slice(start, end)).toBe(text);
  });
});

const recipients = (line: string) => shown(scan(line).givesAway.totals.recipient);

describe('organisations called by name', () => {
  it('are known ones, and those that a legal form ends', () => {
    expect(recipients('We may give contacts to Northdata.')).toEqual(['Northdata:named']);
    expect(recipients('We may give contacts to Blue Hill Data Services, Ltd.')).toEqual([
      'Blue Hill Data Services, Ltd:named',
    ]);
    expect(recipients('We may give contacts to House of Credit Ltd and partners.')).toEqual([
      'House of Credit Ltd:named',
      'partners:open',
    ]);
    expect(recipients('We may give contacts 给上海蓝山数据服务有限公司.')).toEqual([
      '上海蓝山数据服务有限公司:named',
    ]);
  });

  it('are not the lender', () => {
    expect(recipients('I authorize Acme Ltd to give contacts.')).toEqual([]);
    expect(recipients('Acme Ltd may give contacts, we may.')).toEqual([]);
    expect(recipients('I agree that Acme Ltd ("the Lender") may give contacts.')).toEqual([]);
  });

  it('are others where the lender is named before them', () => {
    expect(recipients('I authorize we, and give contacts to Acme Ltd.')).toEqual(['Acme Ltd:named']);
  });

  it('are no bare legal form', () => {
    expect(recipients('We may give contacts to ltd companies.')).toEqual([]);
  });
});
