/** One rule of the page about the rules: what it says in each of its languages, examples, and the law it names. */
import { code, folded, LANGUAGES, NAMES, plain, table } from './page-parts.mjs';

/** Examples of each kind; the file has all. */
const SHOWN = 4;

/** A section with the texts of each language folded behind its title. */
export function ruleSection(rule, rulebook) {
  const { id, category, severity, texts } = rule;
  const parts = [
    `### ${code(id)}`,
    `**${severity}** · ${texts.en?.title ?? id} · [${category}/${id}.yaml](${category}/${id}.yaml)`,
    ...facts(rule, rulebook),
    ...LANGUAGES.filter((language) => texts[language]).map((language) => textOf(rule, language, rulebook)),
    lawOf(rule, rulebook),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

const DERIVED = {
  hidden: 'Follows from the others: what they find in text that nobody can see.',
  contradicted: 'Follows from the others: what they find although the document promises otherwise.',
};

/** What sets a rule apart from those that look for words and stand alone. */
function facts({ derived, yields, when, criterion, eases, breaks, texts }, { messages }) {
  const name = (category) => messages.en[`category.${category}`] ?? category;
  const isExpected = Object.values(texts).some(({ expects }) => expects);
  const called = when?.length
    ? `there are findings of ${when.map(name).join(', ')}`
    : 'anything is given away';
  return [
    derived ? DERIVED[derived] : '',
    isExpected ? `Something a document should say where ${called}.` : '',
    criterion ? `Serves the criterion *${criterion}*.` : '',
    breaks?.length ? `Breaks the criteria ${breaks.map((one) => `*${one}*`).join(', ')}.` : '',
    eases?.length ? `Where it is met, findings of ${eases.map(name).join(', ')} weigh less.` : '',
    yields?.length ? `Silent where one of these says the same: ${yields.map(code).join(', ')}.` : '',
  ];
}

function textOf({ id, category, texts }, language, { messages }) {
  const { title, why, ask, safer, flags, passes } = texts[language];
  const say = (key) => messages[language]?.[key] ?? messages.en[key];
  const lines = [
    ['why', why],
    ['ask', ask],
    ['safer', safer],
  ].flatMap(([key, text]) => (text ? [`- **${say(`label.${key}`)}** ${plain(text)}`] : []));
  const more = (all) => (all.length > SHOWN ? [`- [+ ${all.length - SHOWN}](${category}/${id}.yaml)`] : []);
  const examples = (key, all) =>
    all.length === 0
      ? []
      : ['', `**${say(key)}**`, '', ...all.slice(0, SHOWN).map((text) => `- ${plain(text)}`), ...more(all)];
  const shown = [...lines, ...examples('explain.flags', flags), ...examples('explain.passes', passes)];
  return folded(`${NAMES[language]}: ${plain(title)}`, shown.join('\n'));
}

function lawOf({ law }, { laws }) {
  const rows = law.flatMap((id) => laws[id] ?? []);
  if (rows.length === 0) return '';
  const isSaid = rows.some(({ can }) => Object.keys(can ?? {}).length > 0);
  const cells = ({ jurisdiction, cite, says, inForce, evidence, effect, can }) => [
    jurisdiction,
    cite.en,
    says.en,
    inForce,
    evidence,
    ...(isSaid ? [can?.en ? effect : '', can?.en ?? ''] : []),
  ];
  const head = [
    'where',
    'cited as',
    'says',
    'in force',
    'evidence',
    ...(isSaid ? ['effect', 'what you can do'] : []),
  ];
  return folded(
    `Law: ${[...new Set(rows.map(({ jurisdiction }) => jurisdiction))].join(', ')}`,
    table(head, rows.map(cells)),
  );
}
