import type { Bundle, Document, GivenItem, GivesAway, Note, Reading, Suppression } from '../model.ts';
import type { Redact } from './redact.ts';

/** How what is shown to others is told: texts, and the names of files. */
export interface Hiding {
  readonly text: Redact;
  readonly path: (path: string) => string;
  /** What is known to be the name of a person. */
  readonly name: (name: string) => string;
}

/** A reading whose text is masked, and with it all that is quoted, told and mapped from it. */
export function redactedReading({ document, ...said }: Reading, hiding: Hiding): Reading {
  const again = retell([document], hiding.text);
  const references = said.references.map((reference) => ({ ...reference, text: again(reference) }));
  const lender = said.lender && { ...said.lender, text: again(said.lender) };
  const told = {
    ...{ ...said, lender, references },
    givesAway: redactedMap(said.givesAway, again),
    findings: said.findings.map((finding) => answeredFor(finding, hiding)),
    safeguards: said.safeguards.map((safeguard) => answeredFor(safeguard, hiding)),
  };
  return { ...renamed(told, hiding.path), document: redactedDocument(document, hiding) };
}

/** A document with its text, its name and what is noted of it masked. */
export function redactedDocument(document: Document, { text, path }: Hiding): Document {
  const notes = document.notes.map((note) => masked(note, text));
  return { ...document, path: path(document.path), text: text(document.text), notes };
}

/** What documents say together, masked; `documents` are those before they were. */
export function redactedBundle(
  { paths, ...said }: Bundle,
  documents: readonly Document[],
  hiding: Hiding,
): Bundle {
  const { text, path } = hiding;
  const told = {
    ...said,
    givesAway: redactedMap(said.givesAway, retell(documents, text)),
    safeguards: said.safeguards.map((safeguard) => answeredFor(safeguard, hiding)),
  };
  return { ...renamed(told, path), paths: paths.map(path) };
}

/** Plain data in which every file is called by another name. */
function renamed<T>(value: T, name: Hiding['path']): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => renamed(item, name)) as T;
  const entries = Object.entries(value).map(([key, inner]) => [
    key,
    key === 'path' && typeof inner === 'string' ? name(inner) : renamed(inner, name),
  ]);
  return Object.fromEntries(entries) as T;
}

type Told = Pick<GivenItem, 'text' | 'start' | 'end'>;

/**
 * Tells a piece of text by its masked words: where it stands at its place in a document, what is masked there is
 * masked in it; else it is masked by itself.
 */
function retell(documents: readonly Document[], redact: Redact): (told: Told) => string {
  const texts = documents.map(({ text }) => ({ text, hidden: redact(text) }));
  const slice = (text: string, { start, end }: Told) => text.slice(start, end).replace(/\s+/gu, ' ').trim();
  return (told) => {
    const source = texts.find(({ text }) => slice(text, told) === told.text);
    return redact(source ? slice(source.hidden, told) : told.text);
  };
}

function redactedMap({ rows, terms, totals }: GivesAway, again: (told: Told) => string): GivesAway {
  const items = (all: readonly GivenItem[]) => all.map((item) => ({ ...item, text: again(item) }));
  const matters = <T extends GivesAway['totals']>(by: T): T => ({
    ...by,
    data: items(by.data),
    person: items(by.person),
    source: items(by.source),
    recipient: items(by.recipient),
    purpose: items(by.purpose),
    term: items(by.term),
  });
  return { rows: rows.map(matters), terms: items(terms), totals: matters(totals) };
}

/** Something that is told of a run, masked. */
export function redactedNote(note: Note, { text, path, name }: Hiding): Note {
  const { values = {} } = masked(note, text);
  const { owner, file } = note.values ?? {};
  const named = {
    ...(owner !== undefined && { owner: name(owner) }),
    ...(file !== undefined && { file: path(file) }),
  };
  return { ...note, values: { ...values, ...named } };
}

/** What was waived, without the name of who answers for it. */
function answeredFor<T extends { readonly suppressed?: Suppression }>(found: T, { text, name }: Hiding): T {
  const { suppressed } = found;
  if (suppressed?.kind !== 'waiver') return found;
  const { owner, reason } = suppressed;
  return { ...found, suppressed: { ...suppressed, owner: name(owner), reason: text(reason) } };
}

function masked(note: Document['notes'][number], redact: Redact): Document['notes'][number] {
  const values = Object.entries(note.values ?? {}).map(([key, value]) => [key, redact(value)]);
  return note.values ? { ...note, values: Object.fromEntries(values) } : note;
}
