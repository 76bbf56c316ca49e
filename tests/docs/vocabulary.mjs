/** How many words the lists of the languages hold. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { LANGUAGES, NAMES, table } from './page-parts.mjs';

/** A table of all lists. */
export const vocabulary = () =>
  `Words each list holds of its own; a list may take in others. All lists together: ${totals()}.

${table(['list', ...LANGUAGES], listRows())}`;

function listRows() {
  const lists = Object.fromEntries(LANGUAGES.map((language) => [language, wordsOf(language)]));
  const names = [...new Set(LANGUAGES.flatMap((language) => Object.keys(lists[language])))].sort();
  return names.map((name) => [
    name,
    ...LANGUAGES.map((language) => lists[language][name]?.filter(isWord).length ?? '–'),
  ]);
}

const totals = () =>
  LANGUAGES.map((language) => {
    const lists = Object.values(wordsOf(language));
    return `${NAMES[language]} ${lists.flat().filter(isWord).length} words in ${lists.length} lists`;
  }).join(', ');

const isWord = (entry) => !/^[!$]/.test(entry);
const wordsOf = (language) =>
  parse(readFileSync(new URL(`../../rules/languages/${language}.yaml`, import.meta.url), 'utf8')).lists;
