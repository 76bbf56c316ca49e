/** A language with its rules, prepared for matching. */
import type { Frame, Language, Rule, Rulebook, RuleText } from '../model.ts';
import { addBits, type Bits, toBits } from './bits.ts';
import type { Fold } from './fold.ts';
import { type Lexicon, openLexicon, writeLexicon } from './lexicon.ts';
import { type Pattern, toPattern } from './phrase.ts';

/** A rule in one language. */
export interface PreparedRule {
  readonly rule: Rule;
  readonly text: RuleText;
  /** Patterns that count only inside a grant, and those that are one. */
  readonly any: readonly Pattern[];
  readonly alone: readonly Pattern[];
  /** Lists one of whose words must stand in the clause for the rule to find anything. */
  readonly wake: Bits;
}

export interface PreparedFrame {
  readonly frame: Frame;
  readonly any: readonly Pattern[];
}

export interface Grammar {
  readonly language: Language;
  readonly lexicon: Lexicon;
  readonly rules: readonly PreparedRule[];
  /** All that wakes a rule, and `carries`: a clause without a word of any of these lists finds nothing. */
  readonly wake: Bits;
  readonly grants: readonly { readonly kind: string; readonly patterns: readonly Pattern[] }[];
  readonly frames: readonly PreparedFrame[];
  /** 1 for each folded unit that parts comma pieces. */
  readonly pieces: Uint8Array;
  /** 1 for each folded unit that ends a sentence. */
  readonly ends: Uint8Array;
  /** Folded units up to which a clause is hardly a sentence. */
  readonly bareLength: number;
}

/** A short line in ideographs, and in letters, which say a third as much. */
const BARE_LENGTH = { ideographs: 40, letters: 120 };

/** Prepares a language of a rulebook. */
export function prepareGrammar(language: Language, { rules, lexicons }: Rulebook, fold: Fold): Grammar {
  const written = lexicons?.[language.id];
  const lexicon = openLexicon(written ? JSON.parse(written) : writeLexicon(language.lists, fold));
  const prepared = prepareRules(rules, language, lexicon);
  const wake = toBits([lexicon.index.get('carries') ?? -1], lexicon.names.length);
  for (const rule of prepared) addBits(wake, rule.wake);
  return {
    language,
    lexicon,
    rules: prepared,
    wake,
    grants: Object.entries(language.grants).map(([kind, phrases]) => ({
      kind,
      patterns: phrases.map((phrase) => toPattern(phrase, lexicon)),
    })),
    frames: language.frames.map((frame) => ({
      frame,
      any: frame.any.map((phrase) => toPattern(phrase, lexicon)),
    })),
    bareLength: language.detect.script === 'Han' ? BARE_LENGTH.ideographs : BARE_LENGTH.letters,
    pieces: flags(fold.word(language.segment.pieces)),
    ends: flags(fold.word(language.segment.ends)),
  };
}

function flags(chars: string): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (let at = 0; at < chars.length; at++) table[chars.charCodeAt(at)] = 1;
  return table;
}

function prepareRules(rules: readonly Rule[], { id }: Language, lexicon: Lexicon): PreparedRule[] {
  return rules.flatMap((rule) => {
    const text = rule.texts[id];
    if (!text) return [];
    const [any, alone] = [text.any, text.alone].map((phrases) =>
      phrases.map((phrase) => toPattern(phrase, lexicon)),
    );
    const lists = [...(any ?? []), ...(alone ?? [])].flatMap(triggerLists);
    return [{ rule, text, any: any ?? [], alone: alone ?? [], wake: toBits(lists, lexicon.names.length) }];
  });
}

function triggerLists({ slots, needsMatter }: Pattern): number[] {
  return slots.filter((slot) => slot.isMatter || !needsMatter).map((slot) => slot.list);
}
