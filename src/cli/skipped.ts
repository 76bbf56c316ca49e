import type { InputError } from '../model.ts';
import type { Context } from './invocation.ts';
import { complainOf, warn } from './trouble.ts';

/** So many are told of each kind; of more only how many there are. */
const TOLD = 10;

/** Says on standard error what was left aside in folders, a line each. */
export async function tellSkipped(skipped: readonly InputError[], context: Context): Promise<void> {
  for (const code of new Set(skipped.map((one) => one.code))) {
    const same = skipped.filter((one) => one.code === code);
    for (const one of same.slice(0, TOLD)) await complainOf(one, context);
    const [last, more] = [same[TOLD], same.length - TOLD];
    if (last) await warn(last.path, context.words.count('skipped.more', more), context);
  }
}
