/** How fast fold, segment and match are together, with all rules: on text of the shipped fixtures, repeated. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createJudge, extract, loadRulebook } from '../../dist/index.js';

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));
const MB = 1e6;
const ROUNDS = 5;

/** Ordinary contracts in three languages, in which hardly a clause gives anything away. */
const ORDINARY = ['zh-lease/document.txt', 'es-alquiler/document.md', 'en-employment/document.html'];

/**
 * Megabytes (UTF-8) a second: of ordinary contracts, Chinese, Spanish and English mixed; of the authorizations among the
 * fixtures, in which every third clause is a finding. And how much longer ten times the text takes, and all of it with the
 * rules about what a document should say.
 */
export async function throughput() {
  const judge = createJudge(await loadRulebook());
  const agreement = await read([fileURLToPath(new URL('agreement.txt', import.meta.url))]);
  const ordinary = [...agreement, ...(await read(ORDINARY.map((name) => join(fixtures, name))))];
  const all = await read(fixtureFiles());
  const seconds = (documents, bytes) => fastest(judge, grown(documents, bytes));
  const rulebook = await loadRulebook();
  const rules = rulebook.rules.filter(({ texts }) => !Object.values(texts).some(({ expects }) => expects));
  const plain = createJudge({ ...rulebook, rules });
  const both = [...ordinary, ...all];
  return {
    safeguards: seconds(both, MB) / fastest(plain, grown(both, MB)),
    mixed: 1 / seconds(ordinary, MB),
    dense: 1 / seconds(all, MB),
    growth: (10 * seconds(agreement, 10 * MB)) / seconds(agreement, MB),
  };
}

/** Fold, segment and match of 10 MB of ordinary contracts, once. */
export async function judgeTenMegabytes() {
  const ordinary = await read(ORDINARY.map((name) => join(fixtures, name)));
  createJudge(await loadRulebook())(grown(ordinary, 10 * MB));
}

function fixtureFiles() {
  const names = readdirSync(fixtures, { recursive: true }).filter((name) =>
    /document\.(pdf|docx|html|txt|md)$/.test(name),
  );
  return names.sort().map((name) => join(fixtures, name));
}

async function read(files) {
  const options = { passwords: ['letmein'], deadline: Date.now() + 60_000 };
  const documents = await Promise.all(files.map((file) => extract(file, options)));
  return documents.filter((document) => document.text);
}

/** One document of at least so many bytes, made of the texts of others with their blocks. */
function grown(documents, bytes) {
  const unit = { text: '', blocks: [] };
  for (const { text, blocks } of documents) {
    const at = unit.text.length;
    unit.blocks.push(...blocks.map((block) => ({ ...block, start: block.start + at, end: block.end + at })));
    unit.text += `${text}\n`;
  }
  const times = Math.ceil(bytes / Buffer.byteLength(unit.text));
  const blocks = Array.from({ length: times }, (_, i) =>
    unit.blocks.map((block) => ({
      ...block,
      start: block.start + i * unit.text.length,
      end: block.end + i * unit.text.length,
    })),
  ).flat();
  return {
    ...documents[0],
    pages: [],
    marks: [],
    anchors: [],
    text: unit.text.repeat(times),
    blocks,
    bytes: times * Buffer.byteLength(unit.text),
  };
}

/** Seconds for a megabyte, best of several rounds: the engine warm, the machine at its quietest. */
function fastest(judge, document) {
  const seconds = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    judge(document);
    return (performance.now() - start) / 1000;
  });
  return Math.min(...seconds) / (document.bytes / MB);
}
