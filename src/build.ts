/** Build step: compiles `rules/` into `dist/rulebook.json`, which is read at start instead of YAML. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createFold } from './match/fold.ts';
import { writeLexicon } from './match/lexicon.ts';
import { compileRules } from './rules/compile.ts';
import { buildVariants } from './rules/variants.ts';

const folder = fileURLToPath(new URL('../rules/', import.meta.url));
const { rulebook, problems } = await compileRules(folder, await buildVariants());
for (const { file, line, column, message } of problems)
  console.error(`rules/${file}:${line}:${column}: ${message}`);
const fold = createFold(rulebook.variants);
const lexicons = Object.fromEntries(
  Object.values(rulebook.languages).map(({ id, lists }) => [id, JSON.stringify(writeLexicon(lists, fold))]),
);
/** The words stand in the lexicons. */
const languages = Object.fromEntries(
  Object.values(rulebook.languages).map((language) => [language.id, { ...language, lists: {} }]),
);
await writeFile(
  new URL('./rulebook.json', import.meta.url),
  JSON.stringify({ ...rulebook, languages, lexicons }),
);
if (problems.length > 0) process.exitCode = 1;
