import type { Clause, Finding, Gist, Gister, NamedThing } from '../model.ts';
import { type Runs, runsOf } from './likeness.ts';

/** A finding with what it says, apart from how. */
export interface Told extends Gist {
  readonly finding: Finding;
  readonly runs: Runs;
  /** What the sentences beside it say that the other document does not have: they may have been split off. */
  readonly beside: readonly Gist[];
  /** It was found in the other document, and stands in this one word for word. */
  readonly isEcho?: boolean;
}

/** How findings of one document are told. */
export interface Telling {
  readonly gist: Gister;
  readonly besideOf: (clause: Clause) => readonly Clause[];
}

/** Findings or promises of one document, told. */
export function tell(
  findings: readonly Finding[],
  { gist, besideOf }: Telling,
  kind: 'granted' | 'promised',
): readonly Told[] {
  const told = findings.map((finding) => {
    const said = gist(finding, kind);
    const beside = besideOf(finding.clause).map((clause) => gist({ clause, evidence: [] }, kind));
    return { ...said, finding, runs: runsOf(said.text), beside };
  });
  return told.map((one) => ({ ...one, things: [...one.things, ...sharedBy(one, told)] }));
}

/** Who gets it, what for and how long holds for all that a clause gives away, whichever rule noticed the words. */
const SHARED: ReadonlySet<NamedThing['role']> = new Set(['recipient', 'purpose', 'term']);

function sharedBy({ finding, things }: Told, all: readonly Told[]): readonly NamedThing[] {
  const isNew = ({ role, start }: NamedThing) =>
    SHARED.has(role) && !things.some((thing) => thing.role === role && thing.start === start);
  return all
    .filter((other) => other.finding !== finding && other.finding.clause.start === finding.clause.start)
    .flatMap((other) => other.things.filter(isNew));
}
