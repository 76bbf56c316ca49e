import type { Words } from '../report/words.ts';
import type { Context } from './invocation.ts';

/** Tells a person at a terminal how far long work has come, on one line that is wiped in the end. */
export interface Progress {
  /** `done` of `of` pages. */
  readonly tell: (done: number, of: number) => void;
  readonly clear: () => void;
}

const SILENT: Progress = { tell: () => {}, clear: () => {} };
const WIPE = '\r\u001b[K';

/** Nothing is told where nobody looks on: in a pipe, in continuous integration, on a terminal that cannot wipe. */
export function progressOf({ stderr, env, words }: Context): Progress {
  if (!stderr.isTTY || env.CI || env.TERM === 'dumb') return SILENT;
  let begun = Date.now();
  let isShown = false;
  const clear = (): void => {
    if (isShown) stderr.write(WIPE);
    isShown = false;
  };
  return {
    clear,
    tell: (done, of) => {
      if (done === 0) begun = Date.now();
      if (done === of) return clear();
      const left = done === 0 ? '' : leftOf(((Date.now() - begun) / done) * (of - done), words);
      const sentence = words.say(done === 0 ? 'progress.first' : 'progress.pages', {
        page: done + 1,
        of,
        left,
      });
      stderr.write(`${WIPE}${sentence}`);
      isShown = true;
    },
  };
}

/** Beyond this many seconds minutes are told. */
const MANY_SECONDS = 90;

function leftOf(milliseconds: number, { say }: Words): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds <= MANY_SECONDS) return say('duration.seconds', { n: seconds });
  return say('duration.minutes', { n: Math.ceil(seconds / 60) });
}
