/** Text made to break out of whatever it is written into: of a document, of its name, of a pack's rules and laws. */
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { extractRawText } from 'mammoth';
import { parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import type { Reading, Rulebook } from '../src/model.ts';
import type { Marking } from '../src/redline/index.ts';
import { redline } from '../src/redline/index.ts';
import { formats } from '../src/report/index.ts';
import { readersOf } from '../src/report/language.ts';
import { letterDocx } from '../src/report/letter/docx.ts';
import { letterText } from '../src/report/letter/text.ts';
import { writeLetter } from '../src/report/letter.ts';
import { paintAt } from '../src/report/paint.ts';
import { wordbook } from '../src/report/words.ts';
import { docx, paragraph, run } from './extract/docx-made.ts';
import { makePdf } from './extract/pdf-maker.ts';
import { readText, rulebook } from './reading.ts';
import { elementsIn, partsOf, readingOf } from './redline/copies.ts';
import { annotationsIn } from './redline/marked.ts';

const CLAUSE = 'You authorize us to read the contacts in your phone.';
const FAR_TOO_LONG_MS = 240_000;

const HOSTILE = [
  '<script>alert(1)</script>',
  '</script><script>alert(1)//',
  '</style><img src=x onerror=alert(1)>',
  '<!-- --!> -->',
  ']]><![CDATA[',
  '"\'><svg onload=alert(1)>',
  '</textarea></title></main><base href="http://x.example/">',
  '<meta http-equiv="refresh" content="0;url=http://x.example/">',
  '[a](javascript:alert(1)) javascript:alert(1)',
  '&lt;b&gt; &#60;i&#62; &amp',
  '\u001b[2J\u001b]0;title\u0007\u001b[31m',
  '\u009b31m\u0090\u009c',
  '\u202eevil\u2066\u2069\u200f',
  '\u0000\u0008\u000b\u007f\u0085\ufffe\uffff\ufeff',
  '\ud800',
  '\udc00',
  '\u{e0041}\u{e007f}\u2028\u2029',
  ')\\) /JS (app.alert(1)) >> endobj %',
  '{ HYPERLINK "http://x.example/" } \u0013 DDEAUTO c:\\\\ \u0014\u0015',
  '</w:t></w:r><w:instrText>DDE</w:instrText>',
  '{quote} {n} $& $1 `$' + '{x}`',
  '\r\n--\r\nTo: x@x.example',
  'x'.repeat(5_000),
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 12 })), {
    minLength: 1,
    maxLength: 5,
  })
  .map((pieces) => `x${pieces.join('')}`);

/** Each piece once, and mixtures of them. */
const RUNS = { numRuns: HOSTILE.length + 15, examples: HOSTILE.map((piece): [string] => [`x${piece}`]) };

/** What no output for people may hold, besides line breaks: all a terminal obeys, and all that nobody sees. */
const UNSEEN = /[^\P{Cc}\n]|[\p{Cf}\p{Cs}\u2028\u2029]/u;
/** What no XML may hold. */
const IMPOSSIBLE = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

/** The shipped rules, with whatever they say to a reader as a hostile pack would say it. */
function packed(text: string): Rulebook {
  const said = (texts: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.keys(texts).map((language) => [language, text]));
  const rules = rulebook.rules.map((rule) => ({
    ...rule,
    texts: Object.fromEntries(
      Object.entries(rule.texts).map(([language, told]) => [
        language,
        { ...told, title: text, why: text, ask: text, safer: text },
      ]),
    ),
  }));
  const laws = Object.entries(rulebook.laws).map(([id, law]) => {
    const told = { cite: said(law.cite), says: said(law.says), can: said(law.can), scope: said(law.cite) };
    return [id, { ...law, ...told, inForce: text }] as const;
  });
  const letters = Object.entries(rulebook.letters).map(([id, letter]) => {
    const texts = Object.entries(letter.texts).map(([language, told]) => {
      const all = { title: text, opening: text, closing: text, requests: [text], blanks: [text] };
      return [language, { ...told, ...all, asserted: text, asked: text }] as const;
    });
    return [id, { ...letter, texts: Object.fromEntries(texts) }] as const;
  });
  return { ...rulebook, rules, laws: Object.fromEntries(laws), letters: Object.fromEntries(letters) };
}

/** A document that says a text, is called by it, and holds a clause that is found. */
function saying(text: string): Reading {
  const reading = readText(`${text}\n\n${CLAUSE}\n\n${text} ${CLAUSE} ${text}`);
  expect(reading.findings.length).toBeGreaterThan(0);
  const document = {
    ...reading.document,
    path: `${text}.txt`,
    sha256: '0a'.repeat(32),
    notes: [{ code: 'embedded-unread', values: { part: text } }],
  };
  return { ...reading, document, jurisdictions: { ids: ['US', 'ES'], guessed: false } };
}

const settingOf = (book: Rulebook, colours: Parameters<typeof paintAt>[0] = 0) => ({
  ...{ tool: { name: 'consentlint', version: '1.0.0', rulesHash: '' }, wordbook: wordbook(book) },
  ...{ readers: readersOf(book), language: 'en' as const, width: 80, detail: 'full' as const },
  paint: paintAt(colours),
});

async function reportOf(format: string, reading: Reading, setting: ReturnType<typeof settingOf>) {
  const { reading: written, end } = await formats.get(format)!();
  const report = { readings: [reading], errors: [{ path: reading.document.path, code: 'missing' }] };
  return `${await written(reading, setting)}${await end(report, setting)}`;
}

async function markingOf(book: Rulebook): Promise<Marking> {
  const words = await wordbook(book)('en');
  return { words, passwords: [], suggest: true, wordsIn: async () => words };
}

/** Runs a check on hostile text in a document and in the rules. */
function always(check: (text: string, book: Rulebook) => Promise<void>): Promise<void> {
  return fc.assert(
    fc.asyncProperty(hostile, (text) => check(text, packed(text))),
    RUNS,
  );
}

/** A tree of a page, as much of it as is looked at here. */
interface Tree {
  readonly nodeName: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Tree[];
}
const within = (tree: Tree): readonly Tree[] => [tree, ...(tree.childNodes ?? []).flatMap(within)];
const nodesOf = (page: string): readonly Tree[] => within(parse(page) as Tree);
/** Every kind of element with each of its attributes. */
const kindsOf = (nodes: readonly Tree[]): Set<string> =>
  new Set(
    nodes.flatMap(({ nodeName, attrs = [] }) => [
      nodeName,
      ...attrs.map(({ name }) => `${nodeName} ${name}`),
    ]),
  );
const scriptsIn = (page: string): readonly string[] =>
  [...page.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, script = '']) => script);

/** What a page may consist of: what the same page consists of where nothing is hostile. */
function expectSame(page: string, plain: string): void {
  const [nodes, known] = [nodesOf(page), kindsOf(nodesOf(plain))];
  expect([...kindsOf(nodes)].filter((kind) => !known.has(kind))).toEqual([]);
  expect(scriptsIn(page)).toEqual(scriptsIn(plain));
  const links = nodes.flatMap(({ attrs = [] }) =>
    attrs.filter(({ name }) => /^(href|src|action)$/.test(name)),
  );
  expect(links.filter(({ value }) => !/^(#|data:image\/)/.test(value))).toEqual([]);
  expect(page).not.toMatch(UNSEEN);
}

describe('hostile text', () => {
  it(
    'moves no terminal',
    async () => {
      await always(async (text, book) => {
        const plain = await reportOf('terminal', saying(text), settingOf(book));
        expect(plain).not.toMatch(UNSEEN);
        const coloured = await reportOf('terminal', saying(text), settingOf(book, 1));
        expect(coloured.replace(/\u001b\[\d+(;\d+)*m/g, '')).not.toMatch(UNSEEN);
      });
    },
    FAR_TOO_LONG_MS,
  );

  it(
    'is the same text in JSON, which keeps to its schema',
    async () => {
      const file = new URL('../src/report/report.schema.json', import.meta.url);
      const valid = new Ajv.default({ allowUnionTypes: true }).compile(
        JSON.parse(readFileSync(file, 'utf8')),
      );
      await always(async (text, book) => {
        const json = await reportOf('json', saying(text), settingOf(book));
        const value = JSON.parse(json);
        expect(valid(value) ? [] : valid.errors).toEqual([]);
        expect(json).not.toMatch(UNSEEN);
        expect(value.documents[0].path).toBe(`${text}.txt`);
        expect(value.documents[0].findings[0].title).toBe(text);
      });
    },
    FAR_TOO_LONG_MS,
  );

  it(
    'is text on a page, never markup',
    async () => {
      const plain = await reportOf('html', saying('y'), settingOf(packed('y')));
      await always(async (text, book) => {
        expectSame(await reportOf('html', saying(text), settingOf(book)), plain);
      });
    },
    FAR_TOO_LONG_MS,
  );

  it(
    'is text in a letter, and in its Word document',
    async () => {
      await always(async (text, book) => {
        const words = await wordbook(book)('en');
        const blocks = writeLetter([saying(text)], { letter: book.letters.ask!, to: text }, words);
        expect(letterText(blocks)).not.toMatch(UNSEEN);
        const bytes = await letterDocx(blocks, 'en');
        for (const part of Object.values(partsOf(bytes))) expect(part).not.toMatch(IMPOSSIBLE);
        const main = partsOf(bytes)['word/document.xml'];
        expect(elementsIn(main, 'w:p')).toHaveLength(blocks.length);
        expect(elementsIn(main, 'w:t')).toHaveLength(blocks.length);
        expect(elementsIn(main, 'w:instrText')).toEqual([]);
        const { value } = await extractRawText({ buffer: Buffer.from(bytes) });
        expect(value.split('\n').filter(Boolean)).toHaveLength(blocks.length);
      });
    },
    FAR_TOO_LONG_MS,
  );

  it(
    'is text in the comments and changes of a marked Word document',
    async () => {
      await always(async (text, book) => {
        const possible = text
          .replace(new RegExp(IMPOSSIBLE, 'gu'), '')
          .replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
        const bytes = docx(paragraph(run(CLAUSE)) + paragraph(run(possible)));
        const copy = await redline([bytes], await readingOf(bytes, 'x.docx'), await markingOf(book));
        if ('none' in copy) throw new Error(copy.none.code);
        const parts = partsOf(copy.bytes);
        for (const part of Object.values(parts)) expect(part).not.toMatch(IMPOSSIBLE);
        expect(elementsIn(parts['word/comments.xml'], 'w:comment').length).toBeGreaterThan(0);
        expect(elementsIn(parts['word/document.xml'], 'w:instrText')).toEqual([]);
        expect((await extractRawText({ buffer: Buffer.from(copy.bytes) })).messages).toEqual([]);
      });
    },
    FAR_TOO_LONG_MS,
  );

  it(
    'is text in the notes of a marked PDF',
    async () => {
      const bytes = makePdf([{ texts: [{ text: CLAUSE, x: 50, y: 700 }] }]);
      const reading = await readingOf(bytes.slice(), 'x.pdf');
      await always(async (_, book) => {
        const copy = await redline([bytes.slice()], reading, await markingOf(book));
        if ('none' in copy) throw new Error(copy.none.code);
        const notes = (await annotationsIn(copy.bytes)).flat().map(({ contentsObj }) => contentsObj.str);
        expect(notes.length).toBeGreaterThan(0);
        for (const note of notes) expect(note).not.toMatch(UNSEEN);
        expect(Buffer.from(copy.bytes).toString('latin1')).not.toMatch(/\/(JS|JavaScript|URI|Launch)\b/);
      });
    },
    FAR_TOO_LONG_MS,
  );

  it(
    'is text in the marked page of a text',
    async () => {
      const pageOf = async (text: string, book: Rulebook) => {
        const copy = await redline([new Uint8Array()], saying(text), await markingOf(book));
        if ('none' in copy) throw new Error(copy.none.code);
        return new TextDecoder('utf-8').decode(copy.bytes);
      };
      const plain = await pageOf('y', packed('y'));
      await always(async (text, book) => {
        const page = await pageOf(text, book);
        expectSame(page.replace(/[\r\t]/g, ' '), plain);
      });
    },
    FAR_TOO_LONG_MS,
  );
});
