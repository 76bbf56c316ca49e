/**
 * Makes what is generated: `rules/README.md` from the rules, the scores in the README, and its picture from a real run.
 *   node tests/docs/generate.mjs            writes them
 *   node tests/docs/generate.mjs --check    fails where a file is stale
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadRulebook } from '../../dist/index.js';
import { ansiToSvg } from './ansi-to-svg.mjs';
import { rulesPage } from './rules-page.mjs';
import { scoresPage } from './scores-page.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What the program prints for a fixture, in colour, as somebody would see it on a terminal of 88 columns. */
function screen(fixture) {
  const args = ['bin/consentlint.js', '--lang', 'en', '--color', '--fail-on', 'never', `fixtures/${fixture}`];
  return execFileSync('node', args, { cwd: root, encoding: 'utf8', env: { ...process.env, COLUMNS: '88' } });
}

const rulebook = await loadRulebook();

/** The README with what stands between the markers of a part written anew. */
function readme(part, text) {
  const [begin, end] = [`<!-- ${part} -->`, `<!-- /${part} -->`];
  const page = readFileSync(`${root}/README.md`, 'utf8');
  const [before, after] = [page.indexOf(begin), page.indexOf(end)];
  if (before === -1 || after === -1) throw new Error(`README.md has no part '${part}'`);
  return `${page.slice(0, before + begin.length)}\n${text}\n${page.slice(after)}`;
}

const made = new Map([
  ['rules/README.md', rulesPage(rulebook)],
  ['README.md', readme('scores', scoresPage(rulebook))],
  ['fixtures/report.svg', ansiToSvg(screen('en-agreement/document.pdf'), { columns: 88, rows: 34 })],
]);
const isStale = (file, text) => {
  try {
    return readFileSync(`${root}/${file}`, 'utf8') !== text;
  } catch {
    return true;
  }
};
const stale = [...made].filter(([file, text]) => isStale(file, text));

if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`${file} is stale: run npm run docs`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [file, text] of stale) writeFileSync(`${root}/${file}`, text);
}
