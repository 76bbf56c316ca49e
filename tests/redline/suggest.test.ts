import { extractRawText } from 'mammoth';
import { describe, expect, it } from 'vitest';
import { docx, paragraph, run } from '../extract/docx-made.ts';
import { rulebook } from '../reading.ts';
import { copyOf, elementsIn, fixture, partsOf } from './copies.ts';

const CLAUSE = 'You authorize us to read the contacts in your phone.';
const safer = (rule: string, language: string) =>
  rulebook.rules.find(({ id }) => id === rule)?.texts[language]?.safer ?? '';
const SAFER = safer('contact-list-access', 'en');
/** What stays where all changes are accepted: mammoth reads a document so. */
const accepted = async (bytes: Uint8Array) =>
  (await extractRawText({ buffer: Buffer.from(bytes) })).value.replaceAll('\n\n', '\n').trim();
const rejected = (xml: string | undefined) =>
  (xml ?? '')
    .replace(/<w:ins .*?<\/w:ins>/gs, '')
    .replace(/<[^>]*>/g, '')
    .trim();

const suggested = async (body: string) => {
  const { copy } = await copyOf(docx(body), 'made.docx', { suggest: true });
  return { ...copy, main: partsOf(copy.bytes)['word/document.xml'] };
};

describe('suggested wording', () => {
  it('takes the place of the clause when it is accepted, and goes when it is rejected', async () => {
    const { bytes, main, notes } = await suggested(paragraph(`Welcome. ${CLAUSE} Bye.`));
    expect(notes).toEqual([]);
    expect(await accepted(bytes)).toBe(`Welcome. ${SAFER} Bye.`);
    expect(rejected(main)).toBe(`Welcome. ${CLAUSE} Bye.`);
    const changes = [...elementsIn(main, 'w:ins'), ...elementsIn(main, 'w:del')];
    expect(changes.map((each) => each.getAttribute('w:author'))).toEqual(['consentlint', 'consentlint']);
    expect(new Set(changes.map((each) => each.getAttribute('w:id'))).size).toBe(2);
  });

  it('looks like the clause, but for what made the clause stand out', async () => {
    const { main } = await suggested(
      paragraph(run(CLAUSE, '<w:rFonts w:ascii="Arial"/><w:color w:val="FF0000"/><w:sz w:val="20"/>')),
    );
    const [inserted] = elementsIn(main, 'w:ins');
    expect(
      [...(inserted?.getElementsByTagName('w:rPr')[0]?.childNodes ?? [])].map((each) => each.nodeName),
    ).toEqual(['w:rFonts', 'w:sz']);
  });

  it('keeps the changes of others: their insertion is parted, their deletion stays', async () => {
    const theirs = `<w:ins w:id="1" w:author="Ana">${run('Hello. ')}${run(`${CLAUSE} More.`)}</w:ins>`;
    const { bytes, main } = await suggested(paragraph(theirs));
    expect(await accepted(bytes)).toBe(`Hello. ${SAFER} More.`);
    const authors = elementsIn(main, 'w:ins').map((each) => [
      each.getAttribute('w:author'),
      each.textContent,
    ]);
    expect(authors).toEqual([
      ['Ana', `Hello. ${CLAUSE}`],
      ['consentlint', SAFER],
      ['Ana', ' More.'],
    ]);
  });

  it('takes whole fields along and leaves broken ones alone', async () => {
    const char = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const code = '<w:r><w:instrText>REF x</w:instrText></w:r>';
    const [before, after] = [run('You authorize us to read '), run('in your phone.')];
    const field = `${char('begin')}${code}${char('separate')}${run('the contacts ')}${char('end')}`;
    const whole = await suggested(paragraph(before + field + after));
    expect(await accepted(whole.bytes)).toBe(SAFER);
    expect(elementsIn(whole.main, 'w:delInstrText')).toHaveLength(1);
    const broken = await suggested(paragraph(before + run('the contacts ') + char('end') + after));
    expect(broken.notes).toEqual([{ code: 'redline-unsuggested', values: { count: '1' } }]);
    expect(elementsIn(broken.main, 'w:del')).toEqual([]);
  });

  it('leaves pictures and comments in the middle of a clause', async () => {
    const picture = '<w:r><w:drawing/></w:r>';
    const { main } = await suggested(
      paragraph(`${run('You authorize us to read ')}${picture}${run('the contacts in your phone.')}`),
    );
    expect(elementsIn(main, 'w:drawing')[0]?.parentNode?.parentNode?.nodeName).toBe('w:p');
    expect(elementsIn(main, 'w:del')).toHaveLength(2);
  });

  it('can be seen where the clause could not', async () => {
    const { main } = await suggested(paragraph(run(CLAUSE, '<w:vanish/><w:sz w:val="2"/>')));
    for (const inserted of elementsIn(main, 'w:ins'))
      expect(
        inserted.getElementsByTagName('w:sz').length + inserted.getElementsByTagName('w:vanish').length,
      ).toBe(0);
  });

  it.each([
    ['en-permissions', 'en'],
    ['es-aviso', 'es'],
    ['zh-paper-letter', 'zh'],
  ])('is in the language of %s, whatever the reader’s', async (name, language) => {
    const { copy, reading } = await copyOf(fixture(`${name}/document.docx`), 'document.docx', {
      suggest: true,
    });
    expect(copy.notes).toEqual([]);
    const offered = new Set(reading.findings.map(({ rule }) => safer(rule, language)));
    const inserted = elementsIn(partsOf(copy.bytes)['word/document.xml'], 'w:ins').map(
      (each) => each.textContent,
    );
    expect(inserted.length).toBeGreaterThan(5);
    expect(inserted.filter((each) => !offered.has(each ?? ''))).toEqual([]);
    expect(await accepted(copy.bytes)).toContain(inserted[0]);
  });
});
