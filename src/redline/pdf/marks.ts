import type { Finding, Reading, Severity, Span } from '../../model.ts';
import { type Strip, stripper } from '../../report/boxes.ts';
import type { Words } from '../../report/words.ts';
import { flaggedClauses, ownEvidence } from '../clauses.ts';
import { noteOf } from '../note.ts';

/** Something to draw on a page, and what is said of it. */
export interface Mark {
  readonly kind: 'highlight' | 'underline';
  readonly page: number;
  readonly severity: Severity;
  readonly title: string;
  readonly note: string;
  readonly strips: readonly Strip[];
}

/** What is to be drawn, and how many findings stand in no place that can be drawn on. */
export interface Marking {
  readonly marks: readonly Mark[];
  readonly unplaced: number;
}

/**
 * Each clause is highlighted once, with the notes of all that was found in it; above it the words that each finding
 * rests on are underlined. What runs over pages has a mark on each.
 */
export function markingOf(reading: Reading, words: Words): Marking {
  const stripsOf = stripper(reading.document);
  const mark = (
    kind: Mark['kind'],
    findings: readonly Finding[],
    spans: readonly Span[],
  ): readonly Mark[] => {
    const [worst] = findings;
    if (!worst) return [];
    const note = findings.map((finding) => noteOf(finding, reading, words)).join('\n\n');
    const title = words.rule(worst.rule)?.title ?? worst.rule;
    const pages = byPage(spans.flatMap(stripsOf).filter(isDrawn));
    return pages.map(([page, strips]) => ({ kind, page, severity: worst.severity, title, note, strips }));
  };
  const { findings } = reading;
  const clauses = flaggedClauses(findings).map((clause) => mark('highlight', clause.findings, [clause]));
  const evidence = findings.map((finding) => mark('underline', [finding], wordsOf(finding)));
  return {
    marks: [...clauses.flat(), ...evidence.flat()],
    unplaced: findings.filter(({ clause }) => !stripsOf(clause).some(isDrawn)).length,
  };
}

const isDrawn = ({ width, height }: Strip): boolean => width > 0 && height > 0;

/** The words of this document that a finding rests on, those that overlap taken together. */
function wordsOf(finding: Finding): readonly Span[] {
  const own = ownEvidence(finding).toSorted((a, b) => a.start - b.start);
  const merged: Span[] = [];
  for (const { start, end } of own) {
    const last = merged.at(-1);
    if (last && start <= last.end) merged[merged.length - 1] = { ...last, end: Math.max(last.end, end) };
    else merged.push({ start, end });
  }
  return merged;
}

function byPage(strips: readonly Strip[]): readonly (readonly [number, readonly Strip[]])[] {
  const pages = [...new Set(strips.map(({ page }) => page))];
  return pages.map((page) => [page, strips.filter((strip) => strip.page === page)]);
}
