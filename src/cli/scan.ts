import type { Command } from 'commander';
import type { Report } from '../model.ts';
import { sanitise } from '../report/sanitise.ts';
import { summaryLines } from '../report/summary.ts';
import { type CacheFlags, cacheFlags } from './caching.ts';
import { type Copier, createCopier } from './copier.ts';
import { exitCode } from './exit-code.ts';
import { chosenInputs, type FileFlags, fileFlags, tellInputs } from './file-choice.ts';
import type { Inputs } from './inputs.ts';
import type { Context, Finish } from './invocation.ts';
import { type Judging, judge } from './judging.ts';
import { type PlaceFlags, placeFlags } from './jurisdictions.ts';
import { located } from './located.ts';
import { write } from './output.ts';
import { contextWith, type PackFlags, packFlags } from './packs.ts';
import { pageImages } from './page-images.ts';
import { type ReadFlags, readFlags } from './read-options.ts';
import { masking, type RedactFlags } from './redaction.ts';
import { repeated } from './repeated.ts';
import { scanning } from './scanner.ts';
import { type ScanFlags, type ScanSettings, scanSettings } from './settings.ts';
import { inShard, type ShardFlags, shardAsked } from './shard.ts';
import { type SuppressFlags, suppressionOf } from './suppression.ts';
import { openOutlet } from './targets.ts';
import { complain, type Trouble, warn } from './trouble.ts';

type Flags = ScanFlags &
  FileFlags &
  ReadFlags &
  CacheFlags &
  PlaceFlags &
  PackFlags &
  RedactFlags &
  SuppressFlags &
  ShardFlags & {
    readonly worker?: boolean;
    readonly bundle?: boolean;
    readonly join?: boolean;
    readonly redline?: string;
    readonly printConfig?: boolean;
  };

/** Everything a scan needs, checked. */
interface Plan extends Judging, Pick<ScanSettings, 'failOn'>, Pick<Inputs, 'skipped'> {
  /** The inputs are those of a shard. */
  readonly isPart: boolean;
  /** How many documents had not to be read again. */
  readonly cached: () => number;
  /** What the run came to is told on standard error, since no report tells it. */
  readonly isSummed: boolean;
}

/** A document that takes long must not leave the other processes without work; each that waits takes memory. */
const AHEAD = 4;

/** `consentlint scan FILE…`, which is also what `consentlint FILE…` does. */
export function addScan(program: Command, context: Context, finish: Finish): void {
  const { say } = context.words;
  const command = program
    .command('scan', { isDefault: true })
    .description(say('help.scan'))
    .argument('[file...]', say('help.file'))
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
    .option('--no-redact', say('help.no-redact'))
    .option('--worker', say('help.worker'))
    .option('--shard <i/n>', say('help.shard'))
    .option('--print-config', say('help.print-config'));
  for (const add of [fileFlags, placeFlags, readFlags, cacheFlags, packFlags]) add(command, context);
  command.action(async (files: string[]) => {
    const flags = command.optsWithGlobals<Flags>();
    const { printConfig = false } = flags;
    const packed = await contextWith({ ...flags, ...(printConfig && { quiet: true }) }, context);
    if (!packed) return finish(2);
    if (!printConfig && flags.worker) return finish(await work(files, command, packed));
    if (!printConfig) return finish(await scan(files, flags, packed));
    const { printSettings } = await import('./config/print.ts');
    finish(await printSettings(command, files, packed));
  });
}

/** As a worker, which goes by the options that were given to it, not by those for reports. */
async function work(files: readonly string[], command: Command, context: Context): Promise<number> {
  const { worker } = await import('./worker.ts');
  const sourceOfOption = (option: string) => command.getOptionValueSourceWithGlobals(option);
  const isSaid = (option: string, where: 'here' | 'anywhere') =>
    where === 'here' ? sourceOfOption(option) === 'cli' : sourceOfOption(option) !== undefined;
  return worker({ files, flags: command.optsWithGlobals<Flags>(), isSaid }, context);
}

async function scan(files: readonly string[], flags: Flags, context: Context): Promise<number> {
  const plan = await planOf(files, flags, context);
  if ('trouble' in plan) return complain(plan, context);
  await tellInputs({ ...plan, files: plan.inputs }, context, plan.isPart ? 'shard.empty' : 'changed.none');
  context.atEnd(plan.outlet.drop);
  const { report, sent } = await judge(plan, context);
  if (typeof sent !== 'string') return complain(sent, context);
  const unwritten = await plan.suppression.finish(plan.mask.note);
  if (unwritten) return complain(unwritten, context);
  const expected = (plan.isJoined ? 1 : plan.inputs.length) + plan.errors.length;
  const missed = report.readings.length + report.errors.length < expected;
  await sumUp(report, plan, context);
  if (plan.copier?.hasFailed()) return 2;
  return exitCode(report, plan.failOn) || (missed ? 3 : 0);
}

/** What became of several inputs, on standard error. */
async function sumUp(report: Report, { isSummed, cached }: Plan, { stderr, words }: Context): Promise<void> {
  const lines = isSummed ? summaryLines(report, words) : [];
  const kept = cached() > 0 ? [words.count('summary.cached', cached())] : [];
  await write(stderr, [...lines, ...kept].map((line) => `${sanitise(line)}\n`).join(''));
}

async function planOf(files: readonly string[], flags: Flags, context: Context): Promise<Plan | Trouble> {
  const settings = await scanSettings(flags, context);
  if ('trouble' in settings) return settings;
  const shard = shardAsked(flags);
  if ('trouble' in shard) return shard;
  const read = await scanning(flags, context);
  if ('trouble' in read) return read;
  const { limits } = read;
  const { timeoutMs, engine } = limits;
  const chosen = await chosenInputs({ files, flags, withPictures: engine !== null, timeoutMs }, context);
  if ('trouble' in chosen) return chosen;
  const { files: inputs, errors, skipped, isFolder } = inShard(chosen, shard);
  const { isJoined, isBundle } = unityOf(inputs, isFolder, flags);
  const copier = copierOf(flags.redline, limits.passwords, context);
  const mask = await masking(flags, context);
  const suppression = await suppressionOf(flags, inputs, context);
  if ('trouble' in suppression) return suppression;
  const images = pageImages(limits, mask);
  const forms = settings.forms.map((form) => ({ ...form, setting: { ...form.setting, pageImages: images } }));
  const outlet = await openOutlet(forms, inputs, context);
  if ('trouble' in outlet) return outlet;
  const scanner = await read.scannerFor(isJoined ? 1 : inputs.length);
  return {
    failOn: settings.failOn,
    inputs,
    isPart: !shard.isAll,
    errors,
    skipped,
    scanner,
    ahead: AHEAD * limits.jobs,
    outlet,
    isBundle,
    isJoined,
    copier,
    mask,
    suppression,
    progress: read.progress,
    cached: read.cached,
    isSummed: !flags.quiet && settings.forms.every(({ format }) => format.audience === 'machines'),
  };
}

/** Whether several files are pictures of one document, or one act of consent. */
function unityOf(inputs: readonly string[], isFolder: boolean, { join = false, bundle = !isFolder }: Flags) {
  const isJoined = inputs.length > 1 && join;
  return { isJoined, isBundle: !isJoined && inputs.length > 1 && bundle };
}

/** What became of the copies is said on standard error: a report may be on the other. */
function copierOf(folder: string | undefined, passwords: readonly string[], context: Context): Copier | null {
  if (folder === undefined) return null;
  const tell = (path: string, sentence: string) => warn(path, sentence, context);
  return createCopier({ folder: located(folder, context), passwords, suggest: false, tell }, context);
}
