/** Resolves 甲方, Party A and their like: who they are is said once, somewhere in the document. */
import { findWords, type Hit } from './find.ts';
import type { Folded } from './fold.ts';
import type { Lexicon } from './lexicon.ts';

export type Party = 'signer' | 'lender';

/** How near, in folded units, a label must stand to the word that explains it. */
const REACH = 12;
/** Parties are named at the head of a document: searching further costs time and finds chance meetings. */
const HEAD = 20_000;

/**
 * Each label of the list `party-labels` with the party whose word stands nearest to its first explained
 * occurrence: `甲方（借款人）`, `el Banco, en adelante "la Entidad"`. Labels never explained are absent.
 */
export function resolveParties(folded: Folded, lexicon: Lexicon): Map<string, Party> {
  const parties = new Map<string, Party>();
  const head = findWords(folded, lexicon, [0, Math.min(folded.text.length, HEAD)]);
  const of = (name: string) =>
    head.filter(({ word }) => word.membership.lists.has(lexicon.index.get(name) ?? -1));
  const known: readonly (readonly [Party, readonly Hit[]])[] = [
    ['signer', of('signer')],
    ['lender', of('lender')],
  ];
  for (const label of of('party-labels')) {
    const text = folded.text.slice(label.start, label.end);
    const party = parties.has(text) ? undefined : nearest(label, known);
    if (party) parties.set(text, party);
  }
  return parties;
}

function nearest(label: Hit, known: readonly (readonly [Party, readonly Hit[]])[]): Party | undefined {
  let best: { party: Party; distance: number } | undefined;
  for (const [party, hits] of known) {
    for (const hit of hits) {
      const distance = Math.max(label.start - hit.end, hit.start - label.end);
      if (distance >= 0 && distance <= REACH && distance < (best?.distance ?? Infinity))
        best = { party, distance };
    }
  }
  return best?.party;
}
