/** Documents of our own, complete, vague and lacking, with what a careful reader says of each criterion and whose law it is. */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Assessment, Reading } from '../src/model.ts';
import { createScanner } from '../src/scan.ts';
import { rulebook } from './reading.ts';

interface Truth {
  readonly jurisdiction: string;
  readonly criteria: Readonly<Record<string, Assessment>>;
}

const folder = new URL('../fixtures/consent/', import.meta.url);
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.md'))
  .map((file) => file.slice(0, -'.md'.length));

interface Judged {
  readonly name: string;
  readonly truth: Truth;
  readonly reading: Reading;
}

let judged: readonly Judged[] = [];
beforeAll(async () => {
  const scanner = createScanner({ rulebook });
  judged = await Promise.all(
    names.map(async (name) => {
      const truth: Truth = parse(readFileSync(new URL(`${name}.yaml`, folder), 'utf8'));
      const bytes = readFileSync(new URL(`${name}.md`, folder));
      return { name, truth, reading: await scanner.bytes(`${name}.md`, bytes) };
    }),
  );
}, 60_000);

/** Every criterion of every document: as it should be, and as it was found. */
const answers = () =>
  judged.flatMap(({ name, truth, reading }) =>
    reading.quality.criteria.map(({ criterion, assessment }) => ({
      name,
      criterion,
      truth: truth.criteria[criterion],
      found: assessment,
    })),
  );

describe('consents of our own', () => {
  it('are eight a language, each with eight criteria', () => {
    expect(answers()).toHaveLength(24 * 8);
    for (const language of ['zh', 'es', 'en'])
      expect(names.filter((name) => name.startsWith(language))).toHaveLength(8);
  });

  it.each(['zh', 'es', 'en'])(
    'are judged as a careful reader judges them, nine times in ten: %s',
    (language) => {
      const own = answers().filter(({ name }) => name.startsWith(language));
      const wrong = own.filter(({ truth, found }) => truth !== found);
      expect(wrong.length / own.length, JSON.stringify(wrong, null, 1)).toBeLessThanOrEqual(0.1);
    },
  );

  it('never pass where the opposite is said', () => {
    expect(answers().filter(({ truth, found }) => truth === 'fail' && found === 'pass')).toEqual([]);
  });

  it('show whose law they stand under', () => {
    const wrong = judged.filter(
      ({ truth, reading }) => reading.jurisdictions.ids.join() !== truth.jurisdiction,
    );
    expect(wrong.map(({ name, reading }) => [name, reading.jurisdictions.ids])).toEqual([]);
  });
});
