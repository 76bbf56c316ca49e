import { describe, expect, it } from 'vitest';
import type { Finding, Reading, Span } from '../../src/model.ts';
import { foundIn } from '../../src/rules/check.ts';
import { readExample, readText, rulebook } from '../reading.ts';

const clauses = rulebook.rules.flatMap(({ id, texts }) =>
  Object.entries(texts).map(([language, text]) => ({ id, language, safer: text.safer, flags: text.flags })),
);

/** Where a finding stands: its clause without the number, and the lines above that hold words it rests on. */
function placeOf({ clause, evidence }: Finding): Span {
  const lines = clause.leads.filter((lead) =>
    evidence.some(({ start, end, path }) => path === undefined && start >= lead.start && end <= lead.end),
  );
  return { start: Math.min(clause.body, ...lines.map(({ start }) => start)), end: clause.end };
}

/** An example with what its rule finds replaced by one clause, the last place first. */
function replaced({ document, findings }: Reading, rule: string, safer: string): string {
  const places = findings.filter((finding) => finding.rule === rule).map(placeOf);
  const apart = places.toSorted((a, b) => a.start - b.start).reduce<Span[]>(joined, []);
  return apart.reduceRight(
    (text, { start, end }) => `${text.slice(0, start)}${safer}${text.slice(end)}`,
    document.text,
  );
}

/** Places that share a line are one. */
function joined(places: Span[], place: Span): Span[] {
  const last = places.at(-1);
  if (!last || last.end <= place.start) return [...places, place];
  return [...places.slice(0, -1), { start: last.start, end: Math.max(last.end, place.end) }];
}

describe('safer wording', () => {
  it('is offered by every rule in every language that it has', () => {
    expect(clauses.filter(({ safer }) => !safer).map(({ id, language }) => `${id} ${language}`)).toEqual([]);
  });

  it('is a clause with which no rule finds fault', () => {
    const faults = clauses.flatMap(({ id, language, safer = '' }) =>
      [...foundIn(readText(safer)).faults].map((fault) => `${id} ${language}: ${fault}`),
    );
    expect(faults).toEqual([]);
  });

  it('is short', () => {
    const long = clauses.filter(({ safer = '' }) => safer.length > 160);
    expect(long.map(({ id, language }) => `${id} ${language}`)).toEqual([]);
  });

  it('mends the clause in whose place it is put', async () => {
    const faults: string[] = [];
    for (const { id, language, safer = '', flags } of clauses)
      for (const [index, example] of flags.entries()) {
        const before = await readExample(example);
        const after = readText(replaced(before, id, safer));
        const others = new Set(before.findings.map(({ rule }) => rule).filter((rule) => rule !== id));
        const left = [...foundIn(after).faults].filter((rule) => !others.has(rule));
        faults.push(...left.map((rule) => `${id} ${language}.flags[${index}]: ${rule}`));
      }
    expect(faults).toEqual([]);
  });
});
