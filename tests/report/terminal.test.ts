import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Document, GivenItem, GivesAway, Page, Reading } from '../../src/model.ts';
import { paintAt } from '../../src/report/paint.ts';
import { terminal } from '../../src/report/terminal.ts';
import { documentOf, findingOf, readingOf, settingOf } from './sample.ts';

const text =
  '授权书\n二、本人授权贵公司及其合作机构：\n（一）查询征信；\n（三）读取本人手机通讯录、通话记录\n我们不会读取您的短信。\n本授权长期有效。';

const page = (number: number, changes: Partial<Page> = {}): Page => ({
  number,
  start: number === 1 ? 0 : text.length,
  end: text.length,
  width: 595,
  height: 842,
  read: 'text',
  ...changes,
});

const pdf = (changes: Partial<Document> = {}) =>
  documentOf(text, { path: 'authorization.pdf', format: 'pdf', pages: [page(1), page(2)], ...changes });

const contacts = findingOf(text, {
  clause: '（三）读取本人手机通讯录、通话记录',
  leads: ['二、本人授权贵公司及其合作机构：'],
  evidence: [
    ['act', '读取'],
    ['data', '手机通讯录'],
    ['data', '通话记录'],
    ['recipient', '贵公司'],
  ],
});
const numbered = { ...contacts, clause: { ...contacts.clause, number: '2(三)' } };
const endless = findingOf(
  text,
  { clause: '本授权长期有效。', evidence: [['term', '长期有效']] },
  { rule: 'unlimited-term', category: 'irrevocable-or-unlimited', severity: 'medium', stance: 'conditional' },
);
const refused = findingOf(text, { clause: '我们不会读取您的短信。', evidence: [['data', '短信']] });

const zh = (document: Document, changes: Partial<Reading> = {}) =>
  readingOf(document, { languages: ['zh-Hans'], ...changes });
const shown = async (reading: Reading, setting = settingOf({ language: 'en' })) =>
  (await terminal.reading(reading, setting)).split('\n');

const item = (text: string, kind: GivenItem['kind'] = 'plain'): GivenItem => ({
  text,
  kind,
  start: 0,
  end: 1,
});
const NOTHING = { data: [], person: [], source: [], recipient: [], purpose: [], term: [] };
const MOVED = {
  ...NOTHING,
  data: [item('手机通讯录'), item('通话记录')],
  recipient: [item('合作机构', 'open')],
};
const MAP: GivesAway = {
  rows: [{ ...MOVED, rule: 'contact-list-access', category: 'contact-list', findings: ['f00d'] }],
  terms: [item('长期有效')],
  totals: MOVED,
};

describe('the terminal report', () => {
  it('shows findings, the map of what is given away, promises, and how much was read', async () => {
    const reading = zh(pdf(), { findings: [endless, numbered], refused: [refused], givesAway: MAP });
    expect(await shown(reading)).toEqual([
      'authorization.pdf · PDF · 2 pages · Chinese                    1 high · 1 medium',
      '─'.repeat(80),
      "✖ high  You let the lender read your phone's contact list    contact-list-access",
      '  page 1, clause 2(三)',
      '  │ 二、本人授权贵公司及其合作机构：… （三）读取本人手机通讯录、通话记录',
      '  │             ~~~~~~                      ~~~~    ~~~~~~~~~~  ~~~~~~~~',
      '  why  The numbers belong to other people; lenders use them to press borrowers',
      '       through family and colleagues.',
      '  ask  Ask to strike this item; refuse the permission on the phone.',
      '  law  Act CN-1 – contacts are not necessary',
      '       Act XX-1 – contacts are not necessary',
      '',
      '▲ medium  The authorization has no end                            unlimited-term',
      '  page 1 · only under a condition',
      '  │ 本授权长期有效。',
      '  │       ~~~~~~~~',
      '  why  It outlives the loan.',
      '  ask  Ask for an end date.',
      '─'.repeat(80),
      'What you would give away: 2 kinds of data, 1 group open to anybody',
      '  ✖ 手机通讯录, 通话记录 → 合作机构 (it does not say who)',
      '    all of it: 长期有效',
      '',
      'What the document says it will not do:',
      '  ✓ 我们不会读取您的短信。                                                page 1',
      '',
      '2 of 2 pages read. This is an indication, not legal advice.',
      'Law: mainland China (guessed from the document; --jurisdiction chooses)',
      '',
      '',
    ]);
  });

  it('shows the law of the place the reader chose, and what can be done', async () => {
    const jurisdictions = { ids: ['MX'], guessed: false };
    const lines = await shown(zh(pdf(), { findings: [contacts], jurisdictions }));
    expect(lines.slice(8, 13)).toEqual([
      '  ask      Ask to strike this item; refuse the permission on the phone.',
      '  law      Act MX-1 – contacts are not necessary',
      '  you can  refuse',
      '  law      Act XX-1 – contacts are not necessary',
      '  you can  refuse',
    ]);
    expect(lines).toContain('Law: Mexico');
  });

  it('says that it does not know whose law holds where the language has many places', async () => {
    const lines = await shown(readingOf(pdf(), { languages: ['pt'], findings: [contacts] }));
    expect(lines).toContain('Law: the document does not show whose; --jurisdiction chooses.');
  });

  it('says why and what to ask once for a rule, and shows every clause', async () => {
    const again = findingOf(text, { clause: '（一）查询征信；', evidence: [] });
    const lines = await shown(zh(documentOf(text), { findings: [contacts, again] }));
    expect(lines.filter((line) => line.startsWith('✖'))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith('  why'))).toHaveLength(1);
    expect(lines.filter((line) => /^ {2}line \d$/.test(line))).toEqual(['  line 3', '  line 4']);
  });

  it('puts the worst first, then follows the text', async () => {
    const critical = { ...contacts, rule: 'face-photo-sharing', severity: 'critical' } as const;
    const lines = await shown(zh(pdf(), { findings: [endless, contacts, critical] }));
    expect(lines.filter((line) => /^[✖▲]/.test(line)).map((line) => line.split(' ')[1])).toEqual([
      'critical',
      'high',
      'medium',
    ]);
  });

  it('counts apart what the signer may refuse, and says so', async () => {
    const lines = await shown(zh(pdf(), { findings: [{ ...contacts, stance: 'optional' }] }));
    expect(lines[0]).toMatch(/ {2}1 you may refuse$/);
    expect(lines).toContain('  page 1 · you may refuse this');
  });

  it('tells of hidden text', async () => {
    const marks = [{ start: contacts.clause.start, end: contacts.clause.end, kind: 'hidden' as const }];
    expect(await shown(zh(pdf({ marks }), { findings: [contacts] }))).toContain('  page 1 · hidden text');
  });

  it('names lines of the extracted text where a format has neither pages nor lines of its own', async () => {
    const lines = await shown(zh(documentOf(text, { format: 'docx' }), { findings: [contacts] }));
    expect(lines).toContain('  line 4 of the text');
  });

  it('never calls a document safe', async () => {
    const lines = await shown(zh(pdf()));
    expect(lines[0]).toMatch(/ {2}nothing found$/);
    expect(lines.join(' ')).toContain('No such clause was found in what was read. That is no promise');
  });

  it('says what could not be read, with reasons, and takes back nothing found', async () => {
    const pages = [
      page(1),
      page(2, { read: 'unread', reason: 'empty' }),
      page(3, { read: 'unread', reason: 'empty' }),
    ];
    const unread = [2, 3].map((number) => ({ page: number, reason: 'empty' as const }));
    const lines = await shown(zh(pdf({ pages }), { verdict: 'unread', unread }));
    expect(lines[0]).toMatch(/ {2}nothing found · 2 pages not read$/);
    expect(lines.slice(2)).toEqual([
      '! Pages 2–3: No text, perhaps a scan or a picture. Read it yourself, or ask for',
      '  a copy whose text can be selected.',
      '',
      'No such clause was found, but not everything could be judged. What was not',
      'judged may hold some.',
      '1 of 3 pages read. This is an indication, not legal advice.',
      '',
      '',
    ]);
  });

  it('says of a file that cannot be read what it is and what to do', async () => {
    const document = pdf({ text: '', pages: [], outcome: 'malformed', notes: [{ code: 'malformed-pdf' }] });
    expect(await shown(readingOf(document, { languages: [] }))).toEqual([
      `authorization.pdf${'not read'.padStart(63)}`,
      '─'.repeat(80),
      '! This PDF is damaged and cannot be read. Download it again, or open it in a',
      '  browser and print it to a new PDF.',
      '',
      'Nothing of it was read, so nothing is known about it.',
      '',
      '',
    ]);
  });

  it.each([32, 57, 80, 120])('keeps every line within %i columns, in every language', async (width) => {
    const reading = zh(pdf({ path: `${'folder/'.repeat(20)}letter.pdf` }), {
      findings: [endless, numbered],
      refused: [refused],
    });
    for (const language of ['zh', 'zh-Hant', 'es', 'en'] as const) {
      const lines = await shown(reading, settingOf({ language, width }));
      expect(lines.filter((line) => stringWidth(line) > width)).toEqual([]);
    }
  });

  it('has the same text with and without colour', async () => {
    const reading = zh(pdf(), { findings: [endless, numbered], refused: [refused] });
    const coloured = await shown(reading, settingOf({ language: 'en', paint: paintAt(1) }));
    expect(coloured.join('\n')).toContain('\u001b[31m');
    expect(coloured.map((line) => line.replace(/\u001b\[\d+m/g, ''))).toEqual(await shown(reading));
  });

  it('lets no character of a document steer the terminal', async () => {
    const trick = 'read \u202emy\u001b[2J contacts\r\u009b1m';
    const finding = findingOf(trick, { clause: trick, evidence: [['data', 'contacts']] });
    const document = documentOf(trick, {
      path: 'a\u001b]0;x\u0007.txt',
      notes: [{ code: 'embedded-unread', values: { part: 'b\u202e' } }],
    });
    const printed = (await shown(readingOf(document, { findings: [finding], refused: [finding] }))).join('');
    expect(printed).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(printed).toContain('<U+202E>my<U+001B>[2J contacts');
  });

  it('has one line a document where only the summary is wanted', async () => {
    const reading = zh(pdf(), { findings: [contacts] });
    expect(await terminal.reading(reading, settingOf({ detail: 'summary', language: 'zh' }))).toBe(
      'authorization.pdf · PDF · 2 页 · 中文                                高风险 1 项\n',
    );
  });

  it('ends several documents with their count, and one without', async () => {
    const readings = [zh(pdf(), { findings: [contacts] }), zh(pdf()), zh(pdf(), { verdict: 'unread' })];
    const setting = settingOf({ language: 'en' });
    expect(await terminal.end({ readings: readings.slice(0, 1), errors: [] }, setting)).toBe('');
    expect(await terminal.end({ readings, errors: [{ path: 'x', code: 'missing' }] }, setting)).toBe(
      `${'═'.repeat(80)}\n3 documents · 6 pages · 582 byte · 1 with findings · 1 without · 1 not fully\njudged · 1 not opened\nFound: 1 high\nBy topic: Contact list (1)\n`,
    );
  });
});
