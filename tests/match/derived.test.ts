import { describe, expect, it } from 'vitest';
import type { Finding, Reading } from '../../src/model.ts';
import { readExample, readText } from '../reading.ts';

const contradictions = ({ document, findings }: Reading): string[] =>
  findings
    .filter(({ category }) => category === 'contradiction')
    .map((finding) => `${quote(finding, document.text)} | ${promiseIn(finding, document.text)}`);

const quote = ({ clause }: Finding, text: string): string => text.slice(clause.start, clause.end);
const promiseIn = ({ evidence }: Finding, text: string): string =>
  evidence
    .filter(({ role }) => role === 'promise')
    .map(({ start, end }) => text.slice(start, end))
    .join();

const PROMISE = 'We do not read the contact list on your phone.';
const GRANT = 'You authorize us to read the contact list on your phone.';

describe('a promise and a grant of the same', () => {
  it('contradict each other, whichever stands first, and both are quoted', () => {
    const both = [`${GRANT} | ${PROMISE}`];
    expect(contradictions(readText(`${PROMISE}\n${GRANT}`))).toEqual(both);
    expect(contradictions(readText(`${GRANT}\n${PROMISE}`))).toEqual(both);
  });

  it('are told once for each promise', () => {
    const again = 'We never read the contact list on your phone.';
    const text = `${PROMISE}\n${GRANT}\n${GRANT}\n${again}`;
    expect(contradictions(readText(text))).toEqual([`${GRANT} | ${PROMISE}`, `${GRANT} | ${again}`]);
  });

  it('are both granted and refused as before', () => {
    const { findings, refused } = readText(`${PROMISE}\n${GRANT}`);
    expect(findings.map(({ rule }) => rule)).toEqual(['contact-list-access', 'promise-and-grant']);
    expect(refused.map(({ rule }) => rule)).toEqual(['contact-list-access']);
  });

  it('do not where the promise has an exception, a condition or waits for consent', () => {
    for (const promise of [
      'Unless you are in default, the Lender shall not contact relatives of the Borrower.',
      'Without your consent we do not contact relatives of the Borrower.',
    ]) {
      const text = `${promise}\nIn case of default the Lender may contact relatives of the Borrower.`;
      expect(contradictions(readText(text))).toEqual([]);
    }
  });

  it('do not where one speaks of something else, or in one and the same clause', () => {
    expect(contradictions(readText(`We do not read your text messages.\n${GRANT}`))).toEqual([]);
    expect(contradictions(readText('We never share your face photos, except with our partners.'))).toEqual(
      [],
    );
  });

  it('do not where what is granted can be refused', () => {
    const optional = 'We read the contact list on your phone; you may refuse this permission.';
    const reading = readText(`${PROMISE}\n${optional}`);
    expect(contradictions(reading)).toEqual([]);
  });
});

describe('a grant in text that cannot be seen', () => {
  const hidden = async (html: string): Promise<string[]> => {
    const { document, findings } = await readExample(html);
    const found = findings.filter(({ category }) => category === 'hidden-text');
    return found.map(({ evidence }) =>
      evidence.map(({ start, end }) => document.text.slice(start, end)).join('|'),
    );
  };

  it('is told with the words that are hidden, and those alone', async () => {
    const html = `<p>You authorize us to read <span style="display:none">the contact list on your phone</span>.</p>`;
    expect(await hidden(html)).toEqual(['contact list']);
  });

  it('is told once a clause, whatever it gives away', async () => {
    const html = `<p style="display:none">You authorize us to read your contact list and your call logs.</p>`;
    expect(await hidden(html)).toHaveLength(1);
  });

  it('is none where only other words are hidden', async () => {
    expect(await hidden(`<p>${GRANT}</p><p style="display:none">Page 3 of 9</p>`)).toEqual([]);
  });
});
