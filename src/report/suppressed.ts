import type { Finding, Reading, Safeguard, Suppression } from '../model.ts';
import { unmet } from './consent.ts';
import type { Words } from './words.ts';

/** Something found that may be known or waived. */
interface Suppressible {
  readonly suppressed?: Suppression;
}

/** Those that are neither known nor waived. */
export const fresh = <T extends Suppressible>(all: readonly T[]): readonly T[] =>
  all.filter(({ suppressed }) => suppressed === undefined);

/** What was found in a document, or in several together, and what they do not say. */
type Found = Pick<Reading, 'safeguards'> & Partial<Pick<Reading, 'findings'>>;

/** Why something counts no more, in words. */
export function suppressionWords(suppression: Suppression, words: Words): string {
  if (suppression.kind === 'baseline') return words.say('suppressed.baseline');
  const { owner, reason, expires } = suppression;
  return words.say('suppressed.waiver', { owner, reason, date: words.date(expires) });
}

/** How many are known, and how many waived under each waiver, a sentence each. */
export function suppressedSentences(found: Found, words: Words): readonly string[] {
  const groups = new Map<string, { readonly suppression: Suppression; n: number }>();
  for (const suppression of suppressionsIn(found)) {
    const key = JSON.stringify(suppression);
    const group = groups.get(key) ?? { suppression, n: 0 };
    groups.set(key, { ...group, n: group.n + 1 });
  }
  return [...groups.values()]
    .toSorted((a, b) => Number(a.suppression.kind === 'waiver') - Number(b.suppression.kind === 'waiver'))
    .map(({ suppression, n }) => {
      if (suppression.kind === 'baseline') return words.count('suppressed.known', n);
      const { owner, reason, expires } = suppression;
      return words.count('suppressed.waived', n, { owner, reason, date: words.date(expires) });
    });
}

/** The same in short: `3 known`, `1 waived`. */
export function suppressedTally(found: Found, words: Words): readonly string[] {
  const kinds = suppressionsIn(found).map(({ kind }) => kind);
  const counted = (key: string, kind: Suppression['kind']) => {
    const n = kinds.filter((one) => one === kind).length;
    return n === 0 ? [] : [words.count(key, n)];
  };
  return [...counted('heading.known', 'baseline'), ...counted('heading.waived', 'waiver')];
}

function suppressionsIn({ findings = [], safeguards }: Found): readonly Suppression[] {
  const all: readonly (Finding | Safeguard)[] = [...findings, ...unmet(safeguards)];
  return all.flatMap(({ suppressed }) => (suppressed ? [suppressed] : []));
}
