/** The trace tells the reasons of the scan, so it must come to the same end: over all fixtures, clause by clause. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { extract } from '../src/extract/index.ts';
import type { Clause, Document, Finding, RuleTrace, Trace } from '../src/model.ts';
import { createTracer } from '../src/trace.ts';
import { documentOf, rulebook } from './reading.ts';

const folder = fileURLToPath(new URL('../fixtures/', import.meta.url));
const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'case.yaml')));
const tracer = createTracer(rulebook);

async function read(name: string): Promise<Document> {
  const file = readdirSync(join(folder, name)).find((entry) => entry.startsWith('document.')) ?? '';
  const document = await extract(join(folder, name, file), {
    passwords: [],
    deadline: Date.now() + 60_000,
  });
  if (!('text' in document)) throw new Error(document.code);
  return document;
}

const keyOf = (rule: string, { start, end, kind }: Clause) => `${rule} ${start}-${end} ${kind}`;
const keysOf = (findings: readonly Finding[]) =>
  findings.map(({ rule, clause }) => keyOf(rule, clause)).sort();
const tracedKeys = (traces: readonly Trace[], kind: RuleTrace['outcome']['kind']) =>
  traces
    .flatMap(({ clause, rules }) =>
      rules.filter(({ outcome }) => outcome.kind === kind).map(({ rule }) => keyOf(rule, clause)),
    )
    .sort();

function expectSameEnd(document: Document) {
  const { reading, clauses, trace } = tracer(document);
  const traces = clauses.map(trace);
  expect(tracedKeys(traces, 'flagged')).toEqual(keysOf(reading.findings));
  expect(tracedKeys(traces, 'refused')).toEqual(keysOf(reading.refused));
  return traces;
}

/** A reason without its words tells nothing. */
function isEmpty({ outcome, phrase }: RuleTrace): boolean {
  if (outcome.kind === 'refused') return outcome.denials.length === 0;
  if (outcome.kind === 'flagged') return false;
  const { reason } = outcome;
  if (reason.kind === 'framed' || reason.kind === 'unless') return reason.words.length === 0;
  if (reason.kind === 'missing') return reason.slots.length === 0;
  return phrase.length === 0;
}

describe('the trace', () => {
  it.each(names)('comes to the same end as the scan: %s', async (name) => {
    const traces = expectSameEnd(await read(name));
    expect(traces.flatMap(({ rules }) => rules.filter(isEmpty))).toEqual([]);
  });

  it.each(Object.keys(rulebook.languages))('comes to the same end on examples: %s', (language) => {
    for (const { texts } of rulebook.rules) {
      const { flags = [], passes = [] } = texts[language] ?? {};
      for (const example of [...flags.slice(0, 2), ...passes.slice(0, 5)]) {
        if (!example.startsWith('<')) expectSameEnd(documentOf(example));
      }
    }
  });
});
