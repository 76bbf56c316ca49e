import fc from 'fast-check';
import { parse, parseFragment, serialize } from 'parse5';
import { describe, expect, it } from 'vitest';
import { copyOf, fixture, readingOf } from './copies.ts';

const CLAUSE = 'You authorize us to read the contacts in your phone.';
const encode = (source: string) => new TextEncoder().encode(source);
const pageOf = async (source: string | Uint8Array, name = 'page.html') => {
  const bytes = typeof source === 'string' ? encode(source) : source;
  const made = await copyOf(bytes, name);
  return { ...made, page: new TextDecoder().decode(made.copy.bytes) };
};
/** A copy without what was put into it. */
const bare = (page: string) =>
  page
    .replace(/<mark class="consentlint[^>]*>|<\/mark>/g, '')
    .replace(/<template>|<\/template>/g, '')
    .replace(/<details class="consentlint".*?<\/details>/s, '')
    .replace(/<meta charset="utf-8"><meta http-equiv[^>]*><style>.*?<\/style>/s, '');
/** The text of a piece of HTML. */
const textIn = (html: string) => {
  const textOf = (node: object): string =>
    'value' in node
      ? String(node.value)
      : 'childNodes' in node
        ? (node.childNodes as object[]).map(textOf).join('')
        : '';
  return textOf(parseFragment(html));
};
const marksIn = (page: string) =>
  [...page.matchAll(/<mark class="consentlint[^>]*>(.*?)<\/mark>/gs)].map(([, text]) => text).join('');

describe('a marked copy of a web page', () => {
  it('is the page itself with marks in it', async () => {
    const bytes = fixture('html-consent/document.html');
    const { page, copy } = await pageOf(bytes);
    expect(bare(page)).toBe(new TextDecoder().decode(bytes));
    expect([...copy.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('is read as the same text, but for the list', async () => {
    const { page, reading } = await pageOf(fixture('html-consent/document.html'));
    const listless = page.replace(/<details class="consentlint".*?<\/details>/s, '');
    const again = await readingOf(encode(listless), 'page.html');
    expect(again.document.text).toBe(reading.document.text);
    expect(again.findings.map(({ rule }) => rule)).toEqual(reading.findings.map(({ rule }) => rule));
  });

  it('marks the clause across elements, references and line breaks', async () => {
    const { page, copy } = await pageOf(
      '<!doctype html><html><head><title>x</title></head><body class="a"><p>Hi &amp; you. You&nbsp;authorize <b>us to\n   read the</b> cont&#97;cts in your phone. Bye.</p></body></html>',
    );
    expect(copy.notes).toEqual([]);
    expect(page).toContain('<body class="a"><details class="consentlint"');
    // White space beside a tag belongs to no word.
    expect(marksIn(page)).toBe('You&nbsp;authorizeus to\n   read thecont&#97;cts in your phone.');
    expect(page).toContain('Hi &amp; you. <mark');
    expect(page).toContain('</mark> Bye.</p>');
  });

  it('keeps scripts as they are, and from running', async () => {
    const script = '<script>if (a<b) x("You authorize us to read the contacts in your phone.")</script>';
    const { page } = await pageOf(
      `<!doctype html><html><head>${script}</head><body><p>${CLAUSE}</p></body></html>`,
    );
    expect(page).toContain(script);
    expect(page.indexOf("script-src 'none'")).toBeLessThan(page.indexOf('<script>'));
    expect(page).toMatch(
      /^(\ufeff)?<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy"/,
    );
  });

  it.each([
    ['an attribute', `<input value="${CLAUSE}">`],
    ['a text area', `<textarea>${CLAUSE}</textarea>`],
    ['a choice', `<select><option>${CLAUSE}</option></select>`],
    ['a drawing', `<svg><text>${CLAUSE}</text></svg>`],
  ])('puts no mark into %s', async (_, source) => {
    const { page, copy } = await pageOf(`<!doctype html><body><p>Hi</p>${source}</body>`);
    expect(page).toContain(source);
    expect(page).not.toContain('<mark');
    expect(copy.notes).toEqual([{ code: 'redline-unplaced', values: { count: '1' } }]);
  });

  it.each([
    ['without head and body', `<!doctype html><title>t</title><p>${CLAUSE}</p>`],
    ['without anything', `<p>${CLAUSE}</p>`],
    [
      'as XHTML',
      `<?xml version="1.0"?><!DOCTYPE html><html><head></head><body><p>${CLAUSE}</p></body></html>`,
    ],
    ['with an open end', `<body><p>${CLAUSE}</p><!-- <textarea>`],
  ])('has the policy in its head and the list in its body, %s', async (_, source) => {
    const { page } = await pageOf(source);
    const tree = serialize(parse(page.replace(/^\ufeff/, '')));
    expect(tree).toMatch(/<head>(?:(?!<\/head>).)*script-src 'none'/s);
    expect(tree).toMatch(/<body[^>]*>\s*<details class="consentlint"/);
    expect(bare(page.replace(/^\ufeff/, ''))).toBe(source);
  });

  it('is in UTF-8, whatever the page was and says', async () => {
    const source =
      '<html><head><meta charset="gbk"></head><body><p>本人授权贵公司读取手机通讯录。</p></body></html>';
    const gbk = Buffer.from('b1bec8cbcadac8a8b9f3b9abcbbeb6c1c8a1cad6bbfacda8d1b6c2bca1a3', 'hex');
    const [before = '', after = ''] = source.split('本人授权贵公司读取手机通讯录。');
    const { page, copy } = await pageOf(Buffer.concat([Buffer.from(before), gbk, Buffer.from(after)]));
    expect(marksIn(page)).toBe('本人授权贵公司读取手机通讯录。');
    expect(copy.bytes[0]).toBe(0xef);
  });

  it('changes nothing but what it puts in, whatever the page', async () => {
    const pieces = fc.constantFrom(
      CLAUSE,
      '<b>',
      '</b>',
      '<p>',
      '</p>',
      '&amp;',
      '&notit;',
      '&',
      '<table>',
      '<td>',
      '<',
      '\r\n',
      '</table>',
      '<!-- x -->',
      '<i',
      '>',
      ' & ',
      '&nbsp',
      '<textarea>',
      '</textarea>',
      '😀',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(pieces, { maxLength: 12 }), async (parts) => {
        const source = `${parts.join('')}</textarea><p>${CLAUSE}</p>`;
        const { page } = await pageOf(source);
        expect(bare(page)).toBe(source);
      }),
      { numRuns: 80 },
    );
  });
});

describe('the words that findings rest on', () => {
  it.each(['html-consent/document.html', 'plain-text/document.txt', 'md-template/document.md'])(
    'are shown in %s, to the letter',
    async (name) => {
      const { page, reading } = await pageOf(fixture(name), name);
      const marks = page.matchAll(/<mark class="[^"]*consentlint-words"[^>]*>(.*?)<\/mark>/gs);
      const shown = textIn([...marks].map(([, text]) => text).join(''));
      const evidence = reading.findings.flatMap((finding) => finding.evidence);
      const own = evidence.filter(({ path, role }) => path === undefined && role !== 'promise');
      const wanted = reading.document.text
        .split('')
        .filter((_, at) => own.some(({ start, end }) => start <= at && at < end));
      expect(wanted.length).toBeGreaterThan(20);
      expect(shown.replace(/\s/g, '')).toBe(wanted.join('').replace(/\s/g, ''));
    },
  );
});

describe('a marked copy of a text', () => {
  it.each(['plain-text/document.txt', 'md-template/document.md'])(
    'shows %s to the letter, marked',
    async (name) => {
      const { page, reading } = await pageOf(fixture(name), name);
      const [, main = ''] = /<main>(.*)<\/main>/s.exec(page) ?? [];
      const shown = main
        .replace(/<[^>]*>/g, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&');
      expect(shown).toBe(reading.document.text);
      const clauses = new Set(reading.findings.map(({ clause }) => `${clause.start}-${clause.end}`));
      expect(page.match(/<li value=/g)).toHaveLength(clauses.size);
      expect(page.match(/ id="consentlint-\d+"/g)).toHaveLength(clauses.size);
    },
  );

  it('is no way in for hostile text', async () => {
    const hostile = `Hello. <script>alert(1)</script> "'&amp; \u202e\u0007\n${CLAUSE}\n</main><img src=x onerror=y>`;
    const { page } = await pageOf(hostile, '"><script>.txt');
    expect(page).toContain(
      '&lt;script&gt;alert(1)&lt;/script&gt; &quot;&#39;&amp;amp; &lt;U+202E&gt;&lt;U+0007&gt;',
    );
    expect(page).not.toMatch(/<script|<img|\u202e/);
  });
});
