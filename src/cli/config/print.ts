/** `--print-config`: everything that holds, as a configuration, each value with where it comes from. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { sanitise } from '../../report/sanitise.ts';
import { DEFAULT_FAIL_ON } from '../exit-code.ts';
import type { Context } from '../invocation.ts';
import { write } from '../output.ts';
import { DEFAULT_MEGABYTES, DEFAULT_SECONDS, defaultJobs } from '../read-options.ts';
import { DEFAULT_ENGINE } from '../recognition.ts';
import { DEFAULT_FORMAT } from '../settings.ts';
import { shownFrom } from './find.ts';
import { fileKeys, type Key, ownerOf, variableOf } from './keys.ts';
import {
  type Line,
  listLines,
  type Origin,
  overrideLines,
  rulesLines,
  thresholdLines,
} from './print-rules.ts';
import { scalar } from './scalar.ts';

/** What holds where nothing is said. */
const DEFAULTS: Readonly<Record<string, string | number | readonly string[]>> = {
  format: [DEFAULT_FORMAT],
  'fail-on': DEFAULT_FAIL_ON,
  timeout: DEFAULT_SECONDS,
  memory: DEFAULT_MEGABYTES,
  jobs: defaultJobs(),
  'ocr-engine': DEFAULT_ENGINE,
};

/** Told otherwise than as they are: what chooses the file itself, what is a list of its own, and what is secret. */
const APART: ReadonlySet<string> = new Set([
  ...['config', 'print-config', 'settings'],
  ...['rules', 'jurisdiction', 'password', 'fail-on'],
]);

/** Prints what holds for a command; of files it says which overrides hold for them. Returns the exit code. */
export async function printSettings(
  command: Command,
  files: readonly string[],
  context: Context,
): Promise<number> {
  const origin = originsOf(command, context);
  const keys = fileKeys(command);
  const options = keys
    .filter(({ name }) => !APART.has(name))
    .flatMap((key) => optionLines(key, { command, context, origin }));
  const failOn = valueIn(command, 'failOn') ?? DEFAULT_FAIL_ON;
  const sections: readonly (readonly Line[])[] = [
    thresholdLines(String(failOn), { origin, context, isAsked: isAsked(command) }),
    options,
    rulesLines({ origin, context }),
    listLines('languages', { origin, context, otherwise: Object.keys(context.rulebook.languages) }),
    placeLines(command, { origin, context }),
    listLines('ignores', { origin, context, otherwise: [] }),
    packLines(command, { origin, context }),
    overrideLines(files, { origin, context }),
  ];
  const lines = sections.flatMap((section) => ['', ...aligned(section)]);
  await write(context.stdout, `${[...header(context), ...secrets(command, context), ...lines].join('\n')}\n`);
  return 0;
}

const isAsked = (command: Command): boolean =>
  ['cli', 'env'].includes(command.getOptionValueSource('failOn') ?? '');

function header({ config, cwd, words: { say } }: Context): readonly string[] {
  const folder = config?.folder ?? cwd;
  const said = config
    ? say('configuration.print.file', { file: config.file })
    : say('configuration.print.none');
  return [say('configuration.print.title', { folder }), said].map((line) => `# ${sanitise(line)}`);
}

/** That there is a password is told, and not which. */
function secrets(command: Command, { env, words: { say } }: Context): readonly string[] {
  const from = valueIn(command, 'password') !== undefined ? [say('configuration.from.cli')] : [];
  const kept = env.CONSENTLINT_PASSWORD ? ['CONSENTLINT_PASSWORD'] : [];
  return [...from, ...kept].map((origin) => `# password: ***  # ${origin}`);
}

const MOST_PADDED = 44;

/** Origins stand in a column, as far as values leave room for it. */
function aligned(lines: readonly Line[]): readonly string[] {
  const told = lines.filter(({ from }) => from !== null);
  const longest = Math.max(0, ...told.map(({ text }) => text.length).filter((n) => n <= MOST_PADDED));
  return lines.map(({ text, from }) =>
    from === null ? text : `${text.padEnd(longest)}  # ${sanitise(from)}`,
  );
}

interface Printing {
  readonly command: Command;
  readonly context: Context;
  readonly origin: Origin;
}

const valueIn = (command: Command, attribute: string): unknown =>
  ownerOf({ attribute }, command).getOptionValue(attribute);

/** Where values come from, in words. */
function originsOf(command: Command, { config, words: { say } }: Context): Origin {
  const inFile: Origin['inFile'] = (path) =>
    config ? `${config.file}:${config.source.keyAt(path).line}` : say('configuration.from.default');
  const of = (key: Pick<Key, 'attribute' | 'name'>, path: readonly string[]) => {
    switch (ownerOf(key, command).getOptionValueSource(key.attribute)) {
      case 'cli':
        return say('configuration.from.cli');
      case 'env':
        return say('configuration.from.env', { variable: variableOf(key) });
      case 'config':
        return inFile(path);
      default:
        return say('configuration.from.default');
    }
  };
  return { inFile, of, default: say('configuration.from.default') };
}

function optionLines(key: Key, { command, context, origin }: Printing): readonly Line[] {
  const said = valueIn(command, key.attribute) ?? DEFAULTS[key.name];
  const value = said ?? (key.kind === 'switch' && !key.isPaired ? false : null);
  const from = origin.of(key, [key.name]);
  if (value === null) return [{ text: `#${key.name}:`, from }];
  return [{ text: `${key.name}: ${valueText(key, value, context)}`, from }];
}

function valueText(key: Key, value: unknown, { config, cwd }: Context): string {
  const folder = config?.folder ?? cwd;
  const one = (item: unknown) => {
    if (key.path !== null) return scalar(shownFrom(folder, resolve(cwd, String(item))));
    return scalar(key.isNumber && Number.isFinite(Number(item)) ? Number(item) : item);
  };
  return Array.isArray(value) ? `[${value.map(one).join(', ')}]` : one(value);
}

function placeLines(command: Command, { origin, context }: Omit<Printing, 'command'>): readonly Line[] {
  const key = { name: 'jurisdiction', attribute: 'jurisdiction' };
  const value = valueIn(command, key.attribute);
  const from = origin.of(key, ['jurisdictions']);
  if (value === undefined || context.rulebook.jurisdictions === undefined)
    return [{ text: '#jurisdictions:', from }];
  const ids = String(value)
    .split(',')
    .map((id) => scalar(id.trim().toUpperCase()));
  return [{ text: `jurisdictions: [${ids.join(', ')}]`, from }];
}

/** Folders of the file, and behind them those that were said for this run. */
function packLines(command: Command, { origin, context }: Omit<Printing, 'command'>): readonly Line[] {
  const { config, cwd } = context;
  const folder = config?.folder ?? cwd;
  const key = { name: 'rules', attribute: 'rules' };
  const own = config?.packs ?? [];
  const more = (valueIn(command, 'rules') as readonly string[] | undefined) ?? [];
  if (own.length + more.length === 0) return [{ text: 'packs: []', from: origin.default }];
  const line = (pack: string, from: string) => ({
    text: `  - ${scalar(shownFrom(folder, resolve(cwd, pack)))}`,
    from,
  });
  return [
    { text: 'packs:', from: null },
    ...own.map((pack, i) => line(pack, origin.inFile(['packs', i]))),
    ...more.map((pack) => line(pack, origin.of(key, []))),
  ];
}
