/** How the documents of a scan are judged and written: one by one, or together. */
import { inOrder } from '../batch/in-order.ts';
import type { InputError, Reading, Report } from '../model.ts';
import { createCounter } from '../report/tally.ts';
import type { Input, Scanner } from '../scan.ts';
import type { Copier } from './copier.ts';
import type { Context } from './invocation.ts';
import type { Progress } from './progress.ts';
import { readTogether } from './readings.ts';
import type { Masking } from './redaction.ts';
import { createSlim } from './slim.ts';
import { sourceOf } from './sources.ts';
import type { Suppression } from './suppression.ts';
import type { Outlet, Sent } from './targets.ts';
import { complainOf } from './trouble.ts';

/** What is judged, by what, and where it goes. */
export interface Judging {
  readonly inputs: readonly string[];
  /** What was wrong with some: told before all else. */
  readonly errors: readonly InputError[];
  readonly scanner: Scanner;
  /** How many documents may be at work or wait for one before them. */
  readonly ahead: number;
  readonly outlet: Outlet;
  /** The documents are one act of consent. */
  readonly isBundle: boolean;
  /** The documents are pictures of the pages of one. */
  readonly isJoined: boolean;
  /** Where marked copies were asked for. */
  readonly copier: Copier | null;
  readonly mask: Masking;
  readonly progress: Progress;
  readonly suppression: Suppression;
}

/** What was found, and whether it could be written. */
export interface Judged {
  readonly report: Report;
  readonly sent: Sent;
}

/** Documents that are one act of consent are all read before any is judged; others are written one by one. */
export async function judge(plan: Judging, context: Context): Promise<Judged> {
  const { outlet, mask, errors } = plan;
  let sent = await outlet.begin();
  for (const error of errors) if (sent === 'written') sent = await outlet.error(mask.error(error));
  if (sent !== 'written') return { report: { readings: [], errors }, sent };
  return plan.isBundle ? judgeTogether(plan, context) : judgeEach(plan, context);
}

async function judgeTogether(plan: Judging, context: Context): Promise<Judged> {
  const { inputs, outlet, scanner, mask, suppression } = plan;
  const found = await suppression.report(await readTogether(inputs, scanner, context));
  const report = { ...mask.report(found), errors: [...plan.errors, ...found.errors] };
  for (const input of inputs) {
    const i = found.readings.findIndex(({ document }) => document.path === input);
    const [plain, reading] = [found.readings[i], report.readings[i]];
    const error = found.errors.find(({ path }) => path === input);
    if (plain && reading) {
      const sent = await outlet.reading(reading, report.readings);
      if (sent !== 'written') return { report, sent };
      await plan.copier?.copy(plain);
    } else if (error) {
      const sent = await outlet.error(mask.error(error));
      if (sent !== 'written') return { report, sent };
    }
  }
  return finish(report, plan);
}

/** Judges one document after the other and writes each as soon as it is done, until nobody reads any more. */
async function judgeEach(plan: Judging, context: Context): Promise<Judged> {
  const { inputs, outlet, mask, progress } = plan;
  const readings: Reading[] = [];
  const slim = createSlim();
  const counter = createCounter();
  const errors: InputError[] = [...plan.errors];
  const groups = plan.isJoined ? [inputs] : inputs.map((input) => [input]);
  const work = (group: readonly string[]) => read(group, plan.scanner, context);
  let done = 0;
  if (groups.length > 1) progress.documents(done, groups.length);
  for await (const { result } of inOrder(groups, work, plan.ahead)) {
    progress.clear();
    if ('code' in result) {
      errors.push(result);
      await complainOf(result, context);
      const sent = await outlet.error(mask.error(result));
      if (sent !== 'written') return { report: { readings, errors }, sent };
      continue;
    }
    const reading = mask.reading(await plan.suppression.reading(result));
    counter.add(reading);
    readings.push(outlet.isWhole ? reading : slim(reading));
    const sent = await outlet.reading(reading);
    if (sent !== 'written') return { report: { readings, errors }, sent };
    await plan.copier?.copy(result);
    if (groups.length > 1) progress.documents(++done, groups.length);
  }
  return finish({ readings, errors, tally: counter.tally() }, plan);
}

async function finish(report: Report, { outlet, mask, suppression }: Judging): Promise<Judged> {
  const notices = suppression.notices().map(mask.note);
  const told = { ...report, errors: report.errors.map(mask.error), notices };
  return { report, sent: await outlet.end(told) };
}

/** Reads an input, or several that are pictures of one document. */
async function read(
  inputs: readonly string[],
  scanner: Scanner,
  context: Context,
): Promise<Reading | InputError> {
  const sources: Input[] = [];
  for (const input of inputs) {
    const source = await sourceOf(input, context);
    if ('code' in source) return source;
    sources.push(source);
  }
  return scanner.scan(sources);
}
