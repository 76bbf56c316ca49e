/** How fast fold, segment and match are together, with all rules: on text of the shipped fixtures, repeated. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createJudge, extract, loadRulebook } from '../../dist/index.js';

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));
const MB = 1e6;
const ROUNDS = 5;

/** Megabytes (UTF-8) a second of Chinese and of mixed text, and how much longer ten times the text takes. */
export async function throughput() {
  const judge = createJudge(await loadRulebook());
  const all = await documents();
  const chinese = all.filter(({ path }) => /[\\/]zh-|plain-text/.test(path));
  const small = grown(chinese, MB);
  const [zh, mixed] = [fastest(judge, small), fastest(judge, grown(all, MB))];
  const large = fastest(judge, grown(chinese, 10 * MB));
  return { zh: 1 / zh, mixed: 1 / mixed, growth: (10 * large) / zh };
}

async function documents() {
  const names = readdirSync(fixtures, { recursive: true }).filter((name) =>
    /document\.(pdf|docx|html|txt|md)$/.test(name),
  );
  const options = { passwords: ['letmein'], deadline: Date.now() + 60_000 };
  const read = await Promise.all(names.sort().map((name) => extract(join(fixtures, name), options)));
  return read.filter((document) => document.text);
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
