import type { Document, Finding, Safeguard, Span } from '../../model.ts';
import { placer } from '../place.ts';
import type { Words } from '../words.ts';
import type { EvidenceWriter } from './evidence.ts';

/** How the findings of one document are written. */
interface Writing {
  readonly document: Document;
  readonly words: Words;
  readonly evidenceOf: EvidenceWriter;
}

/** Writes a clause that a rule found. */
export function findingWriter({ document, words, evidenceOf }: Writing): (finding: Finding) => object {
  const placeOf = placer(document);
  const quote = ({ start, end }: Span) => document.text.slice(start, end);
  return ({ rule, category, severity, stance, fingerprint, clause, evidence }) => {
    const { start, end, number = null, leads } = clause;
    return {
      ...{ rule, category, severity, stance, fingerprint },
      quote: quote(clause),
      clause: { start, end, ...placeOf(clause), number },
      leads: leads.map((lead) => ({ start: lead.start, end: lead.end, text: quote(lead) })),
      evidence: evidenceOf(evidence),
      ...ruleWords(rule, words),
    };
  };
}

/** Writes what is missing as a finding without a clause; what is there is none. */
export function missingWriter({
  words,
  evidenceOf,
}: Omit<Writing, 'document'>): (safeguard: Safeguard) => object[] {
  return ({ rule, category, severity, assessment, evidence, fingerprint }) =>
    assessment === 'pass'
      ? []
      : [
          {
            ...{ rule, category, severity, stance: 'granted', fingerprint },
            ...{ quote: '', clause: null, leads: [] },
            evidence: evidenceOf(evidence),
            ...ruleWords(rule, words),
          },
        ];
}

function ruleWords(rule: string, words: Words) {
  const text = words.rule(rule);
  return {
    title: text?.title ?? rule,
    why: text?.why ?? '',
    ask: text?.ask ?? '',
    law: words.laws(rule).map(({ id, cite, says }) => ({ id, cite, says })),
  };
}
