import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model.ts';
import { json } from '../../src/report/json.ts';
import { documentOf, findingOf, readingOf, settingOf } from './sample.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../src/report/report.schema.json', import.meta.url), 'utf8'),
);
const validate = new Ajv.default({ allErrors: true, allowUnionTypes: true }).compile(schema);

/** The report as a program reads it, checked against the schema. */
async function parsed(report: Partial<Report>, setting = settingOf()) {
  const text = await json.end({ readings: [], errors: [], ...report }, setting);
  const value = JSON.parse(text);
  expect(validate(value) ? [] : validate.errors).toEqual([]);
  return { text, value, document: value.documents[0] };
}

const text = '本人授权贵公司：\n（一）读取通讯录；\n我们不会读取短信。';
const finding = findingOf(text, {
  clause: '（一）读取通讯录；',
  leads: ['本人授权贵公司：'],
  evidence: [
    ['grant', '授权'],
    ['data', '通讯录'],
  ],
});
const refused = findingOf(
  text,
  { clause: '我们不会读取短信。', evidence: [['data', '短信']] },
  { stance: 'optional' },
);

describe('the JSON report', () => {
  it('holds findings with quote, place, leads, evidence and words', async () => {
    const { clause } = finding;
    const numbered = { ...finding, clause: { ...clause, number: '(一)' } };
    const reading = readingOf(documentOf(text), {
      languages: ['zh-Hans'],
      findings: [numbered],
      refused: [refused],
    });
    const { value, document } = await parsed({ readings: [reading] });
    expect(value).toMatchObject({
      schemaVersion: 1,
      tool: { name: 'consentlint', version: '1.2.3', rulesHash: '0123456789abcdef' },
    });
    expect(document).toMatchObject({
      pageCount: null,
      pages: [],
      verdict: 'flagged',
      languages: ['zh-Hans'],
      unread: [],
    });
    expect(document.findings[0]).toEqual({
      rule: 'contact-list-access',
      category: 'contact-list',
      severity: 'high',
      stance: 'granted',
      fingerprint: 'f00d',
      quote: '（一）读取通讯录；',
      clause: { start: 9, end: 18, line: 2, endLine: 2, page: null, endPage: null, number: '(一)' },
      leads: [{ start: 0, end: 8, text: '本人授权贵公司：' }],
      evidence: [
        { role: 'grant', text: '授权', start: 2, end: 4, boxes: [] },
        { role: 'data', text: '通讯录', start: 14, end: 17, boxes: [] },
      ],
      title: '允许读取手机通讯录',
      why: '通讯录里是别人的号码，放款方可能据此联系“您的亲友”。',
      ask: '请对方说明用途，能否不授权。',
      law: ['CN-1', 'XX-1', 'MX-1', 'EU-1'].map((id) => ({
        id,
        cite: `《${id}》`,
        says: '不得读取通讯录',
        can: '可以拒绝',
        effect: 'limits',
        inForce: '2021-05-01',
        evidence: 'primary',
        jurisdiction: id.slice(0, 2),
      })),
    });
    expect(document.refused).toHaveLength(1);
  });

  it('holds whose law may speak, and of it only what was asked for or guessed', async () => {
    const lawOf = async (ids: readonly string[], guessed: boolean) => {
      const reading = readingOf(documentOf(text), { findings: [finding], jurisdictions: { ids, guessed } });
      const { document } = await parsed({ readings: [reading] });
      expect(document.jurisdictions).toEqual({ ids, guessed });
      return document.findings[0].law.map(({ id }: { id: string }) => id);
    };
    expect(await lawOf(['MX'], true)).toEqual(['MX-1', 'XX-1']);
    expect((await lawOf([], true)).toSorted()).toEqual(['CN-1', 'EU-1', 'MX-1', 'XX-1']);
    expect(await lawOf(['MX'], false)).toEqual(['MX-1', 'XX-1']);
    expect(await lawOf(['ES', 'CN'], false)).toEqual(['CN-1', 'EU-1', 'XX-1']);
  });

  it('follows the document, unless a language is asked for', async () => {
    const readings = [readingOf(documentOf(text), { languages: ['zh-Hant'], findings: [finding] })];
    const titleIn = async (setting = settingOf()) =>
      (await parsed({ readings }, setting)).document.findings[0].title;
    expect(await titleIn()).toBe('允許讀取手機通訊錄');
    expect(await titleIn(settingOf({ language: 'es' }))).toBe('Permite leer la agenda de su teléfono');
  });

  it('holds pages, boxes, unread pages and notes of a PDF', async () => {
    const anchor = {
      start: 0,
      end: text.length,
      source: 'pdf',
      page: 1,
      advance: 'right',
      box: { x: 1, y: 2, width: 3, height: 4 },
    } as const;
    const size = { width: 595.28, height: 841.89 };
    const document = documentOf(text, {
      format: 'pdf',
      anchors: [anchor],
      pages: [
        { number: 1, start: 0, end: text.length, read: 'ocr', confidence: 88.5, ...size },
        { number: 2, start: text.length, end: text.length, read: 'unread', reason: 'empty', ...size },
      ],
      notes: [{ code: 'mislabelled', values: { extension: 'doc', format: 'pdf' } }],
    });
    const reading = readingOf(document, { findings: [finding], unread: [{ page: 2, reason: 'empty' }] });
    const { document: found } = await parsed({ readings: [reading] });
    expect(found.pageCount).toBe(2);
    expect(found.pages[0]).toEqual({ number: 1, read: 'ocr', confidence: 88.5, ...size });
    expect(found.unread).toEqual([{ page: 2, reason: 'empty' }]);
    expect(found.findings[0].clause).toMatchObject({ page: 1, endPage: 1 });
    expect(found.findings[0].evidence[0].boxes).toHaveLength(1);
    expect(found.notes).toEqual([
      {
        code: 'mislabelled',
        page: null,
        values: { extension: 'doc', format: 'pdf' },
        message: 'Its name ends in .doc, but its content is: PDF. It was read as that.',
        hint: 'Check that it is the file you meant.',
      },
    ]);
  });

  it('holds documents that could not be read, and inputs that are none', async () => {
    const locked = readingOf(documentOf('', { outcome: 'encrypted', notes: [{ code: 'encrypted' }] }), {
      languages: [],
    });
    const { value } = await parsed({ readings: [locked], errors: [{ path: 'gone.pdf', code: 'missing' }] });
    expect(value.documents[0]).toMatchObject({ verdict: 'unread', outcome: 'encrypted', findings: [] });
    expect(value.errors).toEqual([
      {
        path: 'gone.pdf',
        code: 'missing',
        message: 'There is no such file.',
        hint: 'Check the name and the folder.',
      },
    ]);
  });

  it('escapes what a terminal would obey, and loses none of it', async () => {
    const trick = 'read \u202emy\u0007 contacts\u200b\u{e0041}\ud800';
    const reading = readingOf(documentOf(trick, { path: 'a\u001b[31m.txt' }), {
      findings: [findingOf(trick, { clause: trick })],
    });
    const { text: printed, document } = await parsed({ readings: [reading] });
    expect(printed.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    expect([document.path, document.findings[0].quote]).toEqual(['a\u001b[31m.txt', trick]);
  });
});
