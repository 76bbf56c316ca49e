/**
 * Speed as ratios measured in one run, so that they hold on any machine and under any load. Prints each ratio beside
 * its limit; exits 1 where one is past it.
 */
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { batch } from './batch.mjs';
import { throughput } from './throughput.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const RUNS = 15;
/** All was read, or all but a page somewhere. */
const READ = new Set([0, 3]);
/** A 2-page authorization. */
const PDF = join(root, 'fixtures/cross-page/document.pdf');

/** Wall milliseconds of a fresh process. */
function wall(args) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (!READ.has(status)) throw new Error(`${args.join(' ')} exited with ${status}: ${stderr}`);
  return performance.now() - start;
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** The median of paired ratios: the two commands take turns, so that a busy moment strikes both. */
function ratio(ours, theirs, between = () => {}) {
  between();
  wall(ours);
  wall(theirs);
  return median(
    Array.from({ length: RUNS }, () => {
      between();
      return wall(ours) / wall(theirs);
    }),
  );
}

const script = (name, code) => {
  const path = join(tmpdir(), `consentlint-bench-${process.pid}-${name}.mjs`);
  writeFileSync(path, code);
  return path;
};
const empty = script('empty', '');
const bare = script(
  'pdf-parse',
  `import { readFileSync } from 'node:fs';
import { PDFParse } from ${JSON.stringify(import.meta.resolve('pdf-parse'))};
const parser = new PDFParse({ data: new Uint8Array(readFileSync(${JSON.stringify(PDF)})), verbosity: 0 });
await parser.getText();
await parser.destroy();
`,
);

/** Peak memory of a fresh process in bytes: all that was resident at once. */
function peak(args) {
  const code = `process.on('exit', () => process.stderr.write('\\n' + process.resourceUsage().maxRSS));`;
  const hook = script('peak', code);
  const { status, stderr } = spawnSync(process.execPath, ['--import', hook, ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  if (!READ.has(status)) throw new Error(`${args.join(' ')} exited with ${status}: ${stderr}`);
  return Number(stderr.split('\n').at(-1)) * 1024;
}

/** Peak memory of judging 10 MB in a fresh process, above that of an empty one, for each byte of the text. */
const memory = () => (peak(['tests/bench/ten-megabytes.mjs']) - peak([empty])) / 1e7;

const copies = join(tmpdir(), `consentlint-bench-${process.pid}-copies`);
const removeCopies = () => rmSync(copies, { recursive: true, force: true });
const marking = (file) => ['bin/consentlint.js', 'redline', '--output', copies, file];

/** Megabytes for marking 200 dense pages with 300 findings. */
function markingMemory() {
  removeCopies();
  const long = join(tmpdir(), `consentlint-bench-${process.pid}-long.pdf`);
  wall(['tests/bench/long-pdf.mjs', long]);
  const bytes = peak(marking(long));
  removeCopies();
  rmSync(long);
  return bytes / 1e6;
}

const rows = [
  ['--version / an empty Node script', ratio(['bin/consentlint.js', '--version'], [empty]), 1.6, 'most'],
  [
    'scan of a 2-page PDF / bare pdf-parse',
    ratio(['bin/consentlint.js', '--fail-on', 'never', PDF], [bare]),
    1.3,
    'most',
  ],
];
rows.push(
  [
    'redline of a 2-page PDF / its scan',
    ratio(marking(PDF), ['bin/consentlint.js', '--fail-on', 'never', PDF], removeCopies),
    2.5,
    'most',
  ],
  ['MB for marking 200 pages with 300 findings', markingMemory(), 400, 'most'],
);
const { mixed, dense, growth, safeguards } = await throughput();
rows.push(
  ['fold, segment, match: MB/s of contracts in zh, es, en', mixed, 5, 'least'],
  ['the same, of authorizations alone', dense, null, 'least'],
  ['all rules / those without what a document should say', safeguards, 1.15, 'most'],
  ['ten times the text takes, times', growth, 12, 'most'],
  ['memory for 10 MB / the text, above an empty process', memory(), 12, 'most'],
);

const { workers, judging, cached, memory: growing } = await batch({ wall, median });
rows.push(
  ['many documents: one process / two', workers, 1.7, 'least'],
  ['the same, whole / bare reading', judging, 1.25, 'most'],
  ['the same, first run / one with a cache', cached, 10, 'least'],
  ['memory of all processes: 20,000 small files / 2,000', growing, 1.3, 'most'],
);

for (const [what, value, limit, bound] of rows) {
  const isMet = limit === null || (bound === 'most' ? value <= limit : value >= limit);
  const asked = limit === null ? '' : `   at ${bound} ${limit}`;
  console.log(`${isMet ? 'ok  ' : 'PAST'} ${what.padEnd(50)} ${value.toFixed(2).padStart(6)}${asked}`);
  if (!isMet) process.exitCode = 1;
}
