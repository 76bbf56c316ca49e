/** Every reason for which a clause is flagged or is not, each told with its words. */
import { describe, expect, it } from 'vitest';
import { createTracing } from '../../src/match/trace.ts';
import type { RuleTrace, Span, Trace } from '../../src/model.ts';
import { type Line, languageOf, type RuleSketch, rulebookOf } from '../tiny.ts';
import { LANGUAGE, READ_CONTACTS, scannerOf } from './scanner.ts';

const FRAMED = {
  ...LANGUAGE,
  lists: { ...LANGUAGE.lists, fee: 'fee' },
  frames: [{ id: 'price', any: ['-:$fee'] }],
};

/** The traces of all clauses of some lines, with a way to quote. */
function traced(lines: readonly Line[], rules: readonly RuleSketch[] = [READ_CONTACTS], language = LANGUAGE) {
  const scan = scannerOf(rules, language)(...lines);
  const trace = createTracing(rulebookOf([languageOf(language)], rules))(scan.document);
  const text = (span: Span) => scan.document.text.slice(span.start, span.end);
  return { traces: scan.clauses.map((clause) => trace(clause, scan)), text };
}

/** What the rules made of the last clause. */
function outcome(lines: readonly Line[], rules?: readonly RuleSketch[], language = LANGUAGE) {
  const { traces, text } = traced(lines, rules, language);
  const { rules: made = [] } = traces.at(-1) ?? {};
  return { made, text, first: made[0]?.outcome };
}

const reason = (trace: RuleTrace['outcome'] | undefined) =>
  trace?.kind === 'silent' ? trace.reason : undefined;

describe('a clause that is flagged', () => {
  it('is told with the phrase that was met and the words that grant', () => {
    const { traces, text } = traced(['I agree that you read my contacts.']);
    const [{ rules, grant }] = traces as [Trace];
    expect(rules[0]?.outcome.kind).toBe('flagged');
    expect(rules[0]?.phrase.map((word) => [word.role, word.list, text(word), word.from])).toEqual([
      ['act', 'read', 'read', null],
      ['data', 'contacts', 'contacts', null],
    ]);
    expect([grant?.kind, grant?.words.map(text)]).toEqual(['consent', ['agree']]);
  });

  it('is told which words come from which lead', () => {
    const { traces, text } = traced(['I authorize you to read:', '(a) contacts;', '(b) photos;']);
    const item = traces.find(({ clause }) => text(clause).includes('contacts'));
    expect(item?.rules[0]?.phrase.map((word) => [text(word), word.from])).toEqual([
      ['read', 0],
      ['contacts', null],
    ]);
    expect(item?.grant?.words.map(({ from }) => from)).toEqual([0]);
  });

  it('is told what eases it', () => {
    const stanceIn = (line: string) => {
      const { traces, text } = traced([line]);
      const { stance, words = [] } = traces[0]?.stance ?? {};
      return [stance, words.map(text)];
    };
    expect(stanceIn('We may read contacts.')).toEqual(['granted', []]);
    expect(stanceIn('If in default, we may read contacts.')).toEqual(['conditional', ['If', 'in default']]);
    expect(stanceIn('We may read contacts, you may refuse.')).toEqual(['optional', ['you may refuse']]);
  });
});

describe('a clause that is denied', () => {
  it('counts as a promise, for the words that deny it', () => {
    const { first, text } = outcome(['We never read contacts.']);
    expect(first?.kind === 'refused' && first.denials.map(text)).toEqual(['never']);
  });

  it('may be denied by the line it hangs from', () => {
    const { traces, text } = traced(['We do not read:', '(a) contacts;', '(b) photos;']);
    const item = traces.find(({ clause }) => text(clause).includes('contacts'));
    const made = item?.rules[0]?.outcome;
    expect(made?.kind === 'refused' && made.denials.map(text)).toEqual(['do not']);
  });
});

describe('a clause that is not flagged', () => {
  it('has no word of any rule', () => {
    const { traces } = traced(['You pay on the first of each month.']);
    expect(traces.map(({ rules, words }) => [rules, words])).toEqual([[[], []]]);
  });

  it('grants nothing', () => {
    expect(reason(outcome(['Some people read contacts.']).first)).toEqual({ kind: 'no-grant', denied: [] });
  });

  it('denies what would grant', () => {
    const { first, text } = outcome(['People read contacts, and I do not agree.']);
    const why = reason(first);
    expect(why?.kind === 'no-grant' && why.denied.map(text)).toEqual(['do not']);
  });

  it('is a heading', () => {
    const { first } = outcome([{ text: 'How we may read contacts', kind: 'heading' }]);
    expect(reason(first)).toEqual({ kind: 'heading' });
  });

  it('stands in a frame', () => {
    const { first, text } = outcome(['We may read contacts for a fee.'], [READ_CONTACTS], FRAMED);
    const why = reason(first);
    expect(why?.kind === 'framed' && [why.frame, why.words.map(text)]).toEqual(['price', ['fee']]);
  });

  it('has words that make it another matter', () => {
    const rule = { ...READ_CONTACTS, unless: 'picked' };
    const { first, text } = outcome(['We may read contacts picked by you.'], [rule]);
    const why = reason(first);
    expect(why?.kind === 'unless' && why.words.map(text)).toEqual(['picked by you']);
  });

  it('lacks a word', () => {
    const { first, made } = outcome(['We may ask about contacts.']);
    const slots = [{ role: 'act', list: 'read', examples: ['read', 'copy', 'share'] }];
    expect(reason(first)).toEqual({ kind: 'missing', slots });
    expect(first?.kind === 'silent' && first.isNear).toBe(true);
    expect(made[0]?.phrase.map(({ role }) => role)).toEqual(['data']);
  });

  it('has its words too far apart, or in another order', () => {
    const rule = { id: 'near', any: ['act:$read <5> data:$contacts'] };
    expect(reason(outcome(['We may read a lot of quite long books of contacts.'], [rule]).first)).toEqual({
      kind: 'too-far',
    });
    expect(reason(outcome(['We may have contacts that read.'], [rule]).first)).toEqual({
      kind: 'out-of-order',
    });
  });

  it('hangs from a line that says it, and does not say it itself', () => {
    const rule = { id: 'any', any: ['act:$read data:$contacts', 'act:$sell data:$photos'] };
    const { traces, text } = traced(['We may read contacts and more:', '(a) photos;', '(b) years;'], [rule]);
    const item = traces.find(({ clause }) => text(clause).includes('photos'));
    expect(reason(item?.rules[0]?.outcome)).toEqual({ kind: 'lent' });
    expect(item?.rules[0]?.phrase.map(({ from }) => from)).toEqual([0, 0]);
  });

  it('is said more exactly by another rule', () => {
    const general = { ...READ_CONTACTS, id: 'general', yields: ['exact'] };
    const { made } = outcome(['We may read contacts.'], [general, { ...READ_CONTACTS, id: 'exact' }]);
    expect(reason(made.find(({ rule }) => rule === 'general')?.outcome)).toEqual({
      kind: 'yields',
      rule: 'exact',
    });
  });

  it('tells the nearest rule first', () => {
    const wide = { id: 'wide', any: ['act:$sell data:$anything'] };
    const narrow = { id: 'narrow', any: ['act:$sell data:$photos'] };
    const language = {
      ...LANGUAGE,
      lists: { ...LANGUAGE.lists, anything: 'things, $photos, $contacts, $bureau' },
    };
    const { made } = outcome(['We may keep photos.'], [wide, narrow], language);
    expect(made.map(({ rule }) => rule)).toEqual(['narrow', 'wide']);
  });
});
