import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Baseline, readBaseline, writeBaseline } from '../../src/suppress/baseline.ts';
import { createSeal, newSalt } from '../../src/suppress/seal.ts';

const ajv = new Ajv.default({ allErrors: true });
const validate = ajv.compile(
  JSON.parse(readFileSync(new URL('../../src/suppress/baseline.schema.json', import.meta.url), 'utf8')),
);

const salt = 'ab'.repeat(32);
const seal = createSeal(salt);
const entryOf = (path: string, fingerprint: string) => ({
  document: seal.document(path, '/papers'),
  finding: seal.finding(fingerprint),
});
const baselines = fc
  .array(fc.tuple(fc.constantFrom('/papers/a.pdf', '/papers/b/c.docx', '/d.txt'), fc.string()))
  .map(
    (pairs): Baseline => ({ salt, rules: '0123', entries: pairs.map(([path, name]) => entryOf(path, name)) }),
  );

const keysOf = (read: ReturnType<typeof readBaseline>) =>
  'fault' in read ? read.fault : [...new Set(read.entries.map((entry) => JSON.stringify(entry)))].sort();

/** A baseline with two entries, its lines changed. */
const changed = (change: (lines: string[]) => string[]) => {
  const text = writeBaseline({
    salt,
    rules: '0123',
    entries: [entryOf('/papers/a', '1'), entryOf('/papers/b', '2')],
  });
  return readBaseline(change(text.trimEnd().split('\n')).join('\n'));
};

describe('a baseline', () => {
  it('is read as it was written, each line as its schema has it, sorted', () => {
    fc.assert(
      fc.property(baselines, (baseline) => {
        const text = writeBaseline(baseline);
        const lines = text.trimEnd().split('\n');
        for (const line of lines) expect(validate(JSON.parse(line)) ? [] : validate.errors).toEqual([]);
        expect(lines.slice(1)).toEqual(lines.slice(1).toSorted());
        expect(keysOf(readBaseline(text))).toEqual(keysOf(baseline));
        expect(readBaseline(text)).toMatchObject({ salt, rules: '0123' });
      }),
    );
  });

  it('changes by a line for an entry, so that git merges what two people added', () => {
    fc.assert(
      fc.property(baselines, baselines, (one, other) => {
        const lines = new Set(
          [one, other].flatMap((all) => writeBaseline(all).trimEnd().split('\n').slice(1)),
        );
        const [head] = writeBaseline(one).split('\n');
        const merged = readBaseline([head, ...lines].join('\r\n'));
        const both = { ...one, entries: [...one.entries, ...other.entries] };
        expect(keysOf(merged)).toEqual(keysOf(both));
        expect(writeBaseline(both).trimEnd().split('\n').slice(1)).toEqual([...lines].sort());
      }),
    );
  });

  it.each([
    ['nothing', () => [''], 'empty', 1],
    ['no JSON', () => ['hello'], 'other', 1],
    ['another tool', ([head = '']: string[]) => [head.replace('consentlint baseline', 'other')], 'other', 1],
    [
      'another version',
      ([head = '']: string[]) => [head.replace('"schemaVersion":1', '"schemaVersion":2')],
      'version',
      1,
    ],
    [
      'other fingerprints',
      ([head = '']: string[]) => [head.replace('"fingerprints":1', '"fingerprints":2')],
      'fingerprints',
      1,
    ],
    ['a salt cut off', ([head = '']: string[]) => [head.replace(salt, 'abab')], 'line', 1],
    [
      'another salt',
      ([head = '', ...rest]: string[]) => [head.replace(salt, 'cd'.repeat(32)), ...rest],
      'changed',
      2,
    ],
    ['a line cut off', (lines: string[]) => [...lines.slice(0, 2), (lines[2] ?? '').slice(0, 40)], 'line', 3],
    [
      'another key',
      (lines: string[]) => [...lines.slice(0, 2), (lines[2] ?? '').replace('}', ',"note":"x"}')],
      'line',
      3,
    ],
    [
      'text in place of a name',
      (lines: string[]) => [...lines, '{"document":"a.pdf","finding":"x","check":"y"}'],
      'line',
      4,
    ],
    ['a digit changed', ([head = '', one = '', two = '']: string[]) => [head, one, other(two)], 'changed', 3],
    [
      'a merge conflict',
      ([head = '', one = '', two = '']: string[]) => [head, '<<<<<<< HEAD', one, '=======', two, '>>>>>>> b'],
      'conflict',
      2,
    ],
  ])('with %s is told where it is wrong', (...[, change, fault, line]) => {
    expect(changed(change)).toEqual({ fault, line });
  });

  it('tells every change of an entry', () => {
    const [head = '', line = ''] = writeBaseline({
      salt,
      rules: '0123',
      entries: [entryOf('/papers/a', '1')],
    }).split('\n');
    fc.assert(
      fc.property(fc.nat(line.length - 1), fc.constantFrom('0', 'f', '"', 'x', '.'), (at, sign) => {
        const broken = line.slice(0, at) + sign + line.slice(at + 1);
        fc.pre(broken !== line);
        expect(readBaseline([head, broken].join('\n'))).toMatchObject({ line: 2 });
      }),
    );
  });
});

const other = (line: string) => line.replace(/(?<="finding":")./, (digit) => (digit === '0' ? '1' : '0'));

describe('a seal', () => {
  it('has a new salt each time, and other names with each', () => {
    expect(newSalt()).toMatch(/^[0-9a-f]{64}$/);
    expect(newSalt()).not.toBe(newSalt());
    expect(createSeal(newSalt()).finding('f00d')).not.toBe(createSeal(newSalt()).finding('f00d'));
  });

  it('names a file by its way from the folder of the baseline, however it is written', () => {
    const name = seal.document('/papers/contracts/carta a.pdf', '/papers');
    expect(name).toMatch(/^[0-9a-f]{16}\/[0-9a-f]{16}$/);
    expect(seal.document('/home/contracts/carta a.pdf', '/home')).toBe(name);
    expect(seal.document('/contracts/carta a.pdf', '/papers')).toBe(`../${name}`);
    expect(seal.document('/papers/e\u0301.pdf', '/papers')).toBe(
      seal.document('/papers/\u00e9.pdf', '/papers'),
    );
  });
});
