import type { Environment, Sink } from './invocation.ts';

const USUAL = 80;
/** Lines longer than this are hard to read, however wide the window. */
const WIDEST = 120;
const NARROWEST = 32;

/** Columns to write in: COLUMNS where it is set, else what the terminal has, else 80. */
export function columnsOf(env: Environment, stream: Sink | null): number {
  const asked = /^\d+$/.test(env.COLUMNS ?? '') ? Number(env.COLUMNS) : 0;
  const columns = asked || (stream?.columns ?? 0) || USUAL;
  return Math.min(WIDEST, Math.max(NARROWEST, columns));
}
