import type { Clause, Document, Finding, GivesAway, Quality, Reading, Safeguard } from '../model.ts';

/** Makes readings small; what it makes is shared among them. */
export type Slim = (reading: Reading) => Reading;

/**
 * What the exit code and the end of a report need of a document that was written already: hundreds of thousands of them
 * fit in the memory. Of its text nothing stays, since each piece would keep all of it; findings and safeguards only say
 * what they weigh; how large it was is counted elsewhere.
 */
export function createSlim(): Slim {
  const findings = shared<Finding>();
  const safeguards = shared<Safeguard>();
  const documents = shared<Document>();
  const unreads = shared<Reading['unread']>();
  const tongues = shared<Reading['languages']>();
  const places = shared<Reading['jurisdictions']>();
  return ({ document, languages, verdict, jurisdictions, unread, ...said }) => ({
    ...{
      verdict,
      languages: tongues(languages),
      jurisdictions: places(jurisdictions),
      unread: unreads(unread),
      lender: null,
      date: null,
    },
    document: documents({ ...NOBODY, format: document.format, outcome: document.outcome }),
    findings: said.findings.map(({ rule, category, severity, stance, failOn, suppressed }) =>
      findings({
        ...{ rule, category, severity, stance, clause: NOWHERE, evidence: [], fingerprint: '' },
        ...(failOn && { failOn }),
        ...(suppressed && { suppressed }),
      }),
    ),
    safeguards: said.safeguards.map(({ rule, category, severity, assessment, failOn, suppressed }) =>
      safeguards({
        ...{ rule, category, severity, assessment, evidence: [], fingerprint: '' },
        ...(failOn && { failOn }),
        ...(suppressed && { suppressed }),
      }),
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
const NOBODY: Omit<Document, 'format' | 'outcome'> = {
  path: '',
  sha256: '',
  bytes: 0,
  text: '',
  pages: [],
  blocks: [],
  marks: [],
  anchors: [],
  notes: [],
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
