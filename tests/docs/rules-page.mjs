/** The page about the rules, from the rules. */

import { code, LANGUAGES, NAMES, table } from './page-parts.mjs';
import { ruleSection } from './rule-section.mjs';
import { vocabulary } from './vocabulary.mjs';

/** `rules/README.md`. */
export function rulesPage(rulebook) {
  const categories = [...new Set(rulebook.rules.map(({ category }) => category))].sort();
  const say = (category) => rulebook.messages.en[`category.${category}`] ?? category;
  const rulesOf = (category) => rulebook.rules.filter((rule) => rule.category === category);
  return `# Rules

Generated from the rules by \`npm run docs\`; how to write one stands in [CONTRIBUTING.md](../CONTRIBUTING.md). \`consentlint explain RULE\` shows a rule in the terminal,
\`consentlint explain FILE:LINE\` says why a clause was flagged or was not.

- [Rules by language](#rules-by-language) and [by jurisdiction](#rules-by-jurisdiction)
${categories.map((category) => contents(say(category), rulesOf(category))).join('\n')}
- [Vocabulary](#vocabulary)
- [Law](#law)

## Rules by language

How many examples must be found + how many must stay quiet. Every one of them is a test.

${table(['rule', 'severity', ...LANGUAGES.map((language) => NAMES[language])], rulebook.rules.map(languageRow))}

## Rules by jurisdiction

Provisions that a rule names. An indication, never a judgement.

${jurisdictionTable(rulebook)}

${categories
  .map(
    (category) =>
      `## ${say(category)}\n\n${rulesOf(category)
        .map((rule) => ruleSection(rule, rulebook))
        .join('\n\n')}`,
  )
  .join('\n\n')}

## Vocabulary

${vocabulary()}

## Law

${lawTable(rulebook)}
`;
}

const anchor = (title) =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');

const contents = (title, rules) =>
  `- [${title}](#${anchor(title)}): ${rules.map(({ id }) => `[${code(id)}](#${id})`).join(', ')}`;

function languageRow({ id, severity, texts }) {
  const counts = LANGUAGES.map((language) =>
    texts[language] ? `${texts[language].flags.length} + ${texts[language].passes.length}` : '–',
  );
  return [`[${code(id)}](#${id})`, severity, ...counts];
}

function jurisdictionTable({ rules, laws }) {
  const places = [...new Set(Object.values(laws).map(({ jurisdiction }) => jurisdiction))].sort();
  const count = ({ law }, place) => law.filter((id) => laws[id]?.jurisdiction === place).length || '';
  const rows = rules.map((rule) => [
    `[${code(rule.id)}](#${rule.id})`,
    ...places.map((place) => count(rule, place)),
  ]);
  return table(['rule', ...places], rows);
}

function lawTable({ laws }) {
  const all = Object.values(laws);
  return `${all.length} provisions, each read in the text itself (primary) or as told by others (secondary).

${table(
  ['id', 'cited as', 'in force', 'evidence'],
  all.map((law) => [code(law.id), law.cite.en, law.inForce, law.evidence]),
)}`;
}
