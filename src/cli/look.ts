import { type Paint, paintAt } from '../report/paint.ts';
import { colourLevel } from './colour.ts';
import { columnsOf } from './columns.ts';
import type { Environment, Sink } from './invocation.ts';

/** How wide and how coloured to write. */
export interface Look {
  readonly width: number;
  readonly paint: Paint;
}

/** The look that fits a stream; null for a file. `colour` is what the user asked for, if anything. */
export function lookOf(colour: boolean | undefined, env: Environment, stream: Sink | null): Look {
  return { width: columnsOf(env, stream), paint: paintAt(colourLevel(colour, env, stream)) };
}
