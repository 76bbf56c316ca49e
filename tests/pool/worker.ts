/** A process for tests of the pool: it does what a job says. */
import { serve } from '../../src/pool/serve.ts';

export interface Job {
  readonly does: 'echo' | 'throw' | 'hang' | 'die' | 'grow' | 'swell';
  readonly value?: number;
}

const kept: Buffer[] = [];
const fill = (megabytes: number) => kept.push(Buffer.alloc(megabytes * 1024 * 1024, 1));

serve<{ readonly factor: number }, Job>(({ factor }) => async ({ does, value = 0 }) => {
  switch (does) {
    case 'throw':
      throw new Error('thrown on purpose');
    case 'hang':
      return new Promise(() => {});
    case 'die':
      return process.exit(7);
    case 'grow':
      for (;;) {
        fill(32);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    case 'swell':
      fill(value);
      return process.pid;
    case 'echo':
      return value === -1 ? process.pid : value * factor;
  }
});
