/** The documents that arguments and lists stand for, one after the other: there may be more than the memory holds. */
import { createReadStream } from 'node:fs';
import type { InputError } from '../../model.ts';
import { fullPath } from '../../rules/paths.ts';
import { ignoredBy } from '../config/ignored.ts';
import { namesIn } from '../file-list.ts';
import { isDirectory, stepsIn, wantedNames } from '../inputs.ts';
import type { Context } from '../invocation.ts';
import { located } from '../located.ts';
import { DEFAULT_SECONDS } from '../read-options.ts';
import { STDIN } from '../stdin.ts';
import { type Trouble, warn } from '../trouble.ts';
import type { Step } from '../walk.ts';
import type { ClusterFlags } from './flags.ts';
import { createSeen } from './seen.ts';

interface Asked {
  /** Named on the command line. */
  readonly files: readonly string[];
  readonly flags: Pick<ClusterFlags, 'filesFrom' | 'null'>;
  readonly withPictures: boolean;
}

export interface Listing {
  /** As `scan` takes them, each once. It ends where there is trouble. */
  readonly steps: AsyncGenerator<Step>;
  readonly trouble: () => Trouble | null;
}

/** Lists what was asked for as it is met. */
export function listing(asked: Asked, context: Context): Listing {
  const { files, flags } = asked;
  const { filesFrom: lists = [] } = flags;
  let trouble = troubleWith(files, lists);
  const names = async function* (): AsyncGenerator<string> {
    yield* files;
    for (const list of lists) {
      for await (const name of namesFrom(list, flags.null ? 'zero' : 'line', context)) {
        if (typeof name === 'string') yield name;
        else trouble = name;
      }
    }
  };
  const steps = async function* (): AsyncGenerator<Step> {
    if (trouble) return;
    let isEmpty = true;
    for await (const step of stepsOf(names(), asked.withPictures, context)) {
      isEmpty = false;
      yield step;
    }
    if (isEmpty) trouble ??= { trouble: 'usage.files-from-empty', values: { file: lists.join(', ') } };
  };
  return { steps: steps(), trouble: () => trouble };
}

function troubleWith(files: readonly string[], lists: readonly string[]): Trouble | null {
  if (files.includes(STDIN)) return { trouble: 'usage.cluster-stdin' };
  if (lists.filter((list) => list === STDIN).length > 1) return { trouble: 'usage.stdin-twice' };
  if (files.length + lists.length > 0) return null;
  return { trouble: 'usage.missing-argument', values: { name: 'file' } };
}

const BREAK = 0x0a;
/** Storage may take so long for a page of its list. */
const PAGE_MS = 1000 * DEFAULT_SECONDS;

/** The names in a list, read piece by piece; trouble at the end where it cannot be read. */
async function* namesFrom(
  list: string,
  ending: 'line' | 'zero',
  context: Context,
): AsyncGenerator<string | Trouble> {
  const stream = list === STDIN ? context.stdin : createReadStream(located(list, context));
  const end = ending === 'zero' ? 0 : BREAK;
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.concat([rest, Buffer.from(chunk)]);
      // No name holds one.
      if (ending === 'line' && bytes.includes(0))
        return yield { trouble: 'usage.files-from-zero', values: { file: list } };
      const whole = bytes.lastIndexOf(end) + 1;
      yield* namesIn(bytes.subarray(0, whole), ending);
      rest = Buffer.from(bytes.subarray(whole));
    }
  } catch {
    return yield { trouble: 'usage.files-from', values: { file: list } };
  }
  yield* namesIn(rest, ending);
}

async function* stepsOf(
  names: AsyncIterable<string>,
  withPictures: boolean,
  context: Context,
): AsyncGenerator<Step> {
  const seen = createSeen();
  const isIgnored = ignoredBy(context) ?? (() => false);
  const isWanted = wantedNames(withPictures);
  const emptied: InputError[] = [];
  for await (const name of names) {
    const path = located(name, context);
    if (await isDirectory(path)) {
      for await (const step of stepsBelow(path, isWanted, isIgnored)) {
        if (step.kind === 'failed' && step.code === 'all-ignored') emptied.push(step);
        else if (step.kind !== 'file' || seen.add(placeOf(step.path))) yield step;
      }
    } else if (isIgnored(path)) await tellIgnored(path, context);
    else if (seen.add(placeOf(path))) yield { kind: 'file', path };
  }
  // Told behind all others, as a scan does.
  for (const step of emptied) yield { kind: 'failed', ...step };
}

const placeOf = (path: string): string => fullPath(process.cwd(), path);

/** What is in a folder; an error where there is nothing, or nothing that is not ignored. */
async function* stepsBelow(
  folder: string,
  isWanted: (name: string) => boolean,
  isIgnored: (path: string) => boolean,
): AsyncGenerator<Step> {
  let [isEmpty, kept, ignored] = [true, 0, 0];
  for await (const step of stepsIn(folder, isWanted, PAGE_MS)) {
    isEmpty &&= step.kind === 'skipped';
    const isLeft = step.kind !== 'skipped' && isIgnored(step.path);
    if (step.kind === 'file') isLeft ? ignored++ : kept++;
    if (!isLeft) yield step;
  }
  const code = isEmpty ? 'no-files' : ignored > 0 && kept === 0 ? 'all-ignored' : null;
  if (code !== null && !(isEmpty && isIgnored(folder))) yield { kind: 'failed', path: folder, code };
}

async function tellIgnored(path: string, context: Context): Promise<void> {
  const file = context.config?.file ?? '';
  await warn(path, context.words.say('configuration.ignored', { config: file }), context);
}
