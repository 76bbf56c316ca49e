import type { ColorSupportLevel } from 'chalk';
import type { Environment, Sink } from './invocation.ts';

/**
 * How much colour to use. The first that says something: `--color` or `--no-color`; FORCE_COLOR (`0`, `false` for
 * none, as in Node); NO_COLOR, when not empty (no-color.org); then whether a person looks on.
 */
export function colourLevel(
  asked: boolean | undefined,
  env: Environment,
  stream: Sink | null,
): ColorSupportLevel {
  if (asked !== undefined) return asked ? 1 : 0;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) return forced === '0' || forced === 'false' ? 0 : 1;
  if (env.NO_COLOR) return 0;
  return stream?.isTTY && env.TERM !== 'dumb' ? 1 : 0;
}
