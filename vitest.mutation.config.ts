import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const tests = fileURLToPath(new URL('tests/', import.meta.url));
const files = ['match', 'segment'].flatMap((room) =>
  readdirSync(`${tests}${room}`).map((file) => `tests/${room}/${file}`),
);

/**
 * The tests that every mutant of matching and segmenting is tried against: those with small rules of their own. What
 * compiles the rules that ship takes seconds; and whether the engine keeps its promises shall not hang on them.
 */
export default defineConfig({
  test: {
    include: files.filter(
      (file) => file.endsWith('.test.ts') && !readFileSync(file, 'utf8').includes("/reading.ts'"),
    ),
    testTimeout: 10_000,
    isolate: false,
  },
});
