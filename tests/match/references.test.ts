/** Documents referred to: titles with or without brackets, links, and which of them were among the files. */
import { describe, expect, it } from 'vitest';
import { resolveReferences } from '../../src/match/references.ts';
import { documentOf } from '../tiny.ts';
import { LANGUAGE, scannerOf, VOCABULARY } from './scanner.ts';

const scan = scannerOf([], {
  ...LANGUAGE,
  lists: { ...VOCABULARY, references: 'privacy policy, loan agreement, 协议', 'this-document': 'this' },
});
const titlesOf = (...lines: readonly string[]) =>
  scan(...lines).references.map(({ text, mentions }) => `${text} ${mentions}`);

describe('documents referred to', () => {
  it('are told once, by their first mention, and counted', () => {
    expect(titlesOf('See our privacy policy.', 'The Privacy Policy holds.')).toEqual(['privacy policy 2']);
  });

  it('are told with the whole title in brackets', () => {
    expect(titlesOf('详见《用户借款服务协议》。')).toEqual(['用户借款服务协议 1']);
    expect(titlesOf('See the “Acme Loan Agreement (2026)”.')).toEqual(['Acme Loan Agreement (2026) 1']);
  });

  it('grow over capitalised words, but not over a sentence', () => {
    expect(titlesOf('Read the Acme Bank Privacy Policy before you sign.')).toEqual([
      'Acme Bank Privacy Policy 1',
    ]);
    expect(titlesOf('We sent you the privacy policy Yesterday.')).toEqual(['privacy policy 1']);
  });

  it('are not the document itself, nor its headings', () => {
    expect(titlesOf('This privacy policy tells what we do.')).toEqual([]);
    const heading = { text: 'Privacy Policy', kind: 'heading' } as const;
    expect(scan(heading, 'We repay.').references).toEqual([]);
  });

  it('are links that lead to a page, each once', () => {
    const { references, document } = scan(
      'See https://acme.example/legal/privacy.html, and www.acme.example/terms.',
      'Again https://acme.example/legal/privacy.html or https://acme.example.',
    );
    expect(references.map(({ kind, text, mentions }) => [kind, text, mentions])).toEqual([
      ['link', 'https://acme.example/legal/privacy.html', 2],
      ['link', 'www.acme.example/terms', 1],
    ]);
    for (const { text, start, end } of references) expect(document.text.slice(start, end)).toBe(text);
  });
});

describe('documents given together', () => {
  const referring = {
    ...documentOf('See the Privacy Policy and the Loan Agreement.'),
    path: 'a/consent.txt',
  };
  const reference = (text: string) =>
    ({ kind: 'title', start: 0, end: 1, text, mentions: 1, path: null }) as const;
  const resolve = (path: string, ...lines: readonly string[]) =>
    resolveReferences([
      { document: referring, all: [reference('Privacy Policy')] },
      { document: { ...documentOf(...lines), path }, all: [] },
    ])[0]?.[0]?.path;

  it('are found by the title they begin with, or by their name', () => {
    expect(resolve('b.txt', 'Acme Privacy Policy', 'We read contacts.')).toBe('b.txt');
    expect(resolve('x/privacy-policy.pdf', 'We read contacts.')).toBe('x/privacy-policy.pdf');
  });

  it('are not taken for one another because they speak of it', () => {
    expect(resolve('b.txt', 'Terms', 'One.', 'Two.', 'Read the Privacy Policy.')).toBeNull();
  });

  it('are never the document that refers', () => {
    const own = { ...documentOf('Privacy Policy'), path: 'p.txt' };
    expect(
      resolveReferences([{ document: own, all: [reference('Privacy Policy')] }])[0]?.[0]?.path,
    ).toBeNull();
  });
});
