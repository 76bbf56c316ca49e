import type { Command } from 'commander';
import { cacheFlags } from './caching.ts';
import type { ClusterFlags } from './cluster/flags.ts';
import type { Context, Finish } from './invocation.ts';
import { placeFlags } from './jurisdictions.ts';
import { contextWith, packFlags } from './packs.ts';
import { readFlags } from './read-options.ts';
import { repeated } from './repeated.ts';

/** How long a worker may be silent, in seconds, where nothing is said. */
const LEASE = 30;

/** `consentlint cluster enqueue`, `work`, `status` and `collect`. What they need is loaded when one of them runs. */
export function addCluster(program: Command, context: Context, finish: Finish): void {
  const { say } = context.words;
  const cluster = program.command('cluster').description(say('help.cluster'));
  const add = (name: string, about: string): Command =>
    cluster
      .command(name)
      .description(say(about))
      .option('--redis <url>', say('help.redis'))
      .option('--queue <name>', say('help.queue'));
  addEnqueue(add('enqueue', 'help.cluster-enqueue'), context, finish);
  addWork(add('work', 'help.cluster-work'), context, finish);
  const status = add('status', 'help.cluster-status').option(
    '-f, --format <format>',
    say('help.cluster-format'),
  );
  status.action(async () => {
    const { status: run } = await import('./cluster/status.ts');
    finish(await run(status.optsWithGlobals<ClusterFlags>(), context));
  });
  addCollect(add('collect', 'help.cluster-collect'), context, finish);
}

function addEnqueue(command: Command, context: Context, finish: Finish): void {
  const { say } = context.words;
  command
    .argument('[file...]', say('help.cluster-file'))
    .option('--files-from <file>', say('help.files-from'), repeated)
    .option('-0, --null', say('help.null'))
    .option('--no-ocr', say('help.cluster-no-ocr'));
  packFlags(command, context).option('--quiet', say('help.quiet'));
  command.action(async (files: string[]) => {
    const flags = command.optsWithGlobals<ClusterFlags>();
    const packed = await contextWith(flags, context);
    if (!packed) return finish(2);
    const { enqueue } = await import('./cluster/enqueue.ts');
    finish(await enqueue(files, flags, packed));
  });
}

function addWork(command: Command, context: Context, finish: Finish): void {
  const { say } = context.words;
  command
    .option('--until-empty', say('help.until-empty'))
    .option('--lease <seconds>', say('help.lease', { seconds: LEASE }))
    .option('--redact', say('help.redact'))
    .option('--share', say('help.share'))
    .option('--no-redact', say('help.no-redact'))
    .option('--quiet', say('help.quiet'));
  for (const add of [placeFlags, readFlags, cacheFlags, packFlags]) add(command, context);
  command.action(async () => {
    const flags = { lease: `${LEASE}`, ...command.optsWithGlobals<ClusterFlags>() };
    const packed = await contextWith(flags, context);
    if (!packed) return finish(2);
    const { work } = await import('./cluster/work.ts');
    finish(await work(flags, packed));
  });
}

function addCollect(command: Command, context: Context, finish: Finish): void {
  const { say } = context.words;
  command
    .option('-o, --output <file>', say('help.cluster-output'))
    .option('--fail-on <severity>', say('help.fail-on'))
    .option('--wait', say('help.wait'))
    .option('--clear', say('help.clear'))
    .option('--quiet', say('help.quiet'));
  command.action(async () => {
    const { collect } = await import('./cluster/collect.ts');
    finish(await collect(command.optsWithGlobals<ClusterFlags>(), context));
  });
}
