/** The map of what is given away: data of persons, from sources to recipients, what for and how long. */
import type { Evidence, Finding, GivenItem, GivenRow, GivesAway, Matter, Span } from '../model.ts';
import { MATTERS } from '../vocabulary.ts';
import { hasBit } from './bits.ts';
import { foldedText } from './fold.ts';
import { type Reader, readWords } from './segments.ts';

/** A piece of evidence as it stands on the map. */
export interface Given {
  readonly role: Matter;
  readonly item: GivenItem;
  /** The same word written otherwise is the same. */
  readonly folded: string;
}

/** The evidence of a finding that belongs on the map. */
export function givenOf(evidence: readonly Evidence[], text: string, reader: Reader): Given[] {
  return evidence.flatMap(({ role, start, end }) => {
    const matter = MATTERS.find((one) => one === role);
    if (!matter) return [];
    const kind = PARTIES.has(matter) ? kindOf({ start, end }, reader) : 'plain';
    const item: GivenItem = { text: text.slice(start, end).replace(/\s+/gu, ' ').trim(), kind, start, end };
    return [{ role: matter, item, folded: foldedText(reader.foldAt(item), item) }];
  });
}

/** What may be an organisation. */
const PARTIES: ReadonlySet<Matter> = new Set(['source', 'recipient']);

function kindOf(span: Span, reader: Reader): GivenItem['kind'] {
  const { lists } = readWords(span, reader);
  const has = (list: string) => hasBit(lists, reader.lexicon.index.get(list) ?? -1);
  return NAMES.some(has) ? 'named' : has('open-ended') ? 'open' : 'plain';
}

/** Lists whose words are names of organisations, or end them. */
const NAMES: readonly string[] = ['organizations', 'organization-forms'];

/** A finding with what it puts on the map. */
interface Giving {
  readonly finding: Finding;
  readonly given: readonly Given[];
}

/** What somebody must get or lose, for a finding to have a row. */
const MOVED: ReadonlySet<Matter> = new Set(['data', 'person', 'source', 'recipient']);
/** Categories that tell how something is given away, not what. */
const MANNERS: ReadonlySet<string> = new Set([
  'irrevocable-or-unlimited',
  'bundled-consent',
  'notice-waiver',
  'liability-waiver',
]);

/** Draws the map: one row for each rule and way, in text order. */
export function drawMap(findings: readonly Giving[]): GivesAway {
  const isManner = ({ finding }: Giving) => MANNERS.has(finding.category);
  const ways = new Map<string, Giving[]>();
  for (const giving of findings) {
    if (isManner(giving) || !giving.given.some(({ role }) => MOVED.has(role))) continue;
    const way = wayOf(giving);
    const known = ways.get(way);
    if (known) known.push(giving);
    else ways.set(way, [giving]);
  }
  const kept = [...ways.values()];
  return {
    rows: kept.map(rowOf),
    terms: itemsByMatter(distinctOf(findings.filter(isManner))).term,
    totals: itemsByMatter(kept.flatMap(distinctOf)),
  };
}

/** What a way names, each once: many findings say the same. */
function distinctOf(group: readonly Giving[]): Given[] {
  const known = new Map<string, Given>();
  for (const one of group.flatMap(({ given }) => given)) {
    const key = `${one.role} ${one.folded}`;
    if (!known.has(key)) known.set(key, one);
  }
  return [...known.values()];
}

/** Findings of one rule that come from the same and go to the same are one row. */
function wayOf({ finding, given }: Giving): string {
  const ends = (['source', 'recipient', 'person'] as const).flatMap((matter) =>
    wordsOf(given.filter(({ role }) => role === matter)).map((word) => `${matter} ${word}`),
  );
  return [finding.rule, ...ends.toSorted()].join('\n');
}

function rowOf(group: readonly Giving[]): GivenRow {
  const [first] = group;
  return {
    ...itemsByMatter(distinctOf(group)),
    rule: first?.finding.rule ?? '',
    category: first?.finding.category ?? '',
    findings: group.map(({ finding }) => finding.fingerprint),
  };
}

function itemsByMatter(given: readonly Given[]): Record<Matter, readonly GivenItem[]> {
  const of = (matter: Matter) => distinct(given.filter(({ role }) => role === matter));
  return {
    data: of('data'),
    person: of('person'),
    source: of('source'),
    recipient: of('recipient'),
    purpose: of('purpose'),
    term: of('term'),
  };
}

/** Each once, without those that are part of a longer one. */
function distinct(given: readonly Given[]): GivenItem[] {
  return wordsOf(given).flatMap((word) => given.find(({ folded }) => folded === word)?.item ?? []);
}

function wordsOf(given: readonly Given[]): string[] {
  const all = [...new Set(given.map(({ folded }) => folded))];
  return all.filter((word) => !all.some((other) => other.length > word.length && other.includes(word)));
}
