/** Writes the figures of the last score as a part of the README. */
import { readFileSync } from 'node:fs';

const read = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
const percent = (value) => `${Math.round(value * 100)}`;
const line = (cells) => `| ${cells.join(' | ')} |`;

/** Two readers who labelled the same documents, where neither knew of the other: strict agreement as F1. */
const READERS = '0.85–0.96';

/** The part of the README between the markers, from `scores.json` and `first-contact.json`. */
export function scoresPage(rulebook) {
  const { documents, all, languages } = read('scores.json');
  return [
    `On ${documents} labelled real documents (F1 in per cent, in brackets the number of labelled clauses; by line and category). ` +
      'These documents were seen while the rules were written, so these are not the scores to expect on others:',
    '',
    ...table(all, languages, rulebook),
    '',
    `Recall ${percent(all.recall)}, precision ${percent(all.precision)}; traps, which name a topic and grant nothing, hit: ` +
      `${all.traps} of ${all.trapRows}. Two readers of such documents agree with F1 ${READERS}, counted strictly.`,
    '',
    ...firstContact(),
  ].join('\n');
}

function table(all, languages, { rules }) {
  const names = Object.keys(languages);
  const cell = (score) => (score && score.gold > 0 ? `${percent(score.f1)} (${score.gold})` : '–');
  const rulesOf = (category) =>
    rules
      .filter((rule) => rule.category === category)
      .map(({ id }) => `\`${id}\``)
      .join(', ');
  const rows = Object.keys(all.categories).map((name) => [
    `${name}: ${rulesOf(name)}`,
    ...names.map((language) => cell(languages[language].categories[name])),
    cell(all.categories[name]),
  ]);
  const total = (name, of) => [name, ...names.map((language) => of(languages[language])), of(all)];
  return [
    line(['category and rules', ...names, 'all']),
    line(['---', ...names.map(() => '---'), '---']),
    ...rows.map(line),
    line(total('all, micro', cell)),
    line(total('all, macro over categories', ({ macroF1 }) => percent(macroF1))),
    line(total('keyword search, micro', ({ keywords }) => percent(keywords.f1))),
    line(total('keyword search, macro', ({ keywords }) => percent(keywords.macroF1))),
  ];
}

function firstContact() {
  return [
    'The honest scores are those of first contact, taken before anybody had opened a set:',
    '',
    line(['set', 'commit', 'macro', 'micro', 'by language (micro)', 'keyword search, macro']),
    line(['---', '---', '---', '---', '---', '---']),
    ...read('first-contact.json').map(({ set, commit, macro, micro, languages, keywords }) =>
      line([set, `\`${commit}\``, percent(macro), percent(micro), byLanguage(languages), percent(keywords)]),
    ),
  ];
}

const byLanguage = (languages) =>
  Object.entries(languages)
    .map(([name, f1]) => `${name} ${percent(f1)}`)
    .join(', ');
