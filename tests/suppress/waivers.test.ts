import { describe, expect, it } from 'vitest';
import { globMatcher } from '../../src/rules/glob.ts';
import { readWaivers, type Waiver } from '../../src/suppress/waivers.ts';
import { createWaiving } from '../../src/suppress/waiving.ts';

const rules = new Set(['contact-list-access', 'unlimited-term']);
const read = (yaml: string) => readWaivers('waivers.yaml', yaml, rules);
const told = (yaml: string) =>
  read(yaml).problems.map(({ line, column, message }) => `${line}:${column} ${message}`);

const WHOLE = `# why
- rule: contact-list-access
  fingerprint: 0123456789abcdef
  path: contracts/**/*.docx
  owner: Ana Pérez
  reason: the app does not ask for it any more
  expires: 2027-03-31
`;

describe('waivers', () => {
  it('are read with the line they stand on', () => {
    expect(read(WHOLE)).toEqual({
      problems: [],
      waivers: [
        {
          rule: 'contact-list-access',
          fingerprint: '0123456789abcdef',
          path: 'contracts/**/*.docx',
          owner: 'Ana Pérez',
          reason: 'the app does not ask for it any more',
          expires: '2027-03-31',
          line: 2,
        },
      ],
    });
    expect(read('')).toEqual({ problems: [], waivers: [] });
    expect(read('# none yet\n[]')).toEqual({ problems: [], waivers: [] });
  });

  it('tell all that is wrong at once, where it stands', () => {
    expect(told('- rule: contact-list\n  fingerprint: 12345678\n  expires: 31.3.2027\n  note: x\n')).toEqual([
      "4:9 unknown key 'note'; known are rule, fingerprint, path, owner, reason, expires",
      "1:9 there is no rule 'contact-list': see consentlint rules list",
      "2:16 'fingerprint' is read as a number here: put it in quotes",
      "1:3 'owner' is missing or no text",
      "1:3 'reason' is missing or no text",
      "3:12 '31.3.2027' is no day: write it as 2027-03-31",
    ]);
  });

  it.each([
    ['rule: contact-list-access', 'a list'],
    ['- rule: [', ''],
    [WHOLE.replace('2027-03-31', '2027-02-30'), "'2027-02-30' is no day"],
    [WHOLE.replace('2027-03-31', ''), "'expires' is missing"],
    [WHOLE.replace('0123456789abcdef', '0123abc'), '8 to 16 digits'],
    [WHOLE.replace('0123456789abcdef', '0123456789abcdef0'), '8 to 16 digits'],
    [WHOLE.replace('0123456789abcdef', 'XYZ45678'), '0-9 and a-f'],
    [WHOLE.replace('Ana Pérez', '""'), "'owner' is missing"],
    [WHOLE.replace('Ana Pérez', '*x'), ''],
    [WHOLE.replace('Ana Pérez', '"\\e[31m"'), 'control characters'],
    [WHOLE.replace('Ana Pérez', 'x'.repeat(1001)), 'longer than 1000'],
    ['['.repeat(100_000), 'nested deeper'],
  ])('refuse %j', (yaml, message) => {
    const problems = told(yaml);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.join('\n')).toContain(message);
  });
});

const waiver: Waiver = {
  ...{ rule: 'contact-list-access', owner: 'Ana', reason: 'because', expires: '2027-03-31', line: 2 },
};
const finding = { rule: 'contact-list-access', fingerprint: '0123456789abcdef' };
const at = (day: string) => new Date(`${day}T23:59:00Z`);
const waiving = (waivers: readonly Partial<Waiver>[], day = '2027-01-01') =>
  createWaiving(
    { name: 'w.yaml', folder: '/papers', waivers: waivers.map((more) => ({ ...waiver, ...more })) },
    at(day),
  );
const codes = (all: ReturnType<typeof waiving>) => all.notices().map(({ code }) => code);

describe('a waiver', () => {
  it('holds for its rule up to the end of its day', () => {
    const { of } = waiving([{}]);
    expect(of(finding, ['/papers/a.pdf'])).toEqual({
      ...{ kind: 'waiver', owner: 'Ana', reason: 'because', expires: '2027-03-31' },
    });
    expect(of({ ...finding, rule: 'unlimited-term' }, ['/papers/a.pdf'])).toBeNull();
    expect(waiving([{}], '2027-03-31').of(finding, ['/a'])).not.toBeNull();
    expect(waiving([{}], '2027-04-01').of(finding, ['/a'])).toBeNull();
  });

  it('holds for its files only, as seen from its folder', () => {
    const { of } = waiving([{ path: 'contracts/*.pdf' }]);
    expect(of(finding, ['/papers/contracts/a.pdf'])).not.toBeNull();
    expect(of(finding, ['/contracts/a.pdf'])).toBeNull();
    expect(of(finding, ['/papers/b.txt', '/papers/contracts/a.pdf'])).not.toBeNull();
  });

  it('holds for the finding that its fingerprint begins, and tells where there are several', () => {
    const all = waiving([{ fingerprint: '01234567' }]);
    expect(all.of(finding, ['/a'])).not.toBeNull();
    expect(all.of(finding, ['/b'])).not.toBeNull();
    expect(codes(all)).toEqual([]);
    expect(all.of({ ...finding, fingerprint: '0123456700000000' }, ['/a'])).toBeNull();
    expect(all.of({ ...finding, fingerprint: '1123456789abcdef' }, ['/a'])).toBeNull();
    expect(codes(all)).toEqual(['waiver-ambiguous']);
  });

  it('is told of when it has expired, will soon, or is used for nothing', () => {
    const expired = waiving([{}], '2027-04-01');
    expired.of(finding, ['/a']);
    expect(expired.notices()).toEqual([
      {
        code: 'waiver-expired',
        values: {
          file: 'w.yaml',
          line: '2',
          rule: 'contact-list-access',
          owner: 'Ana',
          expires: '2027-03-31',
        },
      },
    ]);
    for (const [day, told] of [
      ['2027-02-28', []],
      ['2027-03-01', ['waiver-expiring']],
      ['2027-03-31', ['waiver-expiring']],
    ] as const) {
      const used = waiving([{}], day);
      used.of(finding, ['/a']);
      expect(codes(used)).toEqual(told);
    }
    const unused = waiving([{}, { path: 'b/**' }]);
    expect(codes(unused)).toEqual([]);
    unused.read(['/papers/a.pdf']);
    expect(codes(unused)).toEqual(['waiver-unused']);
    unused.read(['/papers/b/c/a.pdf']);
    expect(codes(unused)).toEqual(['waiver-unused', 'waiver-unused']);
  });

  it('gives way to one that holds longer', () => {
    const { of } = waiving([{}, { owner: 'Bea', expires: '2028-01-01' }]);
    expect(of(finding, ['/a'])).toMatchObject({ owner: 'Bea' });
  });
});

describe('a pattern of paths', () => {
  it.each([
    ['*.pdf', ['a.pdf', 'x/y/a.pdf', '../a.pdf'], ['a.docx', 'apdf']],
    ['contracts/*.pdf', ['contracts/a.pdf'], ['a.pdf', 'contracts/x/a.pdf', 'x/contracts/a.pdf']],
    ['contracts/**/*.pdf', ['contracts/a.pdf', 'contracts/x/y/a.pdf'], ['a.pdf']],
    ['contracts/', ['contracts/a.pdf', 'contracts/x/a'], ['contractsx/a.pdf', 'a.pdf']],
    ['**/old/**', ['old/a', 'x/old/y/a'], ['older/a']],
    ['./a?.(1).pdf', ['ab.(1).pdf'], ['a.(1).pdf', 'ab.1.pdf', 'ab.(1)xpdf']],
    ['合同/*', ['合同/一.docx'], ['合同']],
    ['-', ['-'], ['a']],
  ])('%s', (pattern, meant, others) => {
    const isMeant = globMatcher([pattern]);
    expect(meant.filter((path) => !isMeant(path))).toEqual([]);
    expect(others.filter(isMeant)).toEqual([]);
  });
});
