/** Documents as they come, in every format: what a careful reader finds in them must be found, and nothing loud beside it. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Finding, InputError, Reading, Span } from '../src/model.ts';
import { placer } from '../src/report/place.ts';
import { createScanner } from '../src/scan.ts';
import { rulebook } from './reading.ts';

interface Place {
  readonly rule: string;
  readonly page?: number;
  readonly quote: string;
}

interface Case {
  readonly about: string;
  readonly made: string;
  readonly language: string;
  readonly password?: string;
  readonly verdict: string;
  readonly outcome: string;
  readonly expect: readonly Place[];
  readonly refused?: readonly Place[];
}

const folder = fileURLToPath(new URL('../fixtures/', import.meta.url));
const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'case.yaml')));

const fileOf = (name: string): string => {
  const file = readdirSync(join(folder, name)).find((entry) => entry.startsWith('document.'));
  if (!file) throw new Error(`${name} has no document: node fixtures/rebuild.mjs ${name}`);
  return join(folder, name, file);
};

const cases = names.map((name) => {
  const facts: Case = parse(readFileSync(join(folder, name, 'case.yaml'), 'utf8'));
  return { name, facts, file: fileOf(name) };
});

const isReading = (result: Reading | InputError): result is Reading => 'document' in result;

async function scan(file: string, passwords: readonly string[]): Promise<Reading> {
  const result = await createScanner({ rulebook, passwords }).file(file);
  if (!isReading(result)) throw new Error(`${file}: ${result.code}`);
  return result;
}

const tight = (text: string): string => text.replaceAll(/\s/gu, '');

/** Expected places at which no finding of their rule stands. */
function missing(places: readonly Place[], findings: readonly Finding[], reading: Reading): Place[] {
  const { text } = reading.document;
  const placeOf = placer(reading.document);
  return places.filter(
    ({ rule, page, quote }) =>
      !findings.some(
        ({ rule: found, clause }) =>
          found === rule &&
          tight(text.slice(clause.start, clause.end)).includes(tight(quote)) &&
          (page === undefined || placeOf(clause).page === page),
      ),
  );
}

describe.each(cases)('fixture $name', ({ facts, file }) => {
  let reading: Reading;
  beforeAll(async () => {
    reading = await scan(file, facts.password === undefined ? [] : [facts.password]);
  });

  it('gets its verdict', () => {
    const { verdict, document, languages } = reading;
    const wanted = facts.outcome === 'read' ? [facts.language] : [];
    expect({ verdict, outcome: document.outcome, languages }).toEqual({
      verdict: facts.verdict,
      outcome: facts.outcome,
      languages: wanted,
    });
  });

  it('shows every grant that stands there, as one that counts', () => {
    const counting = reading.findings.filter(({ stance }) => stance !== 'optional');
    expect(missing(facts.expect, counting, reading)).toEqual([]);
  });

  it('raises no false alarm', () => {
    const { findings, document } = reading;
    const expected = new Set(facts.expect.map(({ rule }) => rule));
    const loud = findings.filter(({ severity }) => severity === 'high' || severity === 'critical');
    const wrong = loud.filter(({ rule }) => !expected.has(rule));
    expect(wrong.map(({ rule, clause }) => [rule, document.text.slice(clause.start, clause.end)])).toEqual(
      [],
    );
  });

  it('tells what is promised not to be done', () => {
    expect(missing(facts.refused ?? [], reading.refused, reading)).toEqual([]);
  });

  it('quotes nothing but the document', () => {
    const { findings, refused, document } = reading;
    const { text } = document;
    const isInside = ({ start, end }: Span) =>
      start >= 0 && end <= text.length && tight(text.slice(start, end)) !== '';
    for (const { clause, evidence } of [...findings, ...refused]) {
      expect([clause, ...clause.leads, ...evidence].filter((span) => !isInside(span))).toEqual([]);
      expect(clause.leads.filter(({ end }) => end > clause.start)).toEqual([]);
    }
  });
});

describe('an encrypted fixture', () => {
  const locked = cases.filter(({ facts }) => facts.password !== undefined);

  it.each(locked)('is never clear without its password: $name', async ({ file }) => {
    for (const passwords of [[], ['wrong']]) {
      const { verdict, document, findings } = await scan(file, passwords);
      expect([verdict, document.outcome, findings]).toEqual(['unread', 'encrypted', []]);
    }
  });
});

describe('the fixtures', () => {
  it('stay small', () => {
    const sizes = cases.map(({ file }) => statSync(file).size);
    expect(Math.max(...sizes)).toBeLessThan(200_000);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_500_000);
  });
});
