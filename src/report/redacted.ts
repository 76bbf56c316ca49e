import type { Bundle, Document, GivenItem, GivesAway, Reading } from '../model.ts';
import type { Redact } from './redact.ts';

/** A reading whose text is masked, and with it all that is quoted, told and mapped from it. */
export function redactedReading(reading: Reading, redact: Redact): Reading {
  const { document } = reading;
  const again = retell([document], redact);
  return {
    ...reading,
    document: {
      ...document,
      text: redact(document.text),
      notes: document.notes.map((note) => masked(note, redact)),
    },
    givesAway: redactedMap(reading.givesAway, again),
    references: reading.references.map((reference) => ({ ...reference, text: again(reference) })),
  };
}

/** What documents say together, masked; `documents` are those before they were. */
export function redactedBundle(bundle: Bundle, documents: readonly Document[], redact: Redact): Bundle {
  return { ...bundle, givesAway: redactedMap(bundle.givesAway, retell(documents, redact)) };
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

function masked(note: Document['notes'][number], redact: Redact): Document['notes'][number] {
  const values = Object.entries(note.values ?? {}).map(([key, value]) => [key, redact(value)]);
  return note.values ? { ...note, values: Object.fromEntries(values) } : note;
}
