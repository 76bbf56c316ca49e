/** Documents that a document makes part of itself, or sends the reader to: titles and links. */
import type { Document, Reference, Span } from '../model.ts';
import { hasBit } from './bits.ts';
import { foldedIndex, foldedText, originalSpan } from './fold.ts';
import type { Opened } from './opener.ts';
import type { ReadClause } from './scope.ts';
import { placesOf, type Words } from './segments.ts';

/** A reference as it is met, before it is counted. */
interface Mention extends Span {
  readonly folded: string;
  readonly text: string;
}

/** References of a document, as its clauses pass by. */
export interface References {
  readonly hear: (read: ReadClause, opened: Opened) => void;
  /** Each document referred to once, where it is first named; then the links. */
  readonly all: () => Reference[];
}

/** Begins a document. Another wording of a title is another title; a title inside a longer one is the same. */
export function createReferences(document: Document): References {
  const { text } = document;
  const own = titlesOf(document).map(plainName);
  const isOwn = (title: string) => own.some((name) => name.includes(plainName(title)));
  const mentions = new Map<number, Mention>();
  return {
    hear: ({ clause, words }, { reader }) => {
      const [references, titles, selves] = [REFERENCES, TITLES, SELVES].map((name) => {
        const list = reader.lexicon.index.get(name) ?? -1;
        return hasBit(words.lists, list) ? placesOf(words, list) : [];
      });
      if (clause.kind === 'heading' || !references || !titles) return;
      for (const hit of [...references, ...titles]) {
        const mention = mentionOf(titleAt(originalSpan(words.folded, hit), text), words, text);
        const from = foldedIndex(words.folded, mention.start);
        const isThis = selves?.some(({ start, end }) => start < hit.start && from - end <= SELF_REACH);
        const counts = !titles.includes(hit) || isTitle(mention, text);
        if (!isThis && counts && !isOwn(mention.text)) mentions.set(mention.start, mention);
      }
    },
    all: () => [...titles([...mentions.values()]), ...links(text)],
  };
}

/** Lists of titles: those that are one however they are written, and those that are only as titles are. */
const REFERENCES = 'references';
const TITLES = 'reference-titles';
/** Words that make a title the document's own. */
const SELVES = 'this-document';

/** Letters with a case begin a title with a capital, unless brackets or quotes make it one. */
function isTitle({ start, text: title }: Mention, text: string): boolean {
  const isQuoted = BRACKETS.some(([open]) => open === text.charAt(start - 1));
  return isQuoted || !/^\p{Ll}/u.test(title);
}

/** Folded units between "this" and the title it makes the document's own. */
const SELF_REACH = 1;

function mentionOf(span: Span, { folded }: Words, text: string): Mention {
  const title = text.slice(span.start, span.end).replace(/\s+/gu, ' ').trim();
  return { ...span, text: title, folded: foldedText(folded, span) };
}

/** The brackets in which titles stand. */
const BRACKETS: readonly (readonly [open: string, close: string])[] = [
  ['《', '》'],
  ['「', '」'],
  ['『', '』'],
  ['“', '”'],
  ['«', '»'],
  ['"', '"'],
];
/** UTF-16 units that the longest titles have. */
const LONGEST = 60;

/** The whole title around its known words: up to the brackets, else with the capitalised words before and behind. */
function titleAt({ start, end: last }: Span, text: string): Span {
  const isClosed = BRACKETS.some(([, close]) => close === text.charAt(last - 1));
  const end = isClosed ? last - 1 : last;
  for (const [open, close] of BRACKETS) {
    const before = text.slice(Math.max(0, start - LONGEST), start);
    const behind = text.slice(end, end + LONGEST);
    const [from, to] = [before.lastIndexOf(open), behind.indexOf(close)];
    if (from < 0 || to < 0 || /[\n。；;]/u.test(before.slice(from) + behind.slice(0, to))) continue;
    if (before.slice(from + 1).includes(close) || (open === close && isClosing(before, from))) continue;
    return { start: start - before.length + from + 1, end: end + to };
  }
  return capitalised({ start, end }, text);
}

/** Straight quotes look the same on both sides: one that follows a word closes. */
const isClosing = (before: string, at: number): boolean => /[\p{L}\p{N}.)]$/u.test(before.slice(0, at));

const CAPITALS_BEFORE = /(?:\p{Lu}[\p{L}\p{N}-]*[^\S\n]+(?:(?:\p{Ll}{1,3}|&)[^\S\n]+)?){1,6}$/u;
const CAPITALS_BEHIND = /^(?:[^\S\n]+(?:(?:\p{Ll}{1,3}|&)[^\S\n]+)?\p{Lu}[\p{L}\p{N}-]*){1,6}/u;

/** What stands before a sentence, and its first word where small words follow: that has its capital for another reason. */
const BEGINNING = /(?:^|[.!?:;\n]["“”«»)]?)\s*$/u;
const FIRST_WORD = /^\p{Lu}[\p{L}\p{N}-]*\s+(?:\p{Ll}{1,3}\s+)+/u;

/** Grows over capitalised words, joined by short ones; not where nothing, or everything, is in capitals. */
function capitalised({ start, end }: Span, text: string): Span {
  const title = text.slice(start, end);
  if (!/^\p{Lu}/u.test(title) || title === title.toUpperCase()) return { start, end };
  const from = text.slice(Math.max(0, start - LONGEST), start);
  const grown = CAPITALS_BEFORE.exec(from)?.[0] ?? '';
  const before = BEGINNING.test(from.slice(0, from.length - grown.length))
    ? grown.replace(FIRST_WORD, '')
    : grown;
  const behind = CAPITALS_BEHIND.exec(text.slice(end, end + LONGEST))?.[0] ?? '';
  return { start: start - before.length, end: end + behind.length };
}

/** Mentions of one title together; one that only says part of another's words is that other. */
function titles(mentions: readonly Mention[]): Reference[] {
  const groups: { longest: string; first: Mention; mentions: number }[] = [];
  for (const mention of mentions.toSorted((a, b) => a.start - b.start)) {
    const group = groups.find(
      ({ longest }) => longest.includes(mention.folded) || mention.folded.includes(longest),
    );
    if (!group) groups.push({ longest: mention.folded, first: mention, mentions: 1 });
    else {
      group.mentions++;
      if (mention.folded.length > group.longest.length) group.longest = mention.folded;
    }
  }
  return groups.map(({ first: { start, end, text }, mentions: count }) => ({
    ...{ kind: 'title', start, end, text, mentions: count, path: null },
  }));
}

/** A link to a page: one to a mere site is an address, not a document. */
const LINK = /(?:https?:\/\/|www\.)[\w.-]+\/[\w\-./?%&=#~+:@!$,]*[\w/]/giu;

function links(text: string): Reference[] {
  const found = new Map<string, Reference>();
  for (const { 0: link, index } of text.matchAll(LINK)) {
    const known = found.get(link);
    const fresh = { kind: 'link' as const, start: index, end: index + link.length, text: link, path: null };
    found.set(link, known ? { ...known, mentions: known.mentions + 1 } : { ...fresh, mentions: 1 });
  }
  return [...found.values()];
}

/** A document with the references in it. */
interface Referring {
  readonly document: Document;
  readonly all: readonly Reference[];
}

/** Blocks at the head of a document in which its title may stand, and UTF-16 units that a title has at most. */
const HEAD = { blocks: 3, length: 80 };

/** The references of each document of a bundle, with the file that each one is, where it is among them. */
export function resolveReferences(bundle: readonly Referring[]): Reference[][] {
  const known = bundle.map(({ document }) => ({
    path: document.path,
    names: [baseName(document.path), ...titlesOf(document)].map(plainName),
  }));
  return bundle.map(({ document, all }) =>
    all.map((reference) => {
      const title = plainName(reference.text);
      const found = known.find(
        ({ path, names }) =>
          path !== document.path && names.some((name) => title !== '' && name.includes(title)),
      );
      return { ...reference, path: found?.path ?? null };
    }),
  );
}

const titlesOf = ({ blocks, text }: Document): string[] =>
  blocks
    .slice(0, HEAD.blocks)
    .map(({ start, end }) => text.slice(start, end))
    .filter((line) => line.length <= HEAD.length && !/[.!?;。！？；]\s*$/u.test(line));

const baseName = (path: string): string => path.replace(/^.*[\\/]/u, '').replace(/\.[^.]*$/u, '');

/** Letters and digits alone, in lower case, without accents. */
const plainName = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
