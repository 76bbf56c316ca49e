import { screen } from './screen.ts';
import { parseSource, type Source } from './source.ts';

/** Parses YAML of strangers: what would be too much for the parser is a problem, and never gets there. */
export function parseScreened(file: string, text: string): ReturnType<typeof parseSource> {
  const flaw = screen(text);
  if (flaw === null) return parseSource(file, text);
  const before = text.slice(0, flaw.offset).split('\n');
  const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  const source: Source = { file, value: undefined, at: () => place };
  return { source, problems: [{ file, message: flaw.message, ...place }] };
}
