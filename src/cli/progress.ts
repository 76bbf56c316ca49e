import type { Words } from '../report/words.ts';
import type { Context } from './invocation.ts';

/** Tells a person at a terminal how far long work has come, on one line that is wiped in the end. */
export interface Progress {
  /** `done` of the `of` pictures of a document. */
  readonly pictures: (done: number, of: number) => void;
  /** `done` of `of` documents. */
  readonly documents: (done: number, of: number) => void;
  /** What a sentence tells. */
  readonly sentence: (sentence: string) => void;
  /** Makes room for something else. */
  readonly clear: () => void;
}

const SILENT: Progress = { pictures: () => {}, documents: () => {}, sentence: () => {}, clear: () => {} };
const WIPE = '\r\u001b[K';
/** A line that changes more often cannot be read. */
const PAUSE_MS = 100;

/** Nothing is told where nobody looks on: in a pipe, in continuous integration, on a terminal that cannot wipe. */
export function progressOf({ stderr, env, words }: Pick<Context, 'stderr' | 'env' | 'words'>): Progress {
  if (!stderr.isTTY || env.CI || env.TERM === 'dumb') return SILENT;
  let begun = Date.now();
  let [isShown, shownAt] = [false, 0];
  const clear = (): void => {
    if (isShown) stderr.write(WIPE);
    isShown = false;
  };
  const show = (sentence: string): void => {
    if (isShown && Date.now() - shownAt < PAUSE_MS) return;
    stderr.write(`${WIPE}${sentence}`);
    [isShown, shownAt] = [true, Date.now()];
  };
  const left = (done: number, of: number): string =>
    leftOf(((Date.now() - begun) / done) * (of - done), words);
  const numbers = (n: number): string => words.number(n);
  return {
    clear,
    sentence: show,
    pictures: (done, of) => {
      if (done === 0) begun = Date.now();
      if (done === of) return clear();
      show(
        words.say(done === 0 ? 'progress.first' : 'progress.pages', {
          page: numbers(done + 1),
          of: numbers(of),
          left: done === 0 ? '' : left(done, of),
        }),
      );
    },
    documents: (done, of) => {
      if (done === 0) begun = Date.now();
      if (done === of) return clear();
      const rate = numbers(Math.round((10_000 * done) / Math.max(1, Date.now() - begun)) / 10);
      show(
        words.say(done === 0 ? 'progress.begun' : 'progress.documents', {
          done: numbers(done),
          of: numbers(of),
          rate,
          left: done === 0 ? '' : left(done, of),
        }),
      );
    },
  };
}

/** Beyond these, minutes and hours are told. */
const MANY_SECONDS = 90;
const MANY_MINUTES = 90;

function leftOf(milliseconds: number, { say }: Words): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds <= MANY_SECONDS) return say('duration.seconds', { n: seconds });
  const minutes = Math.ceil(seconds / 60);
  if (minutes <= MANY_MINUTES) return say('duration.minutes', { n: minutes });
  return say('duration.hours', { n: Math.ceil(minutes / 60) });
}
