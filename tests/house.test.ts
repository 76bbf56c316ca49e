import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const src = join(root, 'src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const codeOf = (file: string): string => readFileSync(join(src, file), 'utf8');
const roomOf = (file: string): string =>
  file.includes('/') ? (file.split('/')[0] ?? '') : file.replace('.ts', '');

/** Which rooms a room may import from, besides plain data that all may. */
const MAY: Record<string, readonly string[]> = {
  model: [],
  characters: [],
  vocabulary: [],
  address: [],
  s3: [],
  extract: [],
  pool: [],
  ocr: ['pool'],
  segment: [],
  match: [],
  compare: [],
  report: [],
  redline: ['report', 'extract'],
  rules: [],
  suppress: ['rules'],
  build: ['rules', 'match', 'cli'],
  stats: ['match', 'report'],
  scanner: ['extract'],
  scan: ['scanner', 'extract', 'segment', 'match'],
  trace: ['scan', 'segment', 'match'],
  diff: ['segment', 'match', 'compare'],
  index: ['batch', 'scan', 'diff', 'rules', 'report', 'extract', 'ocr'],
  batch: ['scan', 'scanner', 'extract', 'rules', 'ocr', 'pool', 's3'],
  cluster: [],
  cli: [
    ...['batch', 'cluster', 'scan', 'scanner', 'trace', 'diff', 'rules', 'report', 'redline'],
    ...['extract', 'ocr', 'suppress', 'stats', 's3'],
  ],
};
const PLAIN_DATA = ['model', 'characters', 'vocabulary', 'address'];

/** What speaks to the network for the program, each in one file, which loads it when a user asks for it. */
const CLIENTS: Record<string, string> = {
  ioredis: 'cluster/connect.ts',
  bullmq: 'cluster/connect.ts',
  '@aws-sdk/client-s3': 's3/client.ts',
};
/** Packages of clients, whether the program has them or not. */
const CLIENT = /^(@aws-sdk|@smithy)\/|^(bullmq|ioredis)$/;

describe('the house', () => {
  const arrows = files.flatMap((file) =>
    [...codeOf(file).matchAll(/(?:from|import\() ?'(\.[^']+)'/g)].map(([, target = '']) => ({
      file,
      from: roomOf(file),
      to: roomOf(relative(src, join(src, dirname(file), target)).replaceAll('\\', '/')),
    })),
  );

  it('has imports that point one way', () => {
    const wrong = arrows.filter(
      ({ from, to }) => from !== to && !PLAIN_DATA.includes(to) && !MAY[from]?.includes(to),
    );
    expect(wrong).toEqual([]);
  });

  it('has no room this test does not know', () => {
    expect([...new Set(files.map(roomOf))].filter((room) => !(room in MAY))).toEqual([]);
  });

  it('keeps files short', () => {
    const long = files.filter((file) => codeOf(file).trimEnd().split('\n').length > 300);
    expect(long).toEqual([]);
  });

  it('keeps the words of languages in the rules', () => {
    const allowed = ['characters.ts', 'segment/number-token.ts'];
    const withoutComments = (code: string) => code.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    const spoken = files.filter(
      (file) => !allowed.includes(file) && /[\p{Script=Han}]{2}/u.test(withoutComments(codeOf(file))),
    );
    expect(spoken).toEqual([]);
  });

  it('never speaks to the network', () => {
    const speaking = files.filter((file) =>
      /from 'node:(net|http|https|http2|dgram|tls|dns)|\bfetch\(|XMLHttpRequest|WebSocket/.test(codeOf(file)),
    );
    expect(speaking).toEqual([]);
  });

  it('has each client of a service in one file, which loads it when it is asked for', () => {
    const loads = files.flatMap((file) =>
      [...codeOf(file).matchAll(/^(.*?)(?:from|import\(?) ?'([^'.][^']*)'/gm)]
        .filter(([, before = '', name = '']) => CLIENT.test(name) && !/typeof $|import type /.test(before))
        .map(([load, , name = '']) => ({ file, name, isLate: /= await import\('/.test(load) })),
    );
    expect(loads).toEqual(Object.entries(CLIENTS).map(([name, file]) => ({ file, name, isLate: true })));
  });

  it('loads storage only when an address is met', () => {
    const early = files.filter(
      (file) => roomOf(file) !== 's3' && /^import (?!type )[^;]*from '[^']*\/s3\/[^']*'/m.test(codeOf(file)),
    );
    expect(early).toEqual([]);
  });
});
