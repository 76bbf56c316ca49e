import type { Role } from '../model.ts';
import { cells } from './cells.ts';
import type { Group } from './finding.ts';
import { hang } from './layout.ts';
import { SYMBOLS } from './severity.ts';
import type { View } from './view.ts';
import { print } from './wrap.ts';

/** Most words named for one role; the rest is in the clauses above. */
const NAMED = 5;

/** Categories that tell how something is given away, not what. */
const MANNERS: ReadonlySet<string> = new Set(['hidden-text', 'contradiction']);

/** The map of what is given away, a line for each rule: data ← source → recipient, term. */
export function given(all: readonly Group[], view: View): readonly string[] {
  const { words, paint, width } = view;
  const groups = all.filter(([{ category }]) => !MANNERS.has(category));
  if (groups.length === 0) return [];
  return [
    ...hang('', words.say('given.title'), { width, style: paint.strong }),
    ...groups.flatMap((group) => {
      const { severity } = group[0];
      return hang(`  ${paint.severity[severity](SYMBOLS[severity])} `, line(group, view), { width });
    }),
  ];
}

function line(group: Group, view: View): string {
  const named = (role: Role) => mentions(group, role, view);
  const what = named('data') || named('person') || view.words.category(group[0].category);
  const [source, recipient, term] = [named('source'), named('recipient'), named('term')];
  const way = [what, ...(source ? ['←', source] : []), ...(recipient ? ['→', recipient] : [])].join(' ');
  return term ? view.words.say('given.term', { way, term }) : way;
}

/** The words of one role in the group's clauses, each once, without those that are part of a longer one. */
function mentions(group: Group, role: Role, { reading, words }: View): string {
  const pieces = group.flatMap(({ evidence }) => evidence.filter((piece) => piece.role === role));
  const texts = new Set(
    pieces.map(({ start, end }) => print(cells(reading.document.text.slice(start, end))).trim()),
  );
  const longest = [...texts].filter(
    (text) => ![...texts].some((other) => other !== text && other.includes(text)),
  );
  const shown = longest.slice(0, NAMED).join(words.say('list.separator'));
  return longest.length > NAMED ? `${shown}…` : shown;
}
