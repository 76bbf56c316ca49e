/** Which safeguards were lost and gained. */
import type { Change, Clause, Evidence, Passage, Reading, Safeguard } from '../model.ts';
import { fingerprintOf } from './change.ts';
import { isEchoed, type Running } from './echo.ts';
import { directionOf } from './weight.ts';

/** A document, and the clauses that its evidence stands in. */
export interface Guarded {
  readonly reading: Reading;
  readonly clauseAt: (offset: number) => Clause | undefined;
  readonly running: Running;
}

/** Safeguards that both documents call for and only one has, or that only one says the opposite of. */
export function safeguardChanges(old: Guarded, fresh: Guarded): readonly Change[] {
  return old.reading.safeguards.flatMap((before) => {
    const after = fresh.reading.safeguards.find(({ rule }) => rule === before.rule);
    const kind = after && kindOf(before, after);
    if (!after || !kind || isStillSaid(before, after, [old, fresh])) return [];
    const { rule, category, severity } = after;
    return [
      {
        ...{ kind, direction: directionOf(kind), rule, category, severity, stance: 'granted', matters: [] },
        ...{ old: passagesOf(before, old), new: passagesOf(after, fresh), closest: null, also: [] },
        fingerprint: fingerprintOf([kind, rule, before.assessment, after.assessment]),
      },
    ];
  });
}

/** Whether what decides it in one document, what gainsays it first, stands in the other, too, where it was not heard. */
function isStillSaid(
  before: Safeguard,
  after: Safeguard,
  [old, fresh]: readonly [Guarded, Guarded],
): boolean {
  const deciding = ['fail', 'pass'].find((said) =>
    [before, after].some(({ assessment }) => assessment === said),
  );
  const [said, own, other] = before.assessment === deciding ? [before, old, fresh] : [after, fresh, old];
  const passages = passagesOf(said, own);
  return passages.length > 0 && passages.every((passage) => isEchoed(passage, own.running, other.running));
}

/** From worst to best. */
const ORDER: readonly Safeguard['assessment'][] = ['fail', 'unspecified', 'pass'];

function kindOf(before: Safeguard, after: Safeguard): 'safeguard-lost' | 'safeguard-gained' | null {
  const step = ORDER.indexOf(after.assessment) - ORDER.indexOf(before.assessment);
  return step === 0 ? null : step < 0 ? 'safeguard-lost' : 'safeguard-gained';
}

function passagesOf({ evidence }: Safeguard, { clauseAt }: Guarded): readonly Passage[] {
  const own = evidence.filter(({ path }) => path === undefined);
  const clauses = new Map<Clause, Evidence[]>();
  for (const piece of own) {
    const clause = clauseAt(piece.start);
    if (clause) clauses.set(clause, [...(clauses.get(clause) ?? []), piece]);
  }
  return [...clauses].map(([clause, pieces]) => ({
    clause,
    evidence: pieces,
    stance: null,
    fingerprint: null,
  }));
}
