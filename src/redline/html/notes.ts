import type { Reading } from '../../model.ts';
import type { Words } from '../../report/words.ts';
import type { FlaggedClause, Stretch } from '../clauses.ts';
import { noteOf } from '../note.ts';
import { escapeHtml } from './escape.ts';

/** A page that is made: its source, and which clauses have a mark in it. */
export interface MarkedPage {
  readonly page: string;
  readonly marked: ReadonlySet<FlaggedClause>;
}

/** What marks and the list of a page say to its reader. */
export interface Notes {
  readonly clauses: readonly FlaggedClause[];
  /** The tag that opens a mark on a stretch; `first` and `last`: the clauses whose first or last mark it is. */
  readonly open: (stretch: Stretch, ends: Ends) => string;
  /** The list of all that was found, folded. `marked`: what can be linked to. */
  readonly list: (marked: ReadonlySet<FlaggedClause>) => string;
  readonly title: string;
}

export interface Ends {
  readonly first: readonly FlaggedClause[];
  readonly last: readonly FlaggedClause[];
}

/** In front of every name, so that none meets one of the page. */
export const PREFIX = 'consentlint';

/** Where the list of a marked page begins. */
const LIST = `<details class="${PREFIX}"`;

/** Whether the source of a page has been marked already. */
export const isMarkedPage = (source: string): boolean => source.includes(LIST);

export function notesOf(clauses: readonly FlaggedClause[], reading: Reading, words: Words): Notes {
  const texts = new Map(
    clauses.map((clause) => [clause, clause.findings.map((finding) => noteOf(finding, reading, words))]),
  );
  const title = words.count('redline.marked', clauses.length);
  const textOf = (clause: FlaggedClause) => texts.get(clause) ?? [];
  return {
    clauses,
    title,
    open: (stretch, ends) => openTag(stretch, ends, textOf),
    list: (marked) => {
      const items = clauses.map((clause) => item(clause, textOf(clause), marked.has(clause)));
      const advice = escapeHtml(words.say('closing.advice'));
      const summary = `<summary>${escapeHtml(title)}</summary>`;
      return `${LIST} dir="auto">${summary}<p>${advice}</p><ol>${items.join('')}</ol></details>`;
    },
  };
}

type TextOf = (clause: FlaggedClause) => readonly string[];

function openTag({ clauses, severity, isEvidence }: Stretch, { first, last }: Ends, textOf: TextOf): string {
  const names = [PREFIX, `${PREFIX}-${severity ?? 'lead'}`, ...(isEvidence ? [`${PREFIX}-words`] : [])];
  const attributes = {
    class: names.join(' '),
    ...(first[0] ? { id: `${PREFIX}-${first[0].number}` } : {}),
    ...(last.length > 0 ? { 'data-note': last.map(({ number }) => number).join(', ') } : {}),
    title: clauses.flatMap(textOf).map(titleOf).join('\n'),
  };
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`);
  return `<mark${written.join('')}>`;
}

/** The first line says what it is; the rest stands in the list, once. */
const titleOf = (note: string): string => note.split('\n')[0] ?? '';

function item({ number }: FlaggedClause, notes: readonly string[], isMarked: boolean): string {
  const paragraphs = notes.map((note) => {
    const [title = '', ...lines] = note.split('\n').map(escapeHtml);
    const head = isMarked ? `<a href="#${PREFIX}-${number}">${title}</a>` : title;
    return `<p><strong>${head}</strong>${lines.map((line) => `<br>${line}`).join('')}</p>`;
  });
  return `<li value="${number}">${paragraphs.join('')}</li>`;
}
