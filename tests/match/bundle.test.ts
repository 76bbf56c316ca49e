/** Several documents as one act of consent. */
import { describe, expect, it } from 'vitest';
import { concludeTogether, createHearer } from '../../src/match/index.ts';
import type { Rule } from '../../src/model.ts';
import { createSegmenter } from '../../src/segment/index.ts';
import { documentOf, languageOf, type RuleSketch, rulebookOf } from '../tiny.ts';
import { LANGUAGE, READ_CONTACTS, VOCABULARY } from './scanner.ts';

const CONTRADICTED: Rule = {
  ...{ id: 'contradicted', category: 'contradiction', severity: 'medium', law: [], texts: {} },
  derived: 'contradicted',
};
const PURPOSE: RuleSketch = {
  ...{ id: 'purpose', category: 'missing', criterion: 'purpose-bound' },
  expects: { met: ['purpose:$purposes'] },
};
const language = { ...LANGUAGE, lists: { ...VOCABULARY, references: 'privacy policy' } };

/** Texts by path, judged together. */
function together(files: Readonly<Record<string, string>>) {
  const plain = rulebookOf([languageOf(language)], [READ_CONTACTS, PURPOSE]);
  const rulebook = { ...plain, rules: [...plain.rules, CONTRADICTED] };
  const segment = createSegmenter(rulebook.languages);
  const hear = createHearer(rulebook);
  const hearings = Object.entries(files).map(([path, text]) => {
    const document = { ...documentOf(...text.split('\n')), path };
    return hear(
      document,
      Array.from(segment(document), (clause) => ({ ...clause, language: 'en' })),
    );
  });
  return concludeTogether(hearings, rulebook);
}

const GRANT = 'We may read contacts.';
const PROMISE = 'We never read contacts.';

describe('documents given together', () => {
  it('break promises across files, told where the promise stands', () => {
    const { documents } = together({ 'loan.txt': GRANT, 'privacy.txt': PROMISE });
    const [loan, privacy] = documents;
    const found = loan?.findings.find(({ rule }) => rule === 'contradicted');
    const promise = found?.evidence.find(({ role }) => role === 'promise');
    expect(promise).toEqual({ role: 'promise', start: 0, end: PROMISE.length, path: 'privacy.txt' });
    expect(privacy?.findings).toEqual([]);
  });

  it('are told of a broken promise once a clause', () => {
    const { documents } = together({ 'a.txt': GRANT, 'b.txt': PROMISE, 'c.txt': PROMISE });
    expect(documents[0]?.findings.filter(({ rule }) => rule === 'contradicted')).toHaveLength(1);
    const own = together({ 'a.txt': `${GRANT}\n${PROMISE}`, 'b.txt': PROMISE });
    expect(own.documents[0]?.findings.filter(({ rule }) => rule === 'contradicted')).toHaveLength(1);
  });

  it('are graded as one: what one does not say another may', () => {
    const { bundle, documents } = together({ 'loan.txt': GRANT, 'privacy.txt': 'It is to collect debts.' });
    expect(documents.map(({ quality }) => quality.grade)).toEqual([null, null]);
    expect(bundle.paths).toEqual(['loan.txt', 'privacy.txt']);
    expect(bundle.safeguards).toMatchObject([{ rule: 'purpose', assessment: 'pass' }]);
    expect(bundle.safeguards[0]?.evidence).toMatchObject([{ path: 'privacy.txt' }]);
  });

  it('know which documents referred to are among them', () => {
    const { documents } = together({ 'loan.txt': 'See the privacy policy.', 'privacy-policy.txt': GRANT });
    expect(documents[0]?.references).toMatchObject([{ text: 'privacy policy', path: 'privacy-policy.txt' }]);
  });

  it('have one map', () => {
    const { bundle } = together({ 'a.txt': GRANT, 'b.txt': GRANT });
    expect(bundle.givesAway.rows).toHaveLength(1);
    expect(bundle.givesAway.rows[0]?.findings).toHaveLength(2);
    expect(bundle.givesAway.rows[0]?.data).toMatchObject([{ text: 'contacts', path: 'a.txt' }]);
  });
});
