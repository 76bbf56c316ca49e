/** A pack on top of what is known already: rules, words, laws and languages added or put in place of others. */
import type { Language, Rule, Rulebook } from '../../model.ts';
import { byId, hashOf, idOf, readPlaces, readRules } from '../compile.ts';
import type { Lists } from '../phrases.ts';
import { keyOf } from '../places.ts';
import type { RuleProblem } from '../problem.ts';
import { note, type Reading } from '../reading.ts';
import type { Source } from '../source.ts';
import type { Gathered } from './gather.ts';
import { listsBySource } from './lists.ts';
import { PLACE_NAME } from './name.ts';
import { excessOfText, textsOf } from './size.ts';

/** What a pack is put on: the shipped rulebook, or that with other packs on it. */
export interface Base {
  readonly rulebook: Rulebook;
  /** The words of a language in full, read when they are asked for. */
  readonly listsOf: (language: string) => Lists;
}

/** A pack compiled. */
export interface Packed extends Base {
  readonly problems: readonly RuleProblem[];
  /** Something is more than matching can bear: nothing may be run with it. */
  readonly isTooMuch: boolean;
  /** Its own rules and new languages, and the files they were read from. */
  readonly rules: readonly string[];
  readonly languages: readonly string[];
  readonly sources: readonly Source[];
}

/** Compiles the files of a pack. A file in which something is wrong adds nothing, and its problems are told. */
export function compilePack({ files, problems: found }: Gathered, base: Base): Packed {
  const problems: RuleProblem[] = [...found];
  const excess: RuleProblem[] = [];
  const readings = (room: string): Reading[] =>
    files.filter((file) => file.room === room).map(({ source }) => ({ source, problems }));
  const words = listsBySource(readings('languages'), { base, excess });
  const [blocks, places] = [readings('rules'), readings('law')];
  const lists = words.forBlocks(blocks, places);
  const law = readLaw(places, lists, base.rulebook);
  const { laws } = law;
  const rules = readRules(blocks, { lists, laws, rules: base.rulebook.rules });
  for (const [i, rule] of rules.entries()) checkBlocks(rule, blocks[i], excess);
  checkTwins(blocks);
  excess.push(...words.excess());
  const bad = new Set([...problems, ...excess].map(({ file }) => file));
  const good = rules.filter((_, i) => !bad.has(blocks[i]?.source.file ?? ''));
  const touched = words.touched();
  const rulebook = {
    ...base.rulebook,
    hash: hashOf([base.rulebook.hash, files.map(({ source }) => [keyOf(source), source.value])]),
    ...law,
    languages: { ...base.rulebook.languages, ...byId([...touched.values()]) },
    rules: replaced(base.rulebook.rules, good),
    ...without(base.rulebook.lexicons, touched),
  };
  return {
    rulebook,
    listsOf: words.listsOf,
    problems: [...problems, ...excess].sort(inOrder),
    isTooMuch: excess.length > 0,
    rules: good.map(({ id }) => id),
    languages: words.added(),
    sources: files.map(({ source }) => source),
  };
}

/** Provisions and places on top of those that are known. What a file leaves unsaid of a known place stays as it is. */
function readLaw(
  readings: readonly Reading[],
  lists: ReadonlyMap<string, Lists>,
  { laws, jurisdictions }: Rulebook,
): Pick<Rulebook, 'laws' | 'jurisdictions'> {
  const read = readPlaces(readings, lists, Object.keys(jurisdictions));
  const places = read.map(({ jurisdiction }, i) => {
    const known = Object.hasOwn(jurisdictions, jurisdiction.id) && jurisdictions[jurisdiction.id];
    const reading = readings[i];
    if (!PLACE_NAME.test(jurisdiction.id) && reading)
      note(reading, ['jurisdiction'], 'a place is called by letters, digits, spaces and hyphens');
    if (!known) return jurisdiction;
    const { also, signs, authority } = jurisdiction;
    return {
      ...known,
      also: [...new Set([...known.also, ...also])],
      signs: { ...known.signs, ...signs },
      authority: { ...known.authority, ...authority },
    };
  });
  return {
    laws: { ...laws, ...byId(read.flatMap((place) => place.laws)) },
    jurisdictions: { ...jurisdictions, ...byId(places) },
  };
}

/** A rule does not ask for too much. */
function checkBlocks(rule: Rule, reading: Reading | undefined, excess: RuleProblem[]): void {
  if (!reading) return;
  const texts = textsOf(rule);
  for (const [language, text] of texts) {
    const tooMuch = { ...reading, problems: excess };
    for (const message of excessOfText(text)) note(tooMuch, [language], message);
  }
}

/** Two files of one name would be one rule, and only one of them would count. */
function checkTwins(readings: readonly Reading[]): void {
  const seen = new Map<string, string>();
  for (const reading of readings) {
    const [id, twin] = [idOf(reading.source), seen.get(idOf(reading.source))];
    if (twin !== undefined) note(reading, [], `the rule '${id}' stands in this pack twice: ${twin}`);
    seen.set(id, reading.source.file);
  }
}

/** Rules with others in place of those of the same id, and what is new behind them. */
function replaced(rules: readonly Rule[], others: readonly Rule[]): Rule[] {
  const ids = new Set(others.map(({ id }) => id));
  return [...rules.filter(({ id }) => !ids.has(id)), ...others];
}

/** The lexicons of the languages whose words are still the same: the others are written anew when they are first needed. */
function without(
  lexicons: Rulebook['lexicons'],
  touched: ReadonlyMap<string, Language>,
): Pick<Rulebook, 'lexicons'> {
  if (!lexicons) return {};
  const all = Object.entries(Object.getOwnPropertyDescriptors(lexicons));
  const kept = Object.fromEntries(all.filter(([language]) => !touched.has(language)));
  return { lexicons: Object.defineProperties({}, kept) };
}

const inOrder = (a: RuleProblem, b: RuleProblem): number =>
  a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1;
