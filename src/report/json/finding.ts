import type { Document, Finding, Safeguard, Span } from '../../model.ts';
import { confidenceIn } from '../confidence.ts';
import type { Where } from '../jurisdiction.ts';
import { placer } from '../place.ts';
import type { LawWords, Words } from '../words.ts';
import type { EvidenceWriter } from './evidence.ts';

/** How the findings of one document are written. */
interface Writing {
  readonly document: Document;
  readonly words: Words;
  readonly evidenceOf: EvidenceWriter;
  /** Whose law is told. */
  readonly where: Where;
}

/** Writes a clause that a rule found. */
export function findingWriter({ document, words, evidenceOf, where }: Writing): (finding: Finding) => object {
  const placeOf = placer(document);
  const confidenceOf = confidenceIn(document);
  const quote = ({ start, end }: Span) => document.text.slice(start, end);
  return ({ rule, category, severity, stance, fingerprint, clause, evidence, suppressed }) => {
    const { start, end, number = null, leads } = clause;
    return {
      ...{ rule, category, severity, stance, fingerprint },
      ...(suppressed && { suppressed }),
      quote: quote(clause),
      clause: { start, end, ...placeOf(clause), number },
      ...recognised(confidenceOf(clause)),
      leads: leads.map((lead) => ({ start: lead.start, end: lead.end, text: quote(lead) })),
      evidence: evidenceOf(evidence),
      ...ruleWords(rule, words, where),
    };
  };
}

/** Writes what is missing as a finding without a clause; what is there is none. */
export function missingWriter({
  words,
  evidenceOf,
  where,
}: Omit<Writing, 'document'>): (safeguard: Safeguard) => object[] {
  return ({ rule, category, severity, assessment, evidence, fingerprint, suppressed }) =>
    assessment === 'pass'
      ? []
      : [
          {
            ...{ rule, category, severity, stance: 'granted', fingerprint },
            ...(suppressed && { suppressed }),
            ...{ quote: '', clause: null, leads: [] },
            evidence: evidenceOf(evidence),
            ...ruleWords(rule, words, where),
          },
        ];
}

function ruleWords(rule: string, words: Words, where: Where) {
  const text = words.rule(rule);
  return {
    title: text?.title ?? rule,
    why: text?.why ?? '',
    ask: text?.ask ?? '',
    law: lawsOf(rule, words, where),
  };
}

/** The provisions of the places chosen or guessed; all of them, the likeliest first, where nothing tells whose law it is. */
function lawsOf(rule: string, words: Words, where: Where): readonly LawWords[] {
  const held = words.laws(rule, where);
  if (where.jurisdictions.ids.length > 0 || !where.jurisdictions.guessed) return held;
  const ids = new Set(held.map(({ id }) => id));
  return [...held, ...words.laws(rule).filter(({ id }) => !ids.has(id))];
}

/** Told only where there is something to tell. */
const recognised = (confidence: number | null) => (confidence === null ? {} : { confidence });
