/**
 * Small languages, rules and documents, spelled out where they are needed: tests of the engine say nothing about the
 * rules that ship, and need not wait until those are compiled.
 */
import type {
  Block,
  Clause,
  Detection,
  Document,
  Expectation,
  Frame,
  Language,
  Phrase,
  Role,
  Rule,
  Rulebook,
  RuleText,
  Segmentation,
  Span,
  WordList,
} from '../src/model.ts';

/** Words in the notation of the rules, parted by commas: `!word` is a look-alike, `$list` takes in another list. */
export function listOf(text: string): WordList {
  const entries = text.split(',').map((entry) => entry.trim());
  const marked = (mark: string) =>
    entries.filter((entry) => entry.startsWith(mark)).map((entry) => entry.slice(1));
  return { words: entries.filter((entry) => /^[^!$]/.test(entry)), not: marked('!'), takes: marked('$') };
}

/** A phrase in the notation of the rules: `grant:$agree <5> -:$joins data:$contacts`. */
export function phraseOf(text: string): Phrase {
  return Array.from(text.matchAll(/(?:<(\d+)>\s*)?([a-z]+|-):\$(\S+)/g), ([, gap, role, list = '']) => ({
    role: role === '-' ? null : (role as Role),
    list,
    gap: Number(gap ?? 60),
  }));
}

export interface LanguageSketch {
  readonly id?: string;
  readonly detect?: Partial<Detection>;
  readonly segment?: Partial<Segmentation>;
  readonly lists?: Readonly<Record<string, string>>;
  readonly grants?: Readonly<Record<string, readonly string[]>>;
  readonly frames?: readonly (Partial<Omit<Frame, 'any'>> & { readonly any: readonly string[] })[];
}

export const SEGMENTATION: Segmentation = {
  ends: '。！？；.!?;',
  pieces: ',，',
  intros: ':：',
  abbreviations: ['No.', 'S.A.', 'e.g.'],
  numbers: [
    '第{zh}条',
    '{zh}、',
    '（{zh}）',
    '{d}.',
    '{d.d}',
    '({d})',
    '({a})',
    '({r})',
    '{c}',
    'Clause {o}',
    '•',
  ],
  ordinals: ['first', 'second/2nd', 'twenty-first'],
};

const FREQUENT = 'the of and to a in that is it as for with all at be we i you they this our your'.split(' ');

/** A language with a few words; in English, where nothing else is said. */
export function languageOf(sketch: LanguageSketch = {}): Language {
  const { id = 'en', detect, segment, lists = {}, grants = {}, frames = [] } = sketch;
  return {
    id,
    detect: { words: FREQUENT, not: [], ...detect },
    jurisdictions: {},
    segment: { ...SEGMENTATION, ...segment },
    lists: Object.fromEntries(Object.entries(lists).map(([name, words]) => [name, listOf(words)])),
    grants: Object.fromEntries(Object.entries(grants).map(([kind, any]) => [kind, any.map(phraseOf)])),
    frames: frames.map(({ any, ...frame }, i) => ({
      id: `frame-${i}`,
      scope: 'sentence',
      silences: 'all',
      unless: null,
      ...frame,
      any: any.map(phraseOf),
    })),
    flags: [],
    passes: [],
  };
}

type Head = Partial<
  Pick<Rule, 'severity' | 'breaks' | 'when' | 'criterion' | 'named' | 'promised' | 'eases'>
>;

export interface RuleSketch extends Partial<Pick<RuleText, 'also' | 'unless'>>, Head {
  readonly id: string;
  /** What a document should say, in place of what a clause grants. */
  readonly expects?: Partial<Record<keyof Expectation, readonly string[]>>;
  readonly any?: readonly string[];
  readonly alone?: readonly string[];
  readonly category?: string;
  /** Rules that say the same more exactly. */
  readonly yields?: readonly string[];
  readonly language?: string;
}

export function ruleOf(sketch: RuleSketch): Rule {
  const { id, any = [], alone = [], also = [], unless = null, category = 'test', language = 'en' } = sketch;
  const { expects } = sketch;
  const phrases = (kind: keyof Expectation) => (expects?.[kind] ?? []).map(phraseOf);
  const text: RuleText = {
    ...{ title: id, why: '', ask: '', flags: [], passes: [], misses: [] },
    ...{ also, unless, any: any.map(phraseOf), alone: alone.map(phraseOf) },
    ...(expects && {
      expects: { met: phrases('met'), vague: phrases('vague'), contrary: phrases('contrary') },
    }),
  };
  const { yields, severity = 'high', breaks, when, criterion, named, promised, eases } = sketch;
  return {
    ...{ id, category, severity, law: [], texts: { [language]: text } },
    ...(yields && { yields }),
    ...(breaks && { breaks }),
    ...(when && { when }),
    ...(criterion && { criterion }),
    ...(named && { named }),
    ...(promised && { promised }),
    ...(eases && { eases }),
  };
}

export function rulebookOf(languages: readonly Language[], rules: readonly RuleSketch[] = []): Rulebook {
  return {
    hash: '',
    variants: { from: '錄訊', to: '录讯' },
    languages: Object.fromEntries(languages.map((language) => [language.id, language])),
    rules: rules.map(ruleOf),
    laws: {},
    jurisdictions: {},
    letters: {},
    confusables: [],
    redaction: { names: [], nobody: [], labels: [], money: [], open: [], numbers: [] },
    messages: {},
  };
}

/** A block of a document: a line alone is a paragraph. */
export type Line = string | (Partial<Omit<Block, 'start' | 'end'>> & { readonly text: string });

/** A document of blocks, one below the other. */
export function documentOf(...lines: readonly Line[]): Document {
  let text = '';
  const blocks = lines.map((line): Block => {
    const { text: words, ...rest } = typeof line === 'string' ? { text: line } : line;
    if (text !== '') text += '\n';
    const start = text.length;
    text += words;
    return { kind: 'paragraph', ...rest, start, end: text.length };
  });
  return {
    ...{ path: 'tiny.txt', sha256: '', bytes: text.length, format: 'text', outcome: 'read', text },
    ...{ blocks, pages: [], marks: [], anchors: [], notes: [] },
  };
}

/** A clause of its own, in English, without leads, where nothing else is said. */
export const clauseOf = (clause: Partial<Clause> & Span): Clause => ({
  body: clause.start,
  language: 'en',
  leads: [],
  before: null,
  kind: 'paragraph',
  ...clause,
});

/** Where words stand in a text. */
export function spanOf(text: string, words: string): Span {
  const start = text.indexOf(words);
  if (start === -1) throw new Error(`'${words}' does not stand in the text`);
  return { start, end: start + words.length };
}
