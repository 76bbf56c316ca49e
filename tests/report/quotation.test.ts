import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Role } from '../../src/model.ts';
import { quotation } from '../../src/report/quotation.ts';
import { viewOf } from '../../src/report/view.ts';
import { documentOf, findingOf, readingOf, settingOf } from './sample.ts';

interface Quoted {
  readonly clause: string;
  readonly leads?: string[];
  readonly evidence: [Role, string][];
}

async function quoted(text: string, parts: Quoted, width = 80): Promise<readonly string[]> {
  const finding = findingOf(text, parts);
  return quotation(
    finding,
    await viewOf(readingOf(documentOf(text), { findings: [finding] }), settingOf({ width })),
  );
}

describe('the quotation', () => {
  it('shows leads and clause, with … for what stands between, and ~ under the evidence', async () => {
    const text = '二、本人授权贵公司及其合作机构：\n（一）查询征信；\n（三）读取本人手机通讯录、通话记录';
    const parts: Quoted = {
      clause: '（三）读取本人手机通讯录、通话记录',
      leads: ['二、本人授权贵公司及其合作机构：'],
      evidence: [
        ['act', '读取'],
        ['data', '通讯录'],
      ],
    };
    expect(await quoted(text, parts)).toEqual([
      '  │ 二、本人授权贵公司及其合作机构：… （三）读取本人手机通讯录、通话记录',
      '  │                                         ~~~~        ~~~~~~',
    ]);
  });

  it('underlines evidence that a lead lends, on the line where it stands', async () => {
    const text = 'I authorize the lender to:\n(a) read my contacts;';
    const parts: Quoted = {
      clause: '(a) read my contacts;',
      leads: ['I authorize the lender to:'],
      evidence: [
        ['grant', 'authorize'],
        ['data', 'contacts'],
      ],
    };
    expect(await quoted(text, parts, 32)).toEqual([
      '  │ I authorize the lender to:',
      '  │   ~~~~~~~~~',
      '  │ (a) read my contacts;',
      '  │             ~~~~~~~~',
    ]);
  });

  it('shortens long leads around their evidence without cutting words', async () => {
    const filler = 'in consideration of the services described in this agreement and its annexes ';
    const text = `The undersigned, ${filler}${filler}hereby authorizes the company ${filler}to:\nread contacts`;
    const lead = text.split('\n')[0] ?? '';
    const lines = await quoted(
      text,
      { clause: 'read contacts', leads: [lead], evidence: [['grant', 'authorizes']] },
      120,
    );
    expect(lines.filter((_, i) => i % 2 === 0).join(' ')).toMatch(
      /The undersigned, in consideration of the services… .*hereby authorizes the company in consideration… .*and its annexes to: +│? *read contacts/,
    );
    expect(lines.join('\n')).toContain('~~~~~~~~~~');
  });

  it('puts ~ under exactly the columns of the evidence, whatever stands before it', () => {
    const characters = fc.constantFrom(
      ...'a é本，（ \n',
      'e\u0301',
      '👩‍🚀',
      '🇨🇳',
      '\u202e',
      '\u200b',
      '\u00ad',
      '𠮷',
      'ﬁ',
    );
    const texts = fc.array(characters, { maxLength: 60 }).map((parts) => parts.join(''));
    return fc.assert(
      fc.asyncProperty(texts, texts, fc.integer({ min: 32, max: 90 }), async (before, after, width) => {
        const clause = `x${before} 通讯录Z${after}x`;
        const lines = await quoted(clause, { clause, evidence: [['data', '通讯录Z']] }, width);
        expect(underlined(lines)).toBe('通讯录Z');
      }),
    );
  });
});

/** The characters that stand above a `~`, read back column by column. */
function underlined(lines: readonly string[]): string {
  return lines
    .flatMap((line, i) => (/^ {2}│ [ ~]*~$/.test(line) ? [above(lines[i - 1] ?? '', line)] : []))
    .join('');
}

function above(text: string, marks: string): string {
  let column = 0;
  let found = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (marks[column] === '~') found += segment;
    column += stringWidth(segment);
  }
  return found;
}
