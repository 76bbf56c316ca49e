/** A language with its rules, prepared for matching. */
import type { Frame, Language, Phrase, Role, Rule, Rulebook, RuleText } from '../model.ts';
import { addBits, type Bits, toBits } from './bits.ts';
import type { Lexicon } from './lexicon.ts';
import { type Pattern, toPattern } from './phrase.ts';
import type { SharedWords } from './shared-words.ts';

/** A rule in one language. */
export interface PreparedRule {
  readonly rule: Rule;
  readonly text: RuleText;
  /** Patterns that count only inside a grant, and those that are one. */
  readonly any: readonly Pattern[];
  readonly alone: readonly Pattern[];
  /** Lists one of whose words must stand in the clause for the rule to find anything. */
  readonly wake: Bits;
  /** What an organisation called by its name is to the rule: who gets something, or where it comes from. */
  readonly namesAs: 'recipient' | 'source' | null;
}

/** What a rule wants a document to say, in one language. */
export interface PreparedExpectation {
  readonly rule: Rule;
  readonly met: PreparedPhrases;
  readonly vague: PreparedPhrases;
  readonly contrary: PreparedPhrases;
}

/** Phrases, and the lists of which a clause must have a word for any of them to fit. */
export interface PreparedPhrases {
  readonly patterns: readonly Pattern[];
  readonly wake: Bits;
}

export interface PreparedFrame {
  readonly frame: Frame;
  readonly any: readonly Pattern[];
}

export interface Grammar {
  readonly language: Language;
  readonly lexicon: Lexicon;
  /** The words that name the parties alone. */
  readonly parties: Lexicon;
  readonly rules: readonly PreparedRule[];
  /** All that wakes a rule, and `carries`: a clause without a word of any of these lists finds nothing. */
  readonly wake: Bits;
  readonly expectations: readonly PreparedExpectation[];
  /** A clause without a word of any of these lists says nothing that is expected. */
  readonly expected: Bits;
  /** The lists of words that a place is known by, with the place. */
  readonly places: ReadonlyMap<number, string>;
  readonly signs: Bits;
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
export function prepareGrammar(
  language: Language,
  { rules }: Pick<Rulebook, 'rules'>,
  { fold, lexiconsOf }: SharedWords,
): Grammar {
  const { words: lexicon, parties } = lexiconsOf(language);
  const prepared = prepareRules(rules, language, lexicon);
  const places = placesIn(lexicon);
  const expectations = prepareExpectations(rules, language, lexicon);
  const expected = toBits([], lexicon.names.length);
  for (const { met, vague, contrary } of expectations)
    for (const { wake } of [met, vague, contrary]) addBits(expected, wake);
  const wake = toBits([lexicon.index.get('carries') ?? -1], lexicon.names.length);
  for (const rule of prepared) addBits(wake, rule.wake);
  return {
    language,
    lexicon,
    parties,
    rules: prepared,
    wake,
    expectations,
    expected,
    places,
    signs: toBits(places.keys(), lexicon.names.length),
    grants: Object.entries(language.grants).map(([kind, phrases]) => ({
      kind,
      patterns: patternsOf(phrases, lexicon),
    })),
    frames: language.frames.map((frame) => ({ frame, any: patternsOf(frame.any, lexicon) })),
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
    if (!text || text.expects) return [];
    const any = patternsOf(text.any, lexicon);
    const alone = patternsOf(text.alone, lexicon);
    const wake = toBits([...any, ...alone].flatMap(triggerLists), lexicon.names.length);
    return [{ rule, text, any, alone, wake, namesAs: namesAs([...text.any, ...text.alone]) }];
  });
}

/** What most of its phrases ask for. */
function namesAs(phrases: readonly Phrase[]): PreparedRule['namesAs'] {
  const count = (role: 'recipient' | 'source') => phrases.flat().filter((slot) => slot.role === role).length;
  const [recipients, sources] = [count('recipient'), count('source')];
  if (recipients + sources === 0) return null;
  return recipients > sources ? 'recipient' : 'source';
}

/** How the lists of words are named that a place is known by. */
const SIGNS_OF = 'jurisdiction-';

const placesIn = ({ names }: Lexicon): Map<number, string> =>
  new Map(
    names.flatMap((name, list) =>
      name.startsWith(SIGNS_OF) ? [[list, name.slice(SIGNS_OF.length)] as const] : [],
    ),
  );

const patternsOf = (phrases: readonly Phrase[], lexicon: Lexicon): Pattern[] =>
  phrases.map((phrase) => toPattern(phrase, lexicon));

function prepareExpectations(
  rules: readonly Rule[],
  { id }: Language,
  lexicon: Lexicon,
): PreparedExpectation[] {
  return rules.flatMap((rule) => {
    const expects = rule.texts[id]?.expects;
    if (!expects) return [];
    const [met, vague, contrary] = [expects.met, expects.vague, expects.contrary];
    return [
      {
        rule,
        met: preparePhrases(met, lexicon),
        vague: preparePhrases(vague, lexicon),
        contrary: preparePhrases(contrary, lexicon),
      },
    ];
  });
}

function preparePhrases(phrases: readonly Phrase[], lexicon: Lexicon): PreparedPhrases {
  const rarest = phrases.flatMap((phrase) => {
    const slot = RAREST.flatMap((role) => phrase.filter((one) => one.role === role))[0] ?? phrase[0];
    return slot ? [lexicon.index.get(slot.list) ?? -1] : [];
  });
  return { patterns: patternsOf(phrases, lexicon), wake: toBits(rarest, lexicon.names.length) };
}

/** Roles whose words are rare come first: one slot of a phrase is enough to wake it. */
const RAREST: readonly Role[] = ['safeguard', 'term', 'recipient', 'person', 'source', 'purpose', 'data'];

function triggerLists({ slots, needsMatter }: Pattern): number[] {
  return slots.filter((slot) => slot.isMatter || !needsMatter).map((slot) => slot.list);
}
