import type { Bundle, GivenItem, GivesAway, Matter, Quality, Reference, Safeguard } from '../../model.ts';
import { MATTERS } from '../../vocabulary.ts';
import type { Words } from '../words.ts';
import type { EvidenceWriter } from './evidence.ts';

/** How good the consent is, what protects the signer, and what is given away. */
export function consentOf(
  { quality, safeguards, givesAway }: Omit<Bundle, 'paths'>,
  words: Words,
  evidenceOf: EvidenceWriter,
) {
  return {
    quality: qualityOf(quality, words, evidenceOf),
    safeguards: safeguards.map((safeguard) => safeguardOf(safeguard, evidenceOf)),
    givesAway: givesAwayOf(givesAway),
  };
}

function qualityOf({ grade, points, criteria }: Quality, words: Words, evidenceOf: EvidenceWriter) {
  return {
    grade,
    points,
    criteria: criteria.map(({ criterion, assessment, evidence, rules }) => ({
      criterion,
      title: words.say(`criterion.${criterion}`),
      assessment,
      rules,
      evidence: evidenceOf(evidence),
    })),
  };
}

function safeguardOf({ rule, assessment, evidence }: Safeguard, evidenceOf: EvidenceWriter) {
  return { rule, assessment, evidence: evidenceOf(evidence) };
}

function givesAwayOf({ rows, terms, totals }: GivesAway) {
  return {
    rows: rows.map((row) => ({
      ...{ rule: row.rule, category: row.category, findings: row.findings },
      ...itemsOf(row),
    })),
    terms: terms.map(itemOf),
    totals: itemsOf(totals),
  };
}

const itemsOf = (items: Readonly<Record<Matter, readonly GivenItem[]>>) =>
  Object.fromEntries(MATTERS.map((matter) => [matter, items[matter].map(itemOf)]));

const itemOf = ({ text, kind, start, end, path }: GivenItem) => ({
  ...{ text, kind, start, end },
  ...(path !== undefined && { path }),
});

/** Another document that this one refers to. */
export function referenceOf({ kind, text, start, end, mentions, path }: Reference) {
  return { kind, text, start, end, mentions, path };
}
