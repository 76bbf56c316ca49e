import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { InputError } from '../model.ts';
import { sanitise } from '../report/sanitise.ts';
import type { Words } from '../report/words.ts';
import { type Loss, TABLES, type Tables } from '../stats/index.ts';
import type { Context, Finish } from './invocation.ts';
import { located } from './located.ts';
import { lookOf } from './look.ts';
import { fileOutput, isWritable, write } from './output.ts';
import { packageFacts } from './package-facts.ts';
import { hiding } from './redaction.ts';
import { repeated } from './repeated.ts';
import { bytesOf, listResults } from './results.ts';
import { type StatsFlags, type StatsFormat, type StatsSettings, statsSettings } from './stats-settings.ts';
import { complain, complainOf, type Trouble, warn, warnOf } from './trouble.ts';

/** `consentlint stats RESULTS…`: what many documents take, counted. */
export function addStats(program: Command, context: Context, finish: Finish): void {
  const { say } = context.words;
  const command = program
    .command('stats')
    .description(say('help.stats'))
    .argument('<results...>', say('help.stats-results'))
    .option('-f, --format <format>', say('help.stats-format'), repeated)
    .option('-o, --output <file>', say('help.stats-output'), repeated)
    .option('--table <name>', say('help.stats-table', { tables: TABLES.join(', ') }))
    .option('--top <n>', say('help.stats-top'))
    .option('--bom', say('help.bom'))
    .option('--parquet <file>', say('help.stats-parquet'))
    .option('--share', say('help.stats-share'))
    .option('--no-redact', say('help.no-redact'));
  command.action(async (results: string[]) => {
    finish(await stats(results, command.optsWithGlobals<StatsFlags>(), context));
  });
}

async function stats(named: readonly string[], flags: StatsFlags, context: Context): Promise<number> {
  const settings = statsSettings(flags, context);
  if ('trouble' in settings) return complain(settings, context);
  const { files, errors } = await listResults(named.map((name) => located(name, context)));
  for (const error of errors) await complainOf(error, context);
  if (files.length === 0) return 2;
  const unwritable = await unwritableOf(settings, files, context);
  if (unwritable) return complain(unwritable, context);
  const counted = await count(files, settings, { flags, context });
  if ('trouble' in counted) return complain(counted, context);
  const trouble = await tell(counted.tables, settings, { flags, context });
  if (trouble) return complain(trouble, context);
  return counted.hasFailed || errors.length > 0 ? 2 : counted.isWhole ? 0 : 3;
}

interface Run {
  readonly flags: StatsFlags;
  readonly context: Context;
}

async function unwritableOf(
  { forms, parquet, table }: StatsSettings,
  inputs: readonly string[],
  { cwd }: Context,
): Promise<Trouble | null> {
  const isFolder = (format: StatsFormat) => format === 'csv' && table === null;
  const read = new Set(inputs.map((input) => resolve(input)));
  const written = forms.flatMap(({ format, file }) => (file === null || isFolder(format) ? [] : [file]));
  for (const file of [...written, ...(parquet === null ? [] : [parquet])]) {
    if (read.has(resolve(cwd, file))) return { trouble: 'usage.output-is-input', values: { file } };
    if (!(await isWritable(resolve(cwd, file)))) return { trouble: 'usage.output', values: { file } };
  }
  for (const { format, file } of forms) {
    if (file === null || !isFolder(format)) continue;
    const made = await mkdir(resolve(cwd, file), { recursive: true }).then(
      () => true,
      () => false,
    );
    if (!made) return { trouble: 'usage.output', values: { file } };
  }
  return null;
}

interface Counted {
  readonly tables: Tables;
  /** A file could not be read to its end. */
  readonly hasFailed: boolean;
  /** Everything in the results was counted, and something was in them. */
  readonly isWhole: boolean;
}

async function count(
  files: readonly string[],
  { parquet }: StatsSettings,
  { flags, context }: Run,
): Promise<Counted | Trouble> {
  const { countResults } = await import('../stats/index.ts');
  const failed: InputError[] = [];
  const teller = lossTeller(context);
  async function* opened() {
    for (const file of files) {
      teller.begin(file);
      yield bytesOf(file, context, async (error) => {
        failed.push(error);
        await complainOf(error, context);
      });
      await teller.end();
    }
  }
  const draft = parquet === null ? null : draftOf(resolve(context.cwd, parquet));
  try {
    const tables = await countResults(opened(), {
      rulebook: context.rulebook,
      hiding: await hiding({ ...flags, redact: flags.redact ?? true }, context),
      onLoss: teller.tell,
      parquet: draft,
    });
    if (!tables) return { trouble: 'usage.no-duckdb' };
    if (draft !== null && parquet !== null) await rename(draft, resolve(context.cwd, parquet));
    const isEmpty = tables.get('summary')?.rows.find(([measure]) => measure === 'documents')?.[1] === 0;
    if (isEmpty) await warnOf('stats.empty', context);
    return { tables, hasFailed: failed.length > 0, isWhole: !teller.hasTold() && !isEmpty };
  } finally {
    if (draft !== null) await rm(draft, { force: true });
  }
}

const draftOf = (path: string): string => join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);

/** Losses told one by one; the others of a file are counted. */
const MOST_TOLD = 20;

function lossTeller(context: Context) {
  const { say } = context.words;
  let [file, told, all] = ['', 0, 0];
  return {
    hasTold: () => all > 0,
    begin: (path: string) => {
      [file, told] = [path, 0];
    },
    tell: async (loss: Loss) => {
      all++;
      told++;
      if (told > MOST_TOLD) return;
      const key = loss.kind === 'version' ? 'stats.loss.version' : `stats.loss.${loss.reason}`;
      const version = loss.kind === 'version' ? sanitise(loss.version).slice(0, MOST_TOLD) : '';
      await warn(`${file}:${loss.line}`, say(key, { version }), context);
    },
    end: async () => {
      if (told > MOST_TOLD) await warn(file, say('stats.loss.more', { n: told - MOST_TOLD }), context);
    },
  };
}

/** Writes the tables in every format to where it goes. */
async function tell(all: Tables, settings: StatsSettings, run: Run): Promise<Trouble | null> {
  const { context } = run;
  const { localised } = await import('../stats/tell.ts');
  const one = settings.table;
  const tables = one === null ? all : new Map([...all].filter(([name]) => name === one));
  for (const { format, file } of settings.forms) {
    const isHuman = format === 'terminal' || format === 'html';
    const language =
      context.language ?? (isHuman ? context.readers.ofEnvironment(context.env) : null) ?? 'en';
    const words = await context.wordbook(language);
    const said = { tables: localised(tables, words), words, language };
    for (const [place, text] of await written(said, { format, file, settings, run })) {
      const trouble = await put(place, text, context);
      if (trouble) return trouble;
    }
  }
  return null;
}

interface Said {
  readonly tables: Tables;
  readonly words: Words;
  readonly language: string;
}

interface Going {
  readonly format: StatsFormat;
  readonly file: string | null;
  readonly settings: StatsSettings;
  readonly run: Run;
}

/** Texts, each with the file it goes to; null for standard output. */
async function written(
  { tables, words, language }: Said,
  { format, file, settings: { top, table }, run: { flags, context } }: Going,
): Promise<readonly (readonly [string | null, string])[]> {
  const tool = { ...packageFacts(), rulesHash: context.rulebook.hash };
  if (format === 'json') return [[file, (await import('../stats/json.ts')).tablesJson(tables, tool)]];
  if (format === 'html') {
    const { tablesHtml } = await import('../stats/html.ts');
    return [[file, tablesHtml(tables, { words, language, top, version: tool.version })]];
  }
  if (format === 'csv') {
    const { tableCsv } = await import('../stats/csv.ts');
    const place = (name: string) => (table === null && file !== null ? join(file, `${name}.csv`) : file);
    return [...tables].map(([name, one]) => [place(name), tableCsv(one, flags.bom ?? false)] as const);
  }
  const { tablesText } = await import('../stats/terminal.ts');
  const look = lookOf(flags.color, context.env, file === null ? context.stdout : null);
  return [[file, tablesText(tables, { words, top, ...look })]];
}

async function put(file: string | null, text: string, { stdout, cwd }: Context): Promise<Trouble | null> {
  if (file === null) return (await write(stdout, text)) === 'failed' ? { trouble: 'usage.stdout' } : null;
  const path = resolve(cwd, file);
  const unwritable = { trouble: 'usage.output', values: { file } };
  if (!(await isWritable(path))) return unwritable;
  const output = await fileOutput(path);
  try {
    const isDone = (await output.write(text)) === 'written' && (await output.end()) === 'written';
    return isDone ? null : unwritable;
  } finally {
    await output.drop();
  }
}
