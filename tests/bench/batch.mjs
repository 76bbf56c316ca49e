/** Many documents: what a second process, judging, the cache and ten times the documents make of the time and the memory. */
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { treePeak } from './tree.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fixtures = join(root, 'fixtures');
const folder = join(tmpdir(), `consentlint-bench-${process.pid}-batch`);
/** Some 600 documents: a process is warm after some dozens. */
const COPIES = 30;
const RUNS = 3;

/** Ratios of many documents; `tools` are those of `bench.mjs`. */
export async function batch({ wall, median }) {
  const many = copiesOfFixtures();
  const scan = (...options) => ['bin/consentlint.js', 'scan', many, ...COMMON, ...options];
  const paired = (ours, theirs) => median(Array.from({ length: RUNS }, () => wall(ours) / wall(theirs)));
  const cache = ['--cache-dir', join(folder, 'cache')];
  wall(scan('--jobs', '2', ...cache));
  const rows = {
    workers: paired(scan('--jobs', '1'), scan('--jobs', '2')),
    judging: paired(scan('--jobs', '2'), ['tests/bench/bare-reading.mjs', many, '2']),
    cached: paired(scan('--jobs', '2'), scan('--jobs', '2', ...cache)),
    memory: (await treePeak(smallFiles(20_000), root)) / (await treePeak(smallFiles(2000), root)),
  };
  rmSync(folder, { recursive: true });
  return rows;
}

const COMMON = [
  '-f',
  'ndjson',
  '-o',
  join(folder, 'out.ndjson'),
  '--fail-on',
  'never',
  '--no-ocr',
  '--quiet',
];

/** The readable documents among the fixtures, some times each. */
function copiesOfFixtures() {
  const many = join(folder, 'many');
  mkdirSync(many, { recursive: true });
  const names = readdirSync(fixtures, { recursive: true }).filter(
    (name) => /document\.(pdf|docx|html|txt|md)$/.test(name) && !/encrypted|garbled|scan/.test(name),
  );
  for (let copy = 0; copy < COPIES; copy++)
    for (const [i, name] of names.entries())
      cpSync(join(fixtures, name), join(many, `${copy}-${i}${extname(name)}`));
  return many;
}

/** A scan of so many small texts, no two alike. */
function smallFiles(count) {
  const small = join(folder, `small-${count}`);
  mkdirSync(small, { recursive: true });
  for (let i = 0; i < count; i++)
    writeFileSync(
      join(small, `${i}.txt`),
      `Consent ${i}.\nI authorize lender ${i} to read my phone contacts.\n`,
    );
  return ['bin/consentlint.js', 'scan', small, ...COMMON, '--jobs', '2'];
}
