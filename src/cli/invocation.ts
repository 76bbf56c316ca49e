import type { Readable, Writable } from 'node:stream';
import type { Rulebook } from '../model.ts';
import type { ReaderLanguage, Readers } from '../report/language.ts';
import type { Wordbook, Words } from '../report/words.ts';
import type { RulebookPlan } from '../rules/plan.ts';
import type { RulebookFor } from '../scan.ts';
import type { Config } from './config/config.ts';

/** A stream to write to, which may be a terminal. */
export type Sink = Writable & { readonly isTTY?: boolean; readonly columns?: number };

export type Environment = Readonly<Record<string, string | undefined>>;

/** Everything a run may touch: a test gives its own. `argv` is without `node` and the script. */
export interface Invocation {
  readonly argv: readonly string[];
  readonly stdin: Readable;
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly env: Environment;
  readonly cwd: string;
}

/** An invocation with what every command needs. */
export interface Context extends Invocation {
  readonly rulebook: Rulebook;
  /** The rules as they come with the program; `rulebook` is another where they were changed. */
  readonly shipped: Rulebook;
  /** The rulebook for a document, where a configuration has others for some. */
  readonly rulebookFor?: RulebookFor;
  /** What the rulebooks were made of, as plain data, where a configuration holds. */
  readonly planned?: { readonly from: Rulebook; readonly plan: RulebookPlan };
  /** The configuration that holds; none before a command has asked for it. */
  readonly config?: Config | null;
  readonly wordbook: Wordbook;
  readonly readers: Readers;
  /** The language asked for with `--lang`; null where none was. */
  readonly language: ReaderLanguage | null;
  /** For what is said about the program itself: in the language asked for, else that of the system, else English. */
  readonly words: Words;
  /** Has something done when the run ends, however it ends. */
  readonly atEnd: (task: () => void) => void;
  /** Has something done when a signal asks the run to end, instead of its end; the next signal ends it at once. */
  readonly onStop: (task: () => void) => void;
}

/** What a command does with its exit code. */
export type Finish = (code: number) => void;
