import type { Clause, Finding, GivesAway, Quality, Reading, Safeguard } from '../model.ts';

/** Makes readings small; what it makes is shared among them. */
export type Slim = (reading: Reading) => Reading;

/**
 * What the exit code and the end of a report need of a document that was written already: thousands of them fit in
 * the memory. Of its text nothing stays, since each piece would keep all of it; findings and safeguards only say what they weigh.
 */
export function createSlim(): Slim {
  const findings = shared<Finding>();
  const safeguards = shared<Safeguard>();
  return ({ document, languages, verdict, jurisdictions, unread, ...said }) => ({
    ...{ languages, verdict, jurisdictions, unread, lender: null, date: null },
    document: { ...document, text: '', pages: [], blocks: [], marks: [], anchors: [], notes: [] },
    findings: said.findings.map(({ rule, category, severity, stance }) =>
      findings({ rule, category, severity, stance, clause: NOWHERE, evidence: [], fingerprint: '' }),
    ),
    safeguards: said.safeguards.map(({ rule, category, severity, assessment }) =>
      safeguards({ rule, category, severity, assessment, evidence: [], fingerprint: '' }),
    ),
    ...{ refused: [], references: [], quality: UNGRADED, givesAway: NOTHING },
  });
}

const NOWHERE: Clause = {
  start: 0,
  end: 0,
  body: 0,
  language: null,
  leads: [],
  before: null,
  kind: 'paragraph',
};
const UNGRADED: Quality = { grade: null, points: 0, criteria: [] };
const NOTHING: GivesAway = {
  rows: [],
  terms: [],
  totals: { data: [], person: [], source: [], recipient: [], purpose: [], term: [] },
};

/** Takes the same for what is alike. */
function shared<T extends object>(): (value: T) => T {
  const known = new Map<string, T>();
  return (value) => {
    const key = JSON.stringify(value);
    const before = known.get(key) ?? value;
    known.set(key, before);
    return before;
  };
}
