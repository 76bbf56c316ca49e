/** A language with its rules, prepared for matching. */
import type { Frame, Language, Rule, RuleText, Rulebook } from '../model.ts';
import type { Fold } from './fold.ts';
import { type Bits, toBits } from './bits.ts';
import { buildLexicon, type Lexicon } from './lexicon.ts';
import { type Pattern, toPattern } from './phrase.ts';

/** A rule in one language. */
export interface PreparedRule {
  readonly rule: Rule;
  readonly text: RuleText;
  /** Patterns that count only inside a grant, and those that are one. */
  readonly any: readonly Pattern[];
  readonly alone: readonly Pattern[];
}

export interface PreparedFrame {
  readonly frame: Frame;
  readonly any: readonly Pattern[];
}

export interface Grammar {
  readonly language: Language;
  readonly lexicon: Lexicon;
  /** Rules by the index of a list one of whose words must stand in the clause for them to find anything. */
  readonly triggers: ReadonlyMap<number, readonly PreparedRule[]>;
  /** The lists of `triggers`, and `carries`: a clause without a word of any of them finds nothing. */
  readonly wake: Bits;
  readonly grants: readonly { readonly kind: string; readonly patterns: readonly Pattern[] }[];
  readonly frames: readonly PreparedFrame[];
  /** Folded units that part comma pieces. */
  readonly pieces: ReadonlySet<number>;
  /** Folded units up to which a clause is hardly a sentence. */
  readonly bareLength: number;
}

/** A short line in ideographs, and in letters, which say a third as much. */
const BARE_LENGTH = { ideographs: 40, letters: 120 };

/** Prepares a language of a rulebook. */
export function prepareGrammar(language: Language, { rules }: Rulebook, fold: Fold): Grammar {
  const lexicon = buildLexicon(language.lists, fold);
  const triggers = indexTriggers(prepareRules(rules, language, lexicon));
  return {
    language,
    lexicon,
    triggers,
    wake: toBits([...triggers.keys(), lexicon.index.get('carries') ?? -1], lexicon.names.length),
    grants: Object.entries(language.grants).map(([kind, phrases]) => ({
      kind,
      patterns: phrases.map((phrase) => toPattern(phrase, lexicon)),
    })),
    frames: language.frames.map((frame) => ({
      frame,
      any: frame.any.map((phrase) => toPattern(phrase, lexicon)),
    })),
    bareLength: language.detect.script === 'Han' ? BARE_LENGTH.ideographs : BARE_LENGTH.letters,
    pieces: new Set(Array.from(fold(language.segment.pieces).text, (char) => char.charCodeAt(0))),
  };
}

function prepareRules(rules: readonly Rule[], { id }: Language, lexicon: Lexicon): PreparedRule[] {
  return rules.flatMap((rule) => {
    const text = rule.texts[id];
    if (!text) return [];
    const [any, alone] = [text.any, text.alone].map((phrases) =>
      phrases.map((phrase) => toPattern(phrase, lexicon)),
    );
    return [{ rule, text, any: any ?? [], alone: alone ?? [] }];
  });
}

function indexTriggers(rules: readonly PreparedRule[]): Map<number, PreparedRule[]> {
  const triggers = new Map<number, Set<PreparedRule>>();
  for (const rule of rules) {
    for (const list of [...rule.any, ...rule.alone].flatMap(triggerLists)) {
      const set = triggers.get(list) ?? new Set();
      triggers.set(list, set.add(rule));
    }
  }
  return new Map([...triggers].map(([list, set]) => [list, [...set]]));
}

function triggerLists({ slots, needsMatter }: Pattern): number[] {
  return slots.filter((slot) => slot.isMatter || !needsMatter).map((slot) => slot.list);
}
