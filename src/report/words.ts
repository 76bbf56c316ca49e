import type { Law, Letter, LetterText, Rule, Rulebook, RuleText } from '../model.ts';
import { placesOf, provisions, type Where } from './jurisdiction.ts';
import type { ReaderLanguage } from './language.ts';

/** A provision as the reader sees it. */
export interface LawWords {
  readonly id: string;
  readonly cite: string;
  readonly says: string;
  /** What a person can do; empty where that is not said. */
  readonly can: string;
  readonly effect: Law['effect'];
  readonly inForce: string;
  readonly evidence: Law['evidence'];
  /** Whom it holds for, where that is not everybody. */
  readonly scope?: string;
  readonly jurisdiction: string;
}

/** What rests on provisions. */
export type Resting = { readonly rule: string } | { readonly letter: string };

export type Values = Readonly<Record<string, string | number>>;

/** Everything that is said to one reader, in his language. */
export interface Words {
  /** The message of a key with its `{placeholders}` filled in; the key itself where there is none. */
  readonly say: (key: string, values?: Values) => string;
  readonly knows: (key: string) => boolean;
  /** The name of a category; its folder's where a pack made it. */
  readonly category: (id: string) => string;
  /** The message `key.one` or `key.other`, by the plural rules of the language; `{n}` is the number. */
  readonly count: (key: string, n: number, values?: Values) => string;
  readonly rule: (id: string) => RuleText | undefined;
  /** The provisions a rule rests on; with places or a document those that may hold there. */
  readonly laws: (rule: string, where?: Where) => readonly LawWords[];
  /** Of the provisions that a rule or a letter rests on, the law that may hold there: no terms of platforms. */
  readonly statutes: (of: Resting, where: Where) => readonly LawWords[];
  readonly letter: (kind: string) => LetterText | undefined;
  /** Whom to complain to, where that is known. */
  readonly authority: (where: Where) => string | undefined;
  /** The names of the places whose law may hold. */
  readonly places: (where: Where) => readonly string[];
  /** An ISO date as it is written out; a year, and what is no date, stays as it is. */
  readonly date: (iso: string) => string;
  /** A number as it is written, grouped in thousands. */
  readonly number: (n: number) => string;
  /** An amount of bytes, in the unit that suits it. */
  readonly bytes: (n: number) => string;
  /** The name of a document's language, from its BCP 47 tag. */
  readonly languageName: (tag: string) => string;
}

/** Words by language, each made once. */
export type Wordbook = (language: ReaderLanguage) => Promise<Words>;

/** The words of a rulebook. Traditional Chinese is made from the simplified when it is asked for. */
export function wordbook(rulebook: Rulebook): Wordbook {
  const made = new Map<ReaderLanguage, Promise<Words>>();
  return (language) => {
    const words = made.get(language) ?? wordsIn(language, rulebook);
    made.set(language, words);
    return words;
  };
}

async function wordsIn(language: ReaderLanguage, rulebook: Rulebook): Promise<Words> {
  const voice = await voiceOf(language);
  // A map, for a note's code may be whatever: `__proto__`, too.
  const messages = new Map(Object.entries(rulebook.messages[voice.base] ?? {}));
  const rules = new Map([...rulebook.rules, ...(rulebook.off ?? [])].map((rule) => [rule.id, rule]));
  const plural = new Intl.PluralRules(language);
  const say = (key: string, values: Values = {}) => fill(voice.convert(messages.get(key) ?? key), values);
  const named = (ids: readonly string[] = []) => ids.flatMap((law) => rulebook.laws[law] ?? []);
  const laws = (id: string) => named(rules.get(id)?.law);
  const told = remembered((id) => lawWords(rulebook.laws[id] as Law, voice));
  // A report tells the same provisions for each finding of a rule.
  const lawsIn = remembered((place) => {
    const where: Where | null = JSON.parse(place);
    const held = (id: string) => (where === null ? laws(id) : provisions(laws(id), where, rulebook));
    return remembered((id) => held(id).map((law) => told(law.id)));
  });
  return {
    say,
    knows: (key) => messages.has(key),
    category: (id) => voice.convert(messages.get(`category.${id}`) ?? id),
    count: (key, n, values = {}) =>
      say(`${key}.${plural.select(n) === 'one' ? 'one' : 'other'}`, { ...values, n }),
    rule: remembered((id) => ruleText(rules.get(id), voice)),
    laws: (id, where) => lawsIn(JSON.stringify(where ?? null))(id),
    statutes: (of, where) => {
      const own = 'rule' in of ? laws(of.rule) : named(rulebook.letters[of.letter]?.law);
      const held = own.filter(({ jurisdiction: id }) => !rulebook.jurisdictions[id]?.platform);
      return provisions(held, where, rulebook).map((law) => lawWords(law, voice));
    },
    letter: (kind) => letterText(rulebook.letters[kind], voice),
    authority: (where) => {
      const known = placesOf(where, rulebook).map((id) => rulebook.jurisdictions[id]?.authority ?? {});
      const [first] = known.flatMap((texts) => spoken(texts, voice) ?? []);
      return first && voice.convert(first);
    },
    places: (where) => placesOf(where, rulebook).map((id) => say(`jurisdiction.${id}`)),
    date: (iso) => dateName(iso, language),
    languageName: (tag) => languageName(tag, language),
    number: (n) => new Intl.NumberFormat(language).format(n),
    bytes: (n) => amount(n, language),
  };
}

/** Makes what belongs to a key once. */
function remembered<Value>(make: (key: string) => Value): (key: string) => Value {
  const made = new Map<string, Value>();
  return (key) => {
    const value = made.has(key) ? (made.get(key) as Value) : make(key);
    made.set(key, value);
    return value;
  };
}

/** Powers of a thousand, as disks and mail programs count. */
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

function amount(bytes: number, language: ReaderLanguage): string {
  const power = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(bytes || 1) / 3)));
  const form = { style: 'unit', unit: UNITS[power] ?? 'byte', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language, form).format(bytes / 1000 ** power);
}

/** The language whose texts are taken, and what is done to them. */
interface Voice {
  readonly base: string;
  readonly convert: (text: string) => string;
}

/** Traditional Chinese comes from the simplified texts, by way of Taiwan's variants; opencc is loaded only for it. */
async function voiceOf(language: ReaderLanguage): Promise<Voice> {
  if (language !== 'zh-Hant') return { base: language, convert: (text) => text };
  const { Converter } = await import('opencc-js/cn2t');
  const convert: Voice['convert'] = Converter({ from: 'cn', to: 'tw' });
  return {
    base: 'zh',
    convert: (text) => convert(text).replace(/[“”‘’]/g, (quote) => CORNERS[quote] ?? quote),
  };
}

/** Traditional Chinese quotes with corner brackets. */
const CORNERS: Readonly<Record<string, string>> = { '“': '「', '”': '」', '‘': '『', '’': '』' };

/** A text with its `{placeholders}` filled in. */
export function fill(template: string, values: Values): string {
  return template.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

function spoken<T>(texts: Readonly<Record<string, T>>, { base }: Voice): T | undefined {
  return texts[base] ?? texts.en ?? Object.values(texts)[0];
}

function ruleText(rule: Rule | undefined, voice: Voice): RuleText | undefined {
  const text = rule && spoken(rule.texts, voice);
  if (!text) return undefined;
  const { convert } = voice;
  return {
    ...text,
    title: convert(text.title),
    why: convert(text.why),
    ask: convert(text.ask),
    ...(text.safer === undefined ? {} : { safer: convert(text.safer) }),
    flags: text.flags.map(convert),
    passes: text.passes.map(convert),
  };
}

function letterText(letter: Letter | undefined, voice: Voice): LetterText | undefined {
  const text = letter && spoken(letter.texts, voice);
  if (!text) return undefined;
  const all = (said: unknown): unknown => (Array.isArray(said) ? said.map(all) : voice.convert(String(said)));
  return Object.fromEntries(
    Object.entries(text).map(([key, said]) => [key, all(said)]),
  ) as unknown as LetterText;
}

function lawWords({ scope, cite, says, can, article: _, ...facts }: Law, voice: Voice): LawWords {
  const say = (texts: Law['cite'], otherwise: string) => voice.convert(spoken(texts, voice) ?? otherwise);
  const limited = scope === undefined ? {} : { scope: say(scope, '') };
  return { ...facts, ...limited, cite: say(cite, facts.id), says: say(says, ''), can: say(can, '') };
}

function dateName(iso: string, reader: ReaderLanguage): string {
  const [, month, day] = /^\d{4}(-\d{2})?(-\d{2})?$/.exec(iso) ?? [iso, iso];
  if (month === iso) return iso;
  const written = new Intl.DateTimeFormat(reader, {
    year: 'numeric',
    ...(month && { month: 'long' }),
    ...(day && { day: 'numeric' }),
    timeZone: 'UTC',
  });
  return written.format(new Date(iso));
}

/** The script is told only where it is the less expected one: `zh-Hans` is simply Chinese. */
function languageName(tag: string, reader: ReaderLanguage): string {
  const name = new Intl.DisplayNames(reader, { type: 'language', fallback: 'code' });
  return name.of(tag === 'zh-Hans' ? 'zh' : tag) ?? tag;
}
