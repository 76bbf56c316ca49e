import type { Command } from 'commander';
import type { InputError, Reading, Report } from '../model.ts';
import type { Input, Scanner } from '../scan.ts';
import { type Copier, createCopier } from './copier.ts';
import { exitCode } from './exit-code.ts';
import { listInputs } from './inputs.ts';
import type { Context, Finish } from './invocation.ts';
import { type PlaceFlags, placeFlags } from './jurisdictions.ts';
import { located } from './located.ts';
import { contextWith, type PackFlags, packFlags } from './packs.ts';
import { pageImages } from './page-images.ts';
import { type ReadFlags, readFlags } from './read-options.ts';
import { readTogether } from './readings.ts';
import { type Masking, masking, type RedactFlags } from './redaction.ts';
import { repeated } from './repeated.ts';
import { scanning } from './scanner.ts';
import { type ScanFlags, type ScanSettings, scanSettings } from './settings.ts';
import { createSlim } from './slim.ts';
import { sourceOf } from './sources.ts';
import { type SuppressFlags, type Suppression, suppressionOf } from './suppression.ts';
import { type Outlet, openOutlet, type Sent } from './targets.ts';
import { complain, complainOf, type Trouble, warn } from './trouble.ts';

type Flags = ScanFlags &
  ReadFlags &
  PlaceFlags &
  PackFlags &
  RedactFlags &
  SuppressFlags & { readonly bundle?: boolean; readonly join?: boolean; readonly redline?: string };

/** Everything a scan needs, checked. */
interface Plan extends Pick<ScanSettings, 'failOn'> {
  readonly inputs: readonly string[];
  readonly errors: readonly InputError[];
  readonly scanner: Scanner;
  readonly outlet: Outlet;
  /** The documents are one act of consent. */
  readonly isBundle: boolean;
  /** The documents are pictures of the pages of one. */
  readonly isJoined: boolean;
  /** Where marked copies were asked for. */
  readonly copier: Copier | null;
  readonly mask: Masking;
  readonly suppression: Suppression;
}

/** `consentlint scan FILE…`, which is also what `consentlint FILE…` does. */
export function addScan(program: Command, context: Context, finish: Finish): void {
  const { say } = context.words;
  const command = program
    .command('scan', { isDefault: true })
    .description(say('help.scan'))
    .argument('<file...>', say('help.file'))
    .option('-f, --format <format>', say('help.format'), repeated)
    .option('-o, --output <file>', say('help.output'), repeated)
    .option('--bom', say('help.bom'))
    .option('--fail-on <severity>', say('help.fail-on'))
    .option('--quiet', say('help.quiet'))
    .option('--baseline <file>', say('help.baseline'))
    .option('--update-baseline', say('help.update-baseline'))
    .option('--waivers <file>', say('help.waivers'))
    .option('--fingerprints', say('help.fingerprints'))
    .option('--redline <folder>', say('help.redline-too'))
    .option('--bundle', say('help.bundle'))
    .option('--no-bundle', say('help.no-bundle'))
    .option('--join', say('help.join'))
    .option('--redact', say('help.redact'))
    .option('--share', say('help.share'))
    .option('--no-redact', say('help.no-redact'));
  for (const add of [placeFlags, readFlags, packFlags]) add(command, context);
  command.action(async (files: string[]) => {
    const flags = command.optsWithGlobals<Flags>();
    const packed = await contextWith(flags, context);
    finish(packed ? await scan(files, flags, packed) : 2);
  });
}

async function scan(files: readonly string[], flags: Flags, context: Context): Promise<number> {
  const plan = await planOf(files, flags, context);
  if ('trouble' in plan) return complain(plan, context);
  for (const error of plan.errors) await complainOf(error, context);
  const { report, sent } = await judge(plan, context).finally(plan.outlet.drop);
  if (typeof sent !== 'string') return complain(sent, context);
  const unwritten = await plan.suppression.finish(plan.mask.note);
  if (unwritten) return complain(unwritten, context);
  const expected = (plan.isJoined ? 1 : plan.inputs.length) + plan.errors.length;
  const missed = report.readings.length + report.errors.length < expected;
  if (plan.copier?.hasFailed()) return 2;
  return exitCode(report, plan.failOn) || (missed ? 3 : 0);
}

async function planOf(files: readonly string[], flags: Flags, context: Context): Promise<Plan | Trouble> {
  const settings = await scanSettings(flags, context);
  if ('trouble' in settings) return settings;
  const read = await scanning(flags, context);
  if ('trouble' in read) return read;
  const { scanner, limits } = read;
  const {
    files: inputs,
    errors,
    isFolder,
  } = await listInputs(
    files.map((file) => located(file, context)),
    limits.recogniser !== undefined,
  );
  const isJoined = inputs.length > 1 && (flags.join ?? false);
  const isBundle = !isJoined && inputs.length > 1 && (flags.bundle ?? !isFolder);
  const copier = copierOf(flags.redline, limits.passwords, context);
  const mask = await masking(flags, context);
  const suppression = await suppressionOf(flags, inputs, context);
  if ('trouble' in suppression) return suppression;
  const images = pageImages(limits, mask);
  const forms = settings.forms.map((form) => ({ ...form, setting: { ...form.setting, pageImages: images } }));
  const outlet = await openOutlet(forms, inputs, context);
  if ('trouble' in outlet) return outlet;
  const { failOn } = settings;
  return { failOn, inputs, errors, scanner, outlet, isBundle, isJoined, copier, mask, suppression };
}

/** What became of the copies is said on standard error: a report may be on the other. */
function copierOf(folder: string | undefined, passwords: readonly string[], context: Context): Copier | null {
  if (folder === undefined) return null;
  const tell = (path: string, sentence: string) => warn(path, sentence, context);
  return createCopier({ folder: located(folder, context), passwords, suggest: false, tell }, context);
}

interface Judged {
  readonly report: Report;
  readonly sent: Sent;
}

/** Documents that are one act of consent are all read before any is judged; others are written one by one. */
async function judge(plan: Plan, context: Context): Promise<Judged> {
  const { outlet, mask, errors } = plan;
  let sent = await outlet.begin();
  for (const error of errors) if (sent === 'written') sent = await outlet.error(mask.error(error));
  if (sent !== 'written') return { report: { readings: [], errors }, sent };
  return plan.isBundle ? judgeTogether(plan, context) : judgeEach(plan, context);
}

async function judgeTogether(plan: Plan, context: Context): Promise<Judged> {
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
async function judgeEach(plan: Plan, context: Context): Promise<Judged> {
  const { inputs, outlet, mask } = plan;
  const readings: Reading[] = [];
  const slim = createSlim();
  const errors: InputError[] = [...plan.errors];
  for (const group of plan.isJoined ? [inputs] : inputs.map((input) => [input])) {
    const result = await read(group, plan.scanner, context);
    if ('code' in result) {
      errors.push(result);
      await complainOf(result, context);
      const sent = await outlet.error(mask.error(result));
      if (sent !== 'written') return { report: { readings, errors }, sent };
      continue;
    }
    const reading = mask.reading(await plan.suppression.reading(result));
    readings.push(outlet.isWhole ? reading : slim(reading));
    const sent = await outlet.reading(reading);
    if (sent !== 'written') return { report: { readings, errors }, sent };
    await plan.copier?.copy(result);
  }
  return finish({ readings, errors }, plan);
}

async function finish(report: Report, { outlet, mask, suppression }: Plan): Promise<Judged> {
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
  const [first] = sources;
  if (!first || sources.length > 1) return scanner.joined(sources);
  return first.bytes ? scanner.bytes(first.path, first.bytes) : scanner.file(first.path);
}
