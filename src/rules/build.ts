/** Build step: compiles `rules/` into `dist/rulebook.json`, which is read at start instead of YAML. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { compileRules } from './compile.ts';
import { buildVariants } from './variants.ts';

const folder = fileURLToPath(new URL('../../rules/', import.meta.url));
const { rulebook, problems } = await compileRules(folder, await buildVariants());
for (const { file, line, column, message } of problems)
  console.error(`rules/${file}:${line}:${column}: ${message}`);
await writeFile(new URL('../rulebook.json', import.meta.url), JSON.stringify(rulebook));
if (problems.length > 0) process.exitCode = 1;
