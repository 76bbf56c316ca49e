import type { InputError, Reading } from '../model.ts';
import type { Input, Scanner } from '../scan.ts';
import type { Context } from './invocation.ts';
import { sourceOf } from './sources.ts';
import { complainOf } from './trouble.ts';

/** Documents that were read, and whether any could not be opened: that was said. */
export interface Readings {
  readonly readings: readonly Reading[];
  readonly hasErrors: boolean;
}

/** Reads all inputs, several as one act of consent. */
export async function readEach(
  inputs: readonly string[],
  scanner: Scanner,
  context: Context,
): Promise<Readings> {
  const sources = await Promise.all(inputs.map((input) => sourceOf(input, context)));
  const unreadable = sources.filter((source): source is InputError => 'code' in source);
  const readable = sources.filter((source): source is Input => !('code' in source));
  const { readings, errors } = await scanner.bundle(readable);
  const all = [...unreadable, ...errors];
  for (const error of all) await complainOf(error, context);
  return { readings, hasErrors: all.length > 0 };
}
