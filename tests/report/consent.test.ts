/** What is said of a consent as a whole: the grade, what is missing, and what it refers to. */
import { describe, expect, it } from 'vitest';
import type { Assessment, CriterionResult, Reading, Reference, Safeguard } from '../../src/model.ts';
import { terminal } from '../../src/report/terminal.ts';
import { documentOf, readingOf, settingOf } from './sample.ts';

const text = 'You may withdraw this consent by letter.\nSee the Privacy Policy.';
const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const criterion = (assessment: Assessment, ...words: readonly string[]): CriterionResult => ({
  ...{ criterion: 'revocable', assessment, rules: ['withdrawal-route'] },
  evidence: words.map((word) => ({ role: 'safeguard', ...at(word) })),
});
const safeguard = (assessment: Assessment, changes: Partial<Safeguard> = {}): Safeguard => ({
  ...{ rule: 'contact-list-access', category: 'missing-safeguard', severity: 'medium', assessment },
  ...{ evidence: [], fingerprint: 'f00d', ...changes },
});
const reference = (path: string | null): Reference => ({
  ...{ kind: 'title', text: 'Privacy Policy', mentions: 1, path },
  ...at('Privacy Policy'),
});

async function lines(changes: Partial<Reading>): Promise<readonly string[]> {
  return (await terminal.reading(readingOf(documentOf(text), changes), settingOf({ language: 'en' }))).split(
    '\n',
  );
}

describe('the report of a consent', () => {
  it('tells the grade, and each criterion with its words and their place', async () => {
    const quality = {
      ...{ grade: 'D', points: 1 },
      criteria: [
        criterion('pass', 'withdraw', 'by letter'),
        criterion('unspecified'),
        criterion('fail', 'withdraw'),
      ],
    } as const;
    const shown = await lines({ quality });
    expect(shown).toContain('Quality of the consent: D (1 of 8 points)');
    expect(shown).toContain('  ✓ You can take it back, and it says how');
    expect(shown.find((line) => line.startsWith('    withdraw … by letter'))).toMatch(/ line 1$/);
    expect(shown).toContain('  ? You can take it back, and it says how: not said');
    expect(shown).toContain('  ✗ You can take it back, and it says how: it says the opposite');
  });

  it('names what is missing: not what is said, nor what is gainsaid above, nor mere criteria', async () => {
    const missing = await lines({ safeguards: [safeguard('unspecified')] });
    expect(missing).toContain('What is missing:');
    expect(missing.join(' ')).toMatch(/– You let the lender read.*contact list\. Ask to strike/);
    for (const other of [
      safeguard('pass'),
      safeguard('fail'),
      safeguard('unspecified', { severity: 'info' }),
    ])
      expect(await lines({ safeguards: [other] })).not.toContain('What is missing:');
  });

  it('lists documents referred to, and which of them were read', async () => {
    expect((await lines({ references: [reference(null)] })).join('\n')).toMatch(/\? Privacy Policy +line 2/);
    expect((await lines({ references: [reference('p.pdf')] })).join('\n')).toContain(
      '✓ Privacy Policy: this is p.pdf',
    );
  });
});
