import type { Span, Trace } from '../model.ts';
import { doubts } from '../report/doubts.ts';
import { hang } from '../report/layout.ts';
import { viewOf } from '../report/view.ts';
import type { Traced } from '../trace.ts';
import type { Lines } from './explain-target.ts';
import type { Context } from './invocation.ts';
import { type Look, lookOf } from './look.ts';
import { write } from './output.ts';
import { readDocument, unreadPages } from './read-document.ts';
import type { ReadFlags } from './read-options.ts';
import { type Masking, masking, type RedactFlags } from './redaction.ts';
import { scanning } from './scanner.ts';
import { tracedClause } from './traced-clause.ts';
import { complain, complainOf, type Trouble, warn } from './trouble.ts';

/** `consentlint explain FILE:LINE`: why each clause on these lines was flagged or was not. */
export async function explainPlace(
  lines: Lines,
  flags: ReadFlags & RedactFlags & { readonly color?: boolean },
  context: Context,
): Promise<number> {
  const reading = await scanning(flags, context);
  if ('trouble' in reading) return complain(reading, context);
  const mask = await masking(flags, context);
  const document = await readDocument(lines.file, await reading.scannerFor(1), context);
  if (!('text' in document)) {
    await complainOf(document, context);
    return 2;
  }
  for (const doubt of doubts(mask.document(document).notes, unreadPages(document), context.words))
    await warn(lines.file, doubt, context);
  if (document.text.trim() === '') return 3;
  const { createTracer } = await import('../trace.ts');
  const rulebook = context.rulebookFor?.(document.path) ?? context.rulebook;
  const traced = createTracer(rulebook)(document);
  return show(traced, { lines, colour: flags.color, mask }, { ...context, rulebook });
}

interface Showing {
  readonly lines: Lines;
  readonly colour: boolean | undefined;
  readonly mask: Masking;
}

async function show(traced: Traced, { lines, colour, mask }: Showing, context: Context): Promise<number> {
  const { env, stdout, wordbook, readers, language, rulebook } = context;
  const reader = language ?? readers.ofEnvironment(env);
  const look = lookOf(colour, env, stdout);
  const view = await viewOf(mask.reading(traced.reading), { wordbook, readers, language: reader, ...look });
  const trouble = outside(lines, traced, view.placeOf);
  if (trouble) return complain(trouble, context);
  const isThere = (place: Stretch) => place.line <= lines.endLine && place.endLine >= lines.line;
  const traces = traced.clauses
    .filter((clause) => isThere(view.placeOf(clause)))
    .map(traced.trace)
    .filter(isTelling);
  const blocks = traces.map((trace) => tracedClause(trace, view, rulebook));
  const text = [...blocks, ...notApplied(context, look)].flatMap((block, i) =>
    i === 0 ? block : ['', ...block],
  );
  await write(stdout, text.map((line) => `${line}\n`).join(''));
  return 0;
}

/** Which rules were not asked, since a configuration has switched them off. */
function notApplied(
  { rulebook: { off = [] }, config, words: { say } }: Context,
  { width, paint }: Look,
): readonly (readonly string[])[] {
  if (off.length === 0 || !config) return [];
  const rules = off.map(({ id }) => id).join(say('list.separator'));
  const line = say('explain.not-applied', { config: config.file, rules });
  return [hang('', line, { width, style: paint.faint })];
}

interface Stretch {
  readonly line: number;
  readonly endLine: number;
}

/** Lines put together say something only where they find what none of them says alone. */
function isTelling({ clause: { kind }, rules }: Trace): boolean {
  if (kind !== 'joined' && kind !== 'torn') return true;
  return rules.some(
    ({ outcome }) =>
      outcome.kind === 'flagged' || (outcome.kind === 'silent' && outcome.reason.kind === 'not-torn'),
  );
}

/** What is wrong with lines on which no clause stands. */
function outside(
  { file, line, endLine }: Lines,
  { clauses, reading }: Traced,
  placeOf: (span: Span) => Stretch,
): Trouble | null {
  const n = reading.document.text.trimEnd().split(/\r\n|\n|\r/).length;
  if (line < 1 || line > n) return { trouble: 'usage.no-line', values: { file, line, n } };
  const places = clauses.map(placeOf);
  if (places.some((place) => place.line <= endLine && place.endLine >= line)) return null;
  const away = (place: Stretch) => Math.max(place.line - endLine, line - place.endLine);
  const [nearest] = places.toSorted((a, b) => away(a) - away(b));
  if (!nearest) return { trouble: 'usage.no-clauses', values: { file } };
  return { trouble: 'usage.no-clause', values: { file, line, nearest: nearest.line } };
}
