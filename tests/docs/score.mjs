#!/usr/bin/env node
/**
 * Scores the rules on a labelled corpus and keeps the figures in `scores.json`, from which `npm run docs` makes a part of
 * the README: `npm run score -- CORPUS`. A corpus is a folder with `evaluate.mjs` and rounds of `manifest.jsonl`,
 * `labels.jsonl` and `docs/`; it is not part of the project, because most of its texts have no licence.
 */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const KEPT = new URL('scores.json', import.meta.url);
const corpus = resolve(process.argv[2] ?? '.');
const rounds = readdirSync(corpus).filter((name) => name.startsWith('round-'));
const rows = (round) =>
  readFileSync(join(corpus, round, 'manifest.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const languages = [...new Set(rounds.flatMap(rows).map(({ lang }) => lang))];

/** The corpus with the documents of one language alone. */
function only(language) {
  const folder = mkdtempSync(join(tmpdir(), 'score-'));
  for (const round of rounds) {
    const own = rows(round).filter(({ lang }) => lang === language);
    if (own.length === 0) continue;
    mkdirSync(join(folder, round));
    writeFileSync(
      join(folder, round, 'manifest.jsonl'),
      own.map((row) => `${JSON.stringify(row)}\n`).join(''),
    );
    cpSync(join(corpus, round, 'labels.jsonl'), join(folder, round, 'labels.jsonl'));
    symlinkSync(join(corpus, round, 'docs'), join(folder, round, 'docs'));
  }
  return folder;
}

function evaluate(folder) {
  const args = [join(corpus, 'evaluate.mjs'), '--corpus', folder, '--json'];
  const { per, micro, macroF1, baselineMacroF1, baselineMicroF1 } = JSON.parse(
    execFileSync('node', args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 }),
  );
  const categories = Object.fromEntries(Object.entries(per).map(([name, cell]) => [name, figures(cell)]));
  return {
    macroF1,
    ...figures(micro),
    keywords: { macroF1: baselineMacroF1, f1: baselineMicroF1 },
    categories,
  };
}

const figures = ({ tp, fn, precision, recall, f1, traps, trapRows }) => ({
  gold: tp + fn,
  precision,
  recall,
  f1,
  traps,
  trapRows,
});

/** The documents' number, all languages together, and each by itself. */
const scores = { documents: rounds.flatMap(rows).length, all: evaluate(corpus), languages: {} };
for (const language of languages) {
  const folder = only(language);
  scores.languages[language] = evaluate(folder);
  rmSync(folder, { recursive: true });
}
const round = (_, value) => (typeof value === 'number' ? Math.round(value * 1000) / 1000 : value);
writeFileSync(KEPT, `${JSON.stringify(scores, round, 2)}\n`);
