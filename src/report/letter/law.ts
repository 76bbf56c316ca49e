import type { Letter } from '../../model.ts';
import type { Where } from '../jurisdiction.ts';
import type { LetterBlock } from '../letter.ts';
import { fill, type LawWords, type Words } from '../words.ts';
import type { Point } from './points.ts';

/** Most provisions stated, and most asked about: a letter is short. */
const MOST_STATED = 6;
const MOST_ASKED = 3;
/** Most provisions taken from one rule. */
const FROM_RULE = 2;

/** A provision and the points that it speaks to. */
interface Cited {
  readonly law: LawWords;
  readonly points: readonly number[];
}

/**
 * The law that may speak to the points: what was read in its own text and holds for everybody is stated with its date,
 * all else is only asked about. Nothing is stated where nobody said whose law holds and the document leaves it open.
 */
export function lawBlocks(points: readonly Point[], letter: Letter, words: Words): readonly LetterBlock[] {
  const text = words.letter(letter.id);
  const known = points.filter(({ where }) => isKnown(where, words));
  if (!text) return [];
  if (known.length === 0) return [{ kind: 'paragraph', text: text.unknown }];
  const cited = citedBy(known, letter, words);
  const blocks = (all: readonly Cited[], lead: string, line: string): readonly LetterBlock[] => {
    if (all.length === 0) return [];
    return [{ kind: 'paragraph', text: lead }, ...all.map((one) => provision(one, line, words))];
  };
  const stated = cited.filter(isStated).slice(0, MOST_STATED);
  const asked = cited.filter((one) => !isStated(one)).slice(0, MOST_ASKED);
  return [...blocks(stated, text.asserted, text.provision), ...blocks(asked, text.asked, text.question)];
}

/** Read in its own text, and holding for everybody in its place. */
const isStated = ({ law }: Cited): boolean => law.evidence === 'primary' && law.scope === undefined;

/** Chosen, or one place guessed: not all that a language is spoken in. */
function isKnown(where: Where, words: Words): boolean {
  return !where.jurisdictions.guessed || words.places(where).length === 1;
}

/** What the letter itself rests on, then what its rules do, each once. */
function citedBy(points: readonly Point[], letter: Letter, words: Words): readonly Cited[] {
  const cited = new Map<string, Cited>();
  const cite = (law: LawWords, n: number) => {
    const before = cited.get(law.id)?.points ?? [];
    cited.set(law.id, { law, points: before.includes(n) ? before : [...before, n] });
  };
  for (const { n, where } of points)
    for (const law of words.statutes({ letter: letter.id }, where)) cite(law, n);
  for (const { n, where, rules } of points)
    for (const rule of rules)
      for (const law of words.statutes({ rule }, where).slice(0, FROM_RULE)) cite(law, n);
  return [...cited.values()];
}

function provision({ law, points }: Cited, line: string, words: Words): LetterBlock {
  const clauses = runs(points).join(words.say('list.separator'));
  const since = dateOf(law, words);
  const date = law.scope === undefined ? since : words.say('letter.scope', { date: since, scope: law.scope });
  return { kind: 'item', text: fill(line, { cite: law.cite, date, clauses }) };
}

/** Numbers one after the other as one: `1–4`. */
function runs(numbers: readonly number[]): readonly string[] {
  const all = numbers.toSorted((a, b) => a - b);
  const firsts = all.filter((n) => !all.includes(n - 1));
  return firsts.map((first) => {
    const last = all.find((n) => n >= first && !all.includes(n + 1)) ?? first;
    return first === last ? `${first}` : `${first}–${last}`;
  });
}

/** Since when; where only that is known, by when. */
function dateOf({ inForce }: LawWords, words: Words): string {
  const by = /^≤ (.+)$/.exec(inForce)?.[1];
  return by === undefined
    ? words.say('letter.since', { date: words.date(inForce) })
    : words.say('letter.by', { date: words.date(by) });
}
