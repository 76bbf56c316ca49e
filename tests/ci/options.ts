/** What the command line knows, from commander's own tree. */
import { PassThrough } from 'node:stream';
import type { Context } from '../../src/cli/invocation.ts';
import { programOf } from '../../src/cli/program.ts';

/** Words do not matter here. */
const context = {
  words: { say: (key: string) => key },
  readers: { languages: [] },
  rulebook: { jurisdictions: {}, letters: {} },
  env: {},
  stdout: new PassThrough(),
  stderr: new PassThrough(),
} as unknown as Context;

const program = programOf(context, () => {});
const scan = program.commands.find((command) => command.name() === 'scan');

/** The arguments of `scan` by name, and its long options; whether each takes a value. */
export const options: ReadonlyMap<string, boolean> = new Map([
  ...(scan?.registeredArguments ?? []).map((argument): [string, boolean] => [argument.name(), true]),
  ...[...(scan?.options ?? []), ...program.options].map((option): [string, boolean] => [
    option.long?.replace('--', '') ?? '',
    option.required || option.optional,
  ]),
]);

/** The long options that stand in a script, and in its words. */
export const optionsIn = (script: string): readonly string[] => [
  ...new Set([...script.matchAll(/(?<![\w$-])--([a-z][a-z-]*)/gu)].map(([, name = '']) => name)),
];
