/**
 * Build step: compiles `rules/` into `dist/rulebook.json` and a lexicon for each language, read instead of YAML; and
 * what packs and `rules test` need beside them, which nothing else reads.
 */
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { SCHEMA_NAME } from './cli/config/schema-name.ts';
import { shippedSchema } from './cli/config/shipped-schema.ts';
import { createFold } from './match/fold.ts';
import { writeLexicons } from './match/lexicons.ts';
import { sampleLists } from './match/samples.ts';
import { compileRules } from './rules/compile.ts';
import { lexiconFile } from './rules/load.ts';
import { placesOf } from './rules/places.ts';
import { listsFile, PLACES_FILE } from './rules/raw.ts';
import { buildVariants } from './rules/variants.ts';

const folder = fileURLToPath(new URL('../rules/', import.meta.url));
const { rulebook, problems, lists, sources } = await compileRules(folder, await buildVariants());
for (const { file, line, column, message } of problems)
  console.error(`rules/${file}:${line}:${column}: ${message}`);
const fold = createFold(rulebook.variants);
/** The words stand in the lexicons; of each list a few stay, to tell what it is about. */
const languages = Object.fromEntries(
  Object.values(rulebook.languages).map((language) => [
    language.id,
    { ...language, lists: sampleLists(language.lists) },
  ]),
);
await write('rulebook.json', { ...rulebook, languages });
for (const [id, words] of lists) {
  await write(lexiconFile(id), writeLexicons(words.named, fold));
  await write(listsFile(id), words);
}
const own = sources.filter(
  ({ file }) => !/^(law\/|letters\/|messages\/|redaction\.|confusables\.)/.test(file),
);
await write(
  PLACES_FILE,
  placesOf(own, (file) => `rules/${file}`),
);
await write(SCHEMA_NAME, await shippedSchema(rulebook));
await copyModels(['chi_sim', 'chi_tra', 'spa', 'eng']);
if (problems.length > 0) process.exitCode = 1;

/** Of the packages, which hold several sets of models, the smallest set is kept: it was measured to read best. */
async function copyModels(names: readonly string[]): Promise<void> {
  const { resolve } = createRequire(import.meta.url);
  const target = new URL('./tessdata/', import.meta.url);
  await mkdir(target);
  for (const name of names) {
    const file = `${name}.traineddata.gz`;
    await copyFile(resolve(`@tesseract.js-data/${name}/4.0.0_best_int/${file}`), new URL(file, target));
  }
}

function write(name: string, value: unknown): Promise<void> {
  return writeFile(new URL(`./${name}`, import.meta.url), JSON.stringify(value));
}
