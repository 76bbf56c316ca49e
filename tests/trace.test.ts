/** The trace tells the reasons of the scan, so it must come to the same end: over all fixtures, clause by clause. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { extract } from '../src/extract/index.ts';
import type { Clause, Finding, RuleTrace, Trace } from '../src/model.ts';
import { createTracer } from '../src/trace.ts';
import { documentOf, readText, rulebook } from './reading.ts';

const folder = fileURLToPath(new URL('../fixtures/', import.meta.url));
const files = readdirSync(folder)
  .filter((name) => existsSync(join(folder, name, 'case.yaml')))
  .flatMap((name) =>
    readdirSync(join(folder, name))
      .filter((entry) => entry.startsWith('document.'))
      .map((entry) => join(folder, name, entry)),
  );
const tracer = createTracer(rulebook);

const keyOf = (rule: string, { start, end, kind }: Clause) => `${rule} ${start}-${end} ${kind}`;
const keysOf = (findings: readonly Finding[]) =>
  findings.map(({ rule, clause }) => keyOf(rule, clause)).sort();
const tracedKeys = (traces: readonly Trace[], kind: RuleTrace['outcome']['kind']) =>
  traces
    .flatMap(({ clause, rules }) =>
      rules.filter(({ outcome }) => outcome.kind === kind).map(({ rule }) => keyOf(rule, clause)),
    )
    .sort();

describe('the trace', () => {
  it.each(files)('comes to the same end as the scan: %s', async (file) => {
    const document = await extract(file, { passwords: [], deadline: Date.now() + 60_000 });
    if (!('text' in document)) throw new Error(document.code);
    const { reading, clauses, trace } = tracer(document);
    const traces = clauses.map(trace);
    expect(tracedKeys(traces, 'flagged')).toEqual(keysOf(reading.findings));
    expect(tracedKeys(traces, 'refused')).toEqual(keysOf(reading.refused));
  });
});
void readFileSync;
void documentOf;
void readText;
