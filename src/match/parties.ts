/** Resolves 甲方, Party A and their like: who they are is said once, somewhere in the document. */
import { findWords, type Hit } from './find.ts';
import type { Folded } from './fold.ts';
import type { Lexicon, Word } from './lexicon.ts';

export type Party = 'signer' | 'lender';

/** How near, in folded units, a label must stand to the word that explains it. */
const REACH = 12;
/** What stands between a label and the word that explains it: a bracket, a colon, a quotation mark. */
const DEFINING = /[()（）:：“”"「」]/u;

/**
 * Each label of the list `party-labels` with the party whose word stands nearest to its first explained
 * occurrence in the head of a document: `甲方（借款人）`, `el Banco, en adelante "la Entidad"`. Labels never explained are absent.
 */
export function resolveParties(text: string, folded: Folded, lexicon: Lexicon): Map<string, Party> {
  const head = findWords(folded, lexicon, [0, folded.text.length]);
  const of = (name: string) => head.filter(({ word }) => isOf(word, lexicon.index.get(name) ?? -1));
  const known = { signer: of('signer'), lender: of('lender') };
  const parties = new Map<string, Party>();
  const isDefinition = (label: Hit, word: Hit): boolean => {
    const [from, to] = label.start < word.start ? [label, word] : [word, label];
    const between = text.slice(folded.ends[from.end - 1], folded.starts[to.start]);
    return DEFINING.test(between) && !between.includes('\n');
  };
  for (const label of of('party-labels')) {
    const name = folded.text.slice(label.start, label.end);
    const party = parties.has(name) ? undefined : nearest(label, known, isDefinition);
    if (party) parties.set(name, party);
  }
  return isContradictory(parties) ? new Map() : parties;
}

const isOf = ({ membership: { lists, nots } }: Word, list: number): boolean =>
  lists.has(list) && !nots.has(list);

/** Two labels for one party: what was read is wrong, and each may be either. */
const isContradictory = (parties: ReadonlyMap<string, Party>): boolean =>
  parties.size > 1 && new Set(parties.values()).size === 1;

/** The party whose word stands nearest among those that explain the label. */
function nearest(
  label: Hit,
  known: Readonly<Record<Party, readonly Hit[]>>,
  isDefinition: (label: Hit, word: Hit) => boolean,
): Party | undefined {
  let best: { party: Party; distance: number } | undefined;
  for (const party of ['signer', 'lender'] as const) {
    for (const hit of known[party]) {
      const distance = Math.max(label.start - hit.end, hit.start - label.end);
      if (distance < 0 || distance > REACH || distance >= (best?.distance ?? Infinity)) continue;
      if (isDefinition(label, hit)) best = { party, distance };
    }
  }
  return best?.party;
}
