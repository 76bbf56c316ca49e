import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../src/model.ts';
import { type Compared, diffFormats } from '../../src/report/diff/index.ts';
import { readersOf } from '../../src/report/language.ts';
import { paintAt } from '../../src/report/paint.ts';
import { columns } from '../../src/report/width.ts';
import { wordbook } from '../../src/report/words.ts';
import { createJudge } from '../../src/scan.ts';
import { comparer } from '../compare/made.ts';
import { changed, EN, ES, ZH } from '../compare/texts.ts';
import { documentOf, readText, rulebook } from '../reading.ts';

const schemaOf = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../src/report/${name}.schema.json`, import.meta.url), 'utf8'));
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true }).addSchema(schemaOf('report'));
const validate = ajv.compile(schemaOf('diff'));
const book = wordbook(rulebook);
const readers = readersOf(rulebook);

async function written(
  format: string,
  compared: Compared,
  { language = 'en', width = 80, isShort = false } = {},
) {
  const load = diffFormats.get(format);
  if (!load) throw new Error(`no format ${format}`);
  return (await load()).write(compared, {
    tool: { name: 'consentlint', version: '1.0.0', rulesHash: rulebook.hash },
    ...{ wordbook: book, readers, language, width, paint: paintAt(0), detail: isShort ? 'summary' : 'full' },
  });
}

const comparedOf = (old: Reading, fresh: Reading): Compared => ({
  old,
  new: fresh,
  comparison: comparer(old, fresh),
});
const ofTexts = (old: readonly string[], fresh: readonly string[]) =>
  comparedOf(readText(old.join('\n\n')), readText(fresh.join('\n\n')));

/** A template that got worse and better in several ways. */
const MUCH = changed(
  changed(changed(EN, 'its affiliates', 'any third party'), '5. The Lender will not', '5. The Lender may'),
  '7. The Lender may call my employer to verify my employment.',
  '7. Nothing.',
);

describe('what changed, on a terminal', () => {
  it('says what is worse with the words of both documents, then what is better', async () => {
    const lines = (await written('terminal', ofTexts(EN, MUCH))).split('\n');
    const block = (from: string, to: string) => lines.slice(lines.indexOf(from), lines.indexOf(to) + 1);
    expect(lines.slice(0, 4)).toEqual([
      'What changed for you',
      'Before: example.txt · text · English',
      'Now: example.txt · text · English',
      '2 changes for the worse · 2 changes for the better',
    ]);
    expect(
      block('✖ high  Goes further: You let the lender pass your data on to others', '  │ assessment.'),
    ).toEqual([
      '✖ high  Goes further: You let the lender pass your data on to others',
      `${' '.repeat(61)}third-party-sharing`,
      '  recipient: third party instead of affiliates, which takes in more.',
      '  before, line 7, clause 3',
      '  │ The Lender may share my personal information with its affiliates for credit',
      `  │ ${' '.repeat(54)}~~~~~~~~~~`,
      '  │ assessment.',
    ]);
    expect(lines.filter((line) => /^[✖▲●○✓]|:$/.test(line)).map((line) => line.slice(0, 12))).toEqual([
      'Worse for yo',
      '✖ high  Goes',
      '✖ high  New:',
      'Better for y',
      '✓ Gone: You ',
      '✓ Gone: You ',
    ]);
  });

  it.each([
    ['zh', 40],
    ['es', 40],
    ['en', 40],
    ['zh', 80],
    ['es', 80],
    ['id', 60],
    ['pt', 60],
  ])('keeps within its columns in %s at %i', async (language, width) => {
    for (const [text, from, to] of [
      [ZH, '关联公司', '任何第三方'],
      [ES, '2 años', '5 años'],
      [EN, 'will not read', 'may read'],
    ] as const) {
      const compared = ofTexts(text, changed(text, from, to));
      const lines = (await written('terminal', compared, { language, width })).split('\n');
      expect(lines.filter((line) => columns(line) > width)).toEqual([]);
    }
  });

  it('says that what was recognised on a picture may have been misread, where something changed', async () => {
    const onPicture = (reading: Reading): Reading => {
      const page = { number: 1, start: 0, end: reading.document.text.length, width: 600, height: 800 };
      return {
        ...reading,
        document: { ...reading.document, pages: [{ ...page, read: 'ocr', confidence: 90 }] },
      };
    };
    const misread = 'may only have been misread';
    const [old, fresh] = [readText(EN.join('\n\n')), onPicture(readText(MUCH.join('\n\n')))];
    const told = async (compared: Compared) =>
      (await written('terminal', compared, { width: 120 })).includes(misread);
    expect(await told(comparedOf(old, fresh))).toBe(true);
    expect(await told(comparedOf(fresh, fresh))).toBe(false);
    expect(await told(ofTexts(EN, MUCH))).toBe(false);
  });

  it('says on one line how much changed, or that nothing did', async () => {
    const short = async (old: readonly string[], fresh: readonly string[]) =>
      written('terminal', ofTexts(old, fresh), { isShort: true });
    expect(await short(EN, MUCH)).toBe(
      'example.txt → example.txt · 2 changes for the worse · 2 changes for the better\n',
    );
    expect(await short(ZH, ZH)).toMatch(/^example\.txt → example\.txt · No change was found .*\n$/);
  });
});

describe('what changed, in Markdown', () => {
  it('is a table, then each change with both places', async () => {
    const text = await written('markdown', ofTexts(EN, MUCH));
    expect(text.match(/^\| [✖▲●○✓]/gm)).toHaveLength(4);
    expect(text.match(/^### /gm)).toHaveLength(4);
    expect(text).toContain('before, line 7, clause 3\n> The Lender may share');
    expect(await written('markdown', ofTexts(EN, MUCH), { isShort: true })).not.toContain('###');
  });
});

/** What means something to terminals, Markdown, web pages and JSON. */
const PIECES = [
  ...[
    '\u001b[31m',
    '\u0007',
    '\u009b2J',
    '\u202e',
    '\u2066',
    '\u200b',
    '\r',
    '\u2028',
    '\t',
    '\ud800',
    '\uffff',
  ],
  ...['<script>', '</section>', '<!--', '"', "'", '&amp;', '`', '**', '[a](javascript:1)', '@everyone', '#1'],
  ...['https://a.example', '::error::', '|', '\\', '{title}', '$&', '通讯录', 'ñ'],
];
const hostile = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 })
  .map((pieces) => pieces.join(''));
const judge = createJudge(rulebook);
const pairs = fc.tuple(hostile, hostile, hostile).map(([path, before, inside]) => {
  const read = (recipients: string, name: string) =>
    judge({
      ...documentOf(`${before}\n\nThe Lender may share my name ${inside} with ${recipients}.\n`),
      path: name,
      sha256: '0'.repeat(64),
    });
  return comparedOf(read('its affiliates', path), read(`its affiliates and insurers ${inside}`, `${path}2`));
});
const holds = (check: (compared: Compared) => Promise<void>) =>
  fc.assert(fc.asyncProperty(pairs, check), { numRuns: 60 });

/** Controls and format characters but line breaks. */
const STEERING = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

describe('whatever the documents and their names hold', () => {
  it('JSON parses, keeps its contract and has nothing unseen in it', () =>
    holds(async (compared) => {
      const text = await written('json', compared);
      expect(validate(JSON.parse(text)) ? [] : validate.errors).toEqual([]);
      expect(text.replaceAll('\n', '')).not.toMatch(STEERING);
    }));

  it('a terminal is not steered', () =>
    holds(async (compared) => {
      expect((await written('terminal', compared)).replaceAll('\n', '')).not.toMatch(STEERING);
    }));

  it('Markdown holds no markup of theirs', () =>
    holds(async (compared) => {
      const text = await written('markdown', compared);
      expect(text.replaceAll('\n', '')).not.toMatch(STEERING);
      expect(text).not.toMatch(/<(?!!-- -->)|@everyone|(?<!\\)\[a|#1|https:\/\//);
    }));

  it('a web page holds no markup of theirs', () =>
    holds(async (compared) => {
      const text = await written('html', compared);
      const main = text.slice(text.indexOf('<main'), text.indexOf('</main>'));
      expect(main).not.toMatch(/<script|<!--/);
      expect(main.match(/<section/g)?.length).toBe(main.match(/<\/section>/g)?.length);
      expect(text).toContain("default-src 'none'");
    }));
});
