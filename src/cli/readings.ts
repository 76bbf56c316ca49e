import type { InputError, Report } from '../model.ts';
import type { Input, Scanner } from '../scan.ts';
import type { Context } from './invocation.ts';
import { sourceOf } from './sources.ts';
import { complainOf } from './trouble.ts';

/** Reads all inputs as one act of consent, and says of each that could not be opened why. */
export async function readTogether(
  inputs: readonly string[],
  scanner: Scanner,
  context: Context,
): Promise<Report> {
  const sources = await Promise.all(inputs.map((input) => sourceOf(input, context)));
  const unreadable = sources.filter((source): source is InputError => 'code' in source);
  const readable = sources.filter((source): source is Input => !('code' in source));
  const found = await scanner.bundle(readable);
  const errors = [...unreadable, ...found.errors];
  for (const error of errors) await complainOf(error, context);
  return { ...found, errors };
}
