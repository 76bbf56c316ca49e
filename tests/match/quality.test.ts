/** What a document should say: met, gainsaid, vague or absent; and the grade that follows. */
import { describe, expect, it } from 'vitest';
import type { CriterionResult, Safeguard } from '../../src/model.ts';
import type { RuleSketch } from '../tiny.ts';
import { LANGUAGE, type Scan, scannerOf, VOCABULARY } from './scanner.ts';

const WORDS = {
  ...VOCABULARY,
  ...{ withdraw: 'withdraw, revoke', 'this-consent': 'this consent', by: 'by letter, in the app' },
  ...{ 'never-withdraw': 'may not be withdrawn', forever: 'irrevocable' },
  ...{ organizations: 'acme bureau', 'open-ended': 'partners', give: 'pass' },
  denials: `${VOCABULARY.denials}, withdraw, may not`,
};
const language = { ...LANGUAGE, lists: WORDS };

const GRANTS: RuleSketch = { id: 'read-contacts', category: 'contacts', any: ['act:$read data:$contacts'] };
const ENDLESS: RuleSketch = {
  ...{ id: 'endless', category: 'endless', alone: ['data:$this-consent act:$forever'] },
  breaks: ['revocable'],
};
const SHARES: RuleSketch = {
  ...{
    id: 'shares',
    category: 'sharing',
    any: [
      'act:$give recipient:$partners',
      'act:$give recipient:$bureau',
      'act:$give recipient:$organizations',
    ],
  },
};
const ROUTE: RuleSketch = {
  ...{ id: 'route', category: 'missing', severity: 'medium', criterion: 'revocable' },
  expects: {
    met: [
      'safeguard:$withdraw data:$this-consent safeguard:$by',
      'safeguard:$by safeguard:$withdraw data:$this-consent',
    ],
    vague: ['safeguard:$withdraw data:$this-consent'],
    contrary: ['data:$this-consent safeguard:$never-withdraw'],
  },
};

const scan = scannerOf([GRANTS, ENDLESS, SHARES, ROUTE], language);
const GRANT = 'We may read contacts.';

const safeguardOf = ({ document, safeguards }: Scan, rule = 'route') => {
  const { assessment, evidence } = safeguards.find((one) => one.rule === rule) as Safeguard;
  return [assessment, ...evidence.map(({ start, end }) => document.text.slice(start, end))];
};
const criterionOf = ({ quality }: Scan, criterion = 'revocable') =>
  quality.criteria.find((one) => one.criterion === criterion) as CriterionResult;

describe('what a document should say', () => {
  it('passes with the words that say it', () => {
    expect(safeguardOf(scan(GRANT, 'You may withdraw this consent by letter.'))).toEqual([
      ...['pass', 'withdraw', 'this consent', 'by letter'],
    ]);
  });

  it('is vague where it is only touched on, which is no pass', () => {
    expect(safeguardOf(scan(GRANT, 'You may withdraw this consent.'))).toEqual([
      ...['unspecified', 'withdraw', 'this consent'],
    ]);
  });

  it('is absent with no words', () => {
    expect(safeguardOf(scan(GRANT, 'Repay on time.'))).toEqual(['unspecified']);
  });

  it('fails where the opposite is said, whatever is said elsewhere', () => {
    const both = scan(
      GRANT,
      'You may withdraw this consent by letter.',
      'This consent may not be withdrawn.',
    );
    expect(safeguardOf(both)[0]).toBe('fail');
  });

  it('fails on a finding that breaks its criterion', () => {
    const endless = scan(GRANT, 'This consent is irrevocable.');
    expect(safeguardOf(endless)).toEqual(['fail', 'This consent', 'irrevocable']);
    expect(criterionOf(endless)).toMatchObject({ assessment: 'fail', rules: ['endless'] });
  });

  it('is not met by words that another word denies, but by those it denies itself', () => {
    expect(safeguardOf(scan(GRANT, 'You may never withdraw this consent by letter.'))[0]).toBe('unspecified');
    expect(safeguardOf(scan(GRANT, 'In the app you withdraw this consent.'))[0]).toBe('pass');
  });

  it('is not met by a title', () => {
    const title = { text: 'Withdraw this consent by letter', kind: 'heading' } as const;
    expect(safeguardOf(scan(GRANT, title))[0]).toBe('unspecified');
  });

  it('is met by an item and the line it hangs from, if what matters stands in the item', () => {
    const acts = scannerOf(
      [GRANTS, { ...ROUTE, expects: { met: ['act:$withdraw data:$this-consent safeguard:$by'] } }],
      language,
    );
    const items = acts(GRANT, 'Withdraw as follows:', { text: 'this consent by letter', kind: 'item' });
    expect(safeguardOf(items)[0]).toBe('pass');
    expect(safeguardOf(scan(GRANT, 'Withdraw this consent:', { text: 'by letter', kind: 'item' }))[0]).toBe(
      'unspecified',
    );
  });

  it('is called for only by findings, and only by those of its categories', () => {
    expect(scan('You may withdraw this consent.').safeguards).toEqual([]);
    const called = scannerOf([GRANTS, SHARES, { ...ROUTE, when: ['sharing'] }], language);
    expect(called(GRANT).safeguards).toEqual([]);
    expect(called('We may pass to partners.').safeguards).toHaveLength(1);
  });
});

describe('named recipients', () => {
  const NAMED: RuleSketch = {
    ...{ id: 'named', category: 'missing', severity: 'medium', named: 'recipient' },
    ...{ promised: ['sharing'], expects: {} },
  };
  const map = scannerOf([GRANTS, SHARES, NAMED], language);

  it('are met by organisations alone, gainsaid by an open class', () => {
    expect(safeguardOf(map('We may pass to Acme Bureau.'), 'named')).toEqual(['pass', 'Acme Bureau']);
    expect(safeguardOf(map('We may pass to Acme Bureau.', 'We may pass to partners.'), 'named')).toEqual([
      ...['fail', 'partners'],
    ]);
  });

  it('are met by a class with a name beside it, not by a class alone', () => {
    expect(safeguardOf(map('We may pass to the bureau, Acme Bureau.'), 'named')[0]).toBe('pass');
    expect(safeguardOf(map('We may pass to the bureau.'), 'named')[0]).toBe('unspecified');
  });

  it('are met by a promise to pass nothing on', () => {
    expect(safeguardOf(map(GRANT, 'We never pass to partners.'), 'named')[0]).toBe('pass');
    expect(safeguardOf(map(GRANT), 'named')[0]).toBe('unspecified');
  });
});

describe('the grade', () => {
  it('counts a point for each criterion met and takes one for each broken', () => {
    const met = scan(GRANT, 'You may withdraw this consent by letter.').quality;
    expect([met.grade, met.points]).toEqual(['D', 1]);
    const broken = scan(GRANT, 'This consent is irrevocable.').quality;
    expect([broken.grade, broken.points]).toEqual(['E', -1]);
  });

  it('tells of all eight criteria, each once', () => {
    const { criteria } = scan(GRANT).quality;
    expect(new Set(criteria.map(({ criterion }) => criterion)).size).toBe(8);
  });

  it('is not given where nothing is given away', () => {
    expect(scan('Repay on time.').quality).toEqual({ grade: null, points: 0, criteria: [] });
  });

  it('wants everything that serves a criterion', () => {
    const second: RuleSketch = { ...ROUTE, id: 'second', expects: { met: ['data:$photos'] } };
    const two = scannerOf([GRANTS, ROUTE, second], language);
    const said = 'You may withdraw this consent by letter.';
    expect(criterionOf(two(GRANT, said)).assessment).toBe('unspecified');
    expect(criterionOf(two(GRANT, said, 'Not the photos.')).assessment).toBe('unspecified');
    expect(criterionOf(two(GRANT, said, 'See the photos.')).assessment).toBe('pass');
  });

  it('leaves what the signer may refuse out of what breaks a criterion', () => {
    expect(criterionOf(scan(GRANT, 'This consent is irrevocable, you may refuse.')).assessment).not.toBe(
      'fail',
    );
  });
});

describe('a clause that protects the signer', () => {
  const easing = scannerOf([GRANTS, { ...ROUTE, eases: ['contacts'] }], language);

  it('weighs one step less, and shows why', () => {
    const { findings, document } = easing('We may read contacts, and you withdraw this consent by letter.');
    expect(findings[0]?.severity).toBe('medium');
    const words = findings[0]?.evidence.filter(({ role }) => role === 'safeguard') ?? [];
    expect(words.map(({ start, end }) => document.text.slice(start, end))).toEqual([
      ...['withdraw', 'this consent', 'by letter'],
    ]);
  });

  it('weighs as it does where the protection stands elsewhere, or is for something else', () => {
    expect(easing(GRANT, 'You may withdraw this consent by letter.').findings[0]?.severity).toBe('high');
    const other = scannerOf([GRANTS, { ...ROUTE, eases: ['sharing'] }], language);
    const { findings } = other('We may read contacts, and you withdraw this consent by letter.');
    expect(findings[0]?.severity).toBe('high');
  });
});
