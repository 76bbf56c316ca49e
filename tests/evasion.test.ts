/** What is done to a text to hide a clause, or happens to it on its way through programs, must hide nothing. */
import fc from 'fast-check';
import { Converter } from 'opencc-js/cn2t';
import { describe, expect, it } from 'vitest';
import { readExample, readText, rulebook } from './reading.ts';

interface Flag {
  readonly rule: string;
  readonly language: string;
  readonly example: string;
}

/** Every sentence in which a rule must find something, with the rule; what is missing nobody can hide. */
const flags: Flag[] = rulebook.rules.flatMap(({ id, texts }) =>
  Object.entries(texts).flatMap(([language, { flags: examples, expects }]) =>
    expects ? [] : examples.map((example) => ({ rule: id, language, example })),
  ),
);
const HAN = /\p{Script=Han}/u;
const TAG = /(<[^>]*>)/;
const traditional = Converter({ from: 'cn', to: 'tw' });

type Place = (text: string, at: number) => boolean;
const isInside: Place = (text, at) => /^\p{L}{2}$/u.test(text.slice(at - 1, at + 1));
const isBetweenHan: Place = (text, at) => HAN.test(text.charAt(at - 1)) && HAN.test(text.charAt(at));
const isAtSpace: Place = (text, at) => text.charAt(at) === ' ' && /\p{L}/u.test(text.charAt(at - 1));

const placesIn = (text: string, isPlace: Place): number[] =>
  Array.from({ length: text.length }, (_, at) => at).filter((at) => at > 0 && isPlace(text, at));

function insertAt(text: string, what: string, places: ReadonlySet<number>): string {
  return Array.from(text.split(''), (char, at) => (places.has(at) ? what : '') + char).join('');
}

/** The text with something inserted at every third place that allows it. */
const insert =
  (what: string, isPlace: Place) =>
  (text: string): string =>
    insertAt(text, what, new Set(placesIn(text, isPlace).filter((_, i) => i % 3 === 1)));

/** What is visible of an example, changed: a page keeps its markup. */
const changed = (example: string, change: (text: string) => string): string =>
  example.startsWith('<')
    ? example
        .split(TAG)
        .map((piece) => (TAG.test(piece) ? piece : change(piece)))
        .join('')
    : change(example);

const isFound = async (rule: string, text: string): Promise<boolean> =>
  (await readExample(text)).findings.some((finding) => finding.rule === rule);

/** At least 99 of 100 of all flagged sentences are still found, whatever is done to them. */
async function survive(change: (text: string) => string, some: readonly Flag[] = flags): Promise<void> {
  const hidden: string[] = [];
  for (const { rule, language, example } of some) {
    const text = changed(example, change);
    if (!(await isFound(rule, text))) hidden.push(`${language} ${rule}: ${text}`);
  }
  expect(some.length).toBeGreaterThan(100);
  if (hidden.length > some.length / 100) expect(hidden).toEqual([]);
}

const FULL_WIDTH = 0xfee0;
const LIGATURES: Readonly<Record<string, string>> = { ffi: 'ﬃ', ffl: 'ﬄ', ff: 'ﬀ', fi: 'ﬁ', fl: 'ﬂ' };
const LOOK_ALIKES: Readonly<Record<string, string>> = { a: 'а', e: 'е', o: 'о', c: 'с', p: 'р' };
const isChinese = ({ language }: Flag): boolean => language === 'zh';
const isLatin = ({ language }: Flag): boolean => language !== 'zh';

describe('a flagged sentence is not hidden by', () => {
  it('full-width forms', () =>
    survive((text) =>
      text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + FULL_WIDTH)),
    ));
  it('zero-width characters inside words', () => survive(insert('\u200b\u2060', isInside)));
  it('soft hyphens inside words', () => survive(insert('\u00ad', isInside)));
  it('spaces between ideographs, and more spaces between words', () =>
    survive((text) => insert('  ', isAtSpace)(insert('\u3000 ', isBetweenHan)(text))));
  it('traditional script', () => survive(traditional, flags.filter(isChinese)));
  it('capitals', () => survive((text) => text.toUpperCase(), flags.filter(isLatin)));
  it('missing accents', () =>
    survive((text) => text.normalize('NFD').replace(/\p{M}/gu, ''), flags.filter(isLatin)));
  it('decomposed accents', () => survive((text) => text.normalize('NFD'), flags.filter(isLatin)));
  it('ligatures', () =>
    survive((text) => text.replace(/ff[il]?|f[il]/g, (all) => LIGATURES[all] ?? all), flags.filter(isLatin)));
  it('ligatures that were lost', () =>
    survive((text) => text.replace(/(?<=\p{L})t[ti](?=\p{L})/gu, ' '), flags.filter(isLatin)));
  it('letters that look alike', () =>
    survive((text) => text.replace(/[aeocp]/g, (char) => LOOK_ALIKES[char] ?? char), flags.filter(isLatin)));
  it('line breaks', async () => {
    const torn = flags
      .filter(({ example }) => !example.includes('\n') && !example.startsWith('<'))
      .flatMap((flag) => {
        const places = placesIn(flag.example, isChinese(flag) ? isBetweenHan : isAtSpace);
        const some = [places.at(places.length / 3), places.at((2 * places.length) / 3)];
        return some.flatMap((at) =>
          at === undefined ? [] : { ...flag, example: insertAt(flag.example, '\n', new Set([at])) },
        );
      });
    await survive((text) => text, torn);
  });
});

/** Some flagged sentences of one language. */
const someFlags = fc.constantFrom(...Object.keys(rulebook.languages)).chain((id) => {
  const own = flags.filter(({ language, example }) => language === id && !example.startsWith('<'));
  return fc.array(fc.constantFrom(...own), { minLength: 1, maxLength: 4 });
});
const somePlaces = fc.array(fc.nat({ max: 10_000 }), { minLength: 1, maxLength: 6 });

describe('every finding', () => {
  it('quotes its clause, its leads and its evidence from the text', () => {
    fc.assert(
      fc.property(someFlags, somePlaces, (some, at) => {
        const whole = some.map(({ example }) => example).join('\n\n');
        const places = placesIn(whole, isInside);
        const text = insertAt(whole, '\u200b', new Set(at.map((n) => places[n % places.length] ?? 1)));
        const { document, findings, refused } = readText(text);
        for (const { clause, evidence } of [...findings, ...refused]) {
          expect(clause.start).toBeLessThan(clause.end);
          expect(clause.body).toBeGreaterThanOrEqual(clause.start);
          expect(document.text.slice(clause.start, clause.end)).not.toMatch(/^\s|\s$/);
          for (const lead of clause.leads) expect(lead.end).toBeLessThanOrEqual(clause.start);
          const spans = [clause, ...clause.leads, ...(clause.before ? [clause.before] : [])];
          for (const { role, start, end } of evidence) {
            expect(document.text.slice(start, end).trim()).not.toBe('');
            const homes = role === 'promise' ? refused.map((promise) => promise.clause) : spans;
            expect(homes.some((span) => start >= span.start && end <= span.end)).toBe(true);
          }
        }
        return findings.length > 0;
      }),
      { numRuns: 200 },
    );
  });
});
