import fc from 'fast-check';
import { Converter } from 'opencc-js/cn2t';
import { describe, expect, it } from 'vitest';
import { readText, rulebook } from './reading.ts';

/** Every sentence that a rule must flag, with the rule. */
const flags = rulebook.rules.flatMap(({ id, texts }) =>
  Object.entries(texts).flatMap(([language, { flags: examples }]) =>
    examples.map((example) => ({ rule: id, language, example })),
  ),
);
const HAN = /\p{Script=Han}/u;
const traditional = Converter({ from: 'cn', to: 'tw' });
const isInside = (text: string, at: number): boolean => /^\p{L}{2}$/u.test(text.slice(at - 1, at + 1));
const isBetweenHan = (text: string, at: number): boolean =>
  HAN.test(text.charAt(at - 1)) && HAN.test(text.charAt(at));
const isAtSpace = (text: string, at: number): boolean =>
  text.charAt(at) === ' ' && /\p{L}/u.test(text.charAt(at - 1));

/** The text with something inserted at some of the places that allow it. */
function insert(
  text: string,
  what: string,
  places: { at: readonly number[]; allow: typeof isInside },
): string {
  const allowed = Array.from({ length: text.length }, (_, at) => at).filter(
    (at) => at > 0 && places.allow(text, at),
  );
  const chosen = new Set(places.at.map((n) => allowed[n % Math.max(allowed.length, 1)]));
  return Array.from({ length: text.length }, (_, at) => (chosen.has(at) ? what : '') + text.charAt(at)).join(
    '',
  );
}

const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
const looksAlike = (text: string): string =>
  text.replace(/[aeocp]/g, (char) => ({ a: 'а', e: 'е', o: 'о', c: 'с', p: 'р' })[char] ?? char);

const anyFlag = fc.constantFrom(...flags);
const somePlaces = fc.array(fc.nat({ max: 10_000 }), { minLength: 1, maxLength: 6 });
const isFound = (rule: string, text: string): boolean =>
  readText(text).findings.some((finding) => finding.rule === rule);

/** Whatever is done to a flagged sentence, it is still found. */
function survives(change: (example: string, at: readonly number[]) => string): void {
  fc.assert(
    fc.property(anyFlag, somePlaces, ({ rule, example }, at) => isFound(rule, change(example, at))),
    { numRuns: 300 },
  );
}

describe('a flagged sentence is not hidden by', () => {
  it('zero-width characters inside words', () =>
    survives((text, at) => insert(text, '\u200b\u2060', { at, allow: isInside })));
  it('soft hyphens inside words', () =>
    survives((text, at) => insert(text, '\u00ad', { at, allow: isInside })));
  it('spaces between ideographs, and more spaces between words', () =>
    survives((text, at) =>
      insert(insert(text, '\u3000 ', { at, allow: isBetweenHan }), '  ', { at, allow: isAtSpace }),
    ));
  it('a line break between ideographs, in 99 of 100 places of all sentences', () => {
    const torn = flags
      .filter(({ language, example }) => language === 'zh' && !example.includes('\n'))
      .flatMap(({ rule, example }) =>
        Array.from({ length: example.length }, (_, at) => at)
          .filter((at) => at > 0 && isBetweenHan(example, at))
          .map((at) => ({ rule, text: `${example.slice(0, at)}\n${example.slice(at)}` })),
      );
    const hidden = torn.filter(({ rule, text }) => !isFound(rule, text));
    expect(torn.length).toBeGreaterThan(1000);
    expect(hidden.length).toBeLessThan(torn.length / 100);
  });
  it('full-width forms', () => survives((text) => fullWidth(text)));
  it('traditional script', () => survives((text) => (HAN.test(text) ? traditional(text) : text)));
  it('capitals', () => survives((text) => text.toUpperCase()));
  it('missing or decomposed accents', () => {
    survives((text) => text.normalize('NFD').replace(/\p{M}/gu, ''));
    survives((text) => text.normalize('NFD'));
  });
  it('letters that look alike', () => survives((text) => looksAlike(text)));
  it('ligatures', () => survives((text) => text.replaceAll('fi', 'ﬁ').replaceAll('fl', 'ﬂ')));
});

describe('every finding', () => {
  it('quotes its clause, its leads and its evidence from the text', () => {
    fc.assert(
      fc.property(fc.array(anyFlag, { minLength: 1, maxLength: 4 }), somePlaces, (some, at) => {
        const text = insert(some.map(({ example }) => example).join('\n\n'), '\u200b', {
          at,
          allow: isInside,
        });
        const { document, findings, refused } = readText(text);
        for (const { clause, evidence } of [...findings, ...refused]) {
          expect(clause.start).toBeLessThan(clause.end);
          expect(clause.body).toBeGreaterThanOrEqual(clause.start);
          expect(document.text.slice(clause.start, clause.end)).not.toMatch(/^\s|\s$/);
          for (const lead of clause.leads) expect(lead.end).toBeLessThanOrEqual(clause.start);
          const spans = [clause, ...clause.leads, ...(clause.before ? [clause.before] : [])];
          for (const piece of evidence) {
            expect(document.text.slice(piece.start, piece.end).trim()).not.toBe('');
            expect(spans.some(({ start, end }) => piece.start >= start && piece.end <= end)).toBe(true);
          }
        }
        return findings.length > 0;
      }),
      { numRuns: 200 },
    );
  });
});
