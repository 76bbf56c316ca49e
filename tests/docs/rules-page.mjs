/** The page about the rules, from the rules. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const NAMES = { zh: '中文', es: 'español', en: 'English', id: 'Indonesia', pt: 'português' };
const LANGUAGES = Object.keys(NAMES);

const row = (cells) => `| ${cells.join(' | ')} |`;
const table = (head, rows) => [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
const count = (text, kind) => text[kind].length;

/** `rules/README.md`. */
export function rulesPage(rulebook) {
  return `# Rules

Generated from the rules by \`npm run docs\`; how to write one stands in [CONTRIBUTING.md](../CONTRIBUTING.md).

${table(['rule', 'category', 'severity', ...Object.values(NAMES)], rulebook.rules.map(ruleRow))}

## Examples

Every example is a test: *flags* must be found, *passes* must stay quiet.

${table(['rule', ...LANGUAGES.flatMap((language) => [`${language} flags`, `${language} passes`])], rulebook.rules.map(exampleRow))}

## Vocabulary

Words each list holds of its own; a list may take in others. All lists together: ${totals()}.

${table(['list', ...LANGUAGES], listRows())}

## Law

${Object.keys(rulebook.laws).length} provisions, each read in the text itself (primary) or as told by others (secondary). An indication, never a judgement.

${table(
  ['id', 'cited as', 'effect', 'in force', 'evidence'],
  Object.values(rulebook.laws).map((law) => [
    `\`${law.id}\``,
    law.cite.en,
    law.effect,
    law.inForce,
    law.evidence,
  ]),
)}
`;
}

function ruleRow({ id, category, severity, texts }) {
  return [
    `[\`${id}\`](${category}/${id}.yaml)`,
    category,
    severity,
    ...LANGUAGES.map((language) => texts[language]?.title ?? '–'),
  ];
}

function exampleRow({ id, texts }) {
  const counts = LANGUAGES.flatMap((language) =>
    texts[language] ? [count(texts[language], 'flags'), count(texts[language], 'passes')] : ['–', '–'],
  );
  return [`\`${id}\``, ...counts];
}

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
