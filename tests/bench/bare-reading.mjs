/** Reads the documents of a folder in processes, as a scan does, and judges none: `bare-reading.mjs FOLDER JOBS`. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createScanners, loadRulebook } from '../../dist/index.js';

const [folder = '.', jobs = '2'] = process.argv.slice(2);
const files = readdirSync(folder).map((name) => join(folder, name));
const scanners = createScanners({
  rulebook: await loadRulebook(),
  isShipped: true,
  passwords: [],
  timeoutMs: 60_000,
  engine: null,
  jobs: Number(jobs),
  documents: files.length,
  memory: 512 * 1024 ** 2,
});
let next = 0;
const work = async () => {
  while (next < files.length) await scanners.read({ path: files[next++] });
};
await Promise.all(Array.from({ length: Number(jobs) }, work));
scanners.close();
