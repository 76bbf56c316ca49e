import type { Bundle, Document, InputError, Note, Reading, Report } from '../model.ts';
import type { Hiding } from '../report/redacted.ts';
import type { Context } from './invocation.ts';

/** What is to be fit for others. */
export interface RedactFlags {
  readonly redact?: boolean;
  readonly share?: boolean;
}

/** Makes what is printed fit for others. */
export interface Masking {
  /** Whether anything is masked. */
  readonly isOn: boolean;
  readonly document: (document: Document) => Document;
  readonly reading: (reading: Reading) => Reading;
  /** All readings of a bundle, and what they say together. */
  readonly report: <T extends Pick<Report, 'readings' | 'bundle'>>(report: T) => T;
  readonly error: (error: InputError) => InputError;
  readonly note: (note: Note) => Note;
  /** The document as it was read, of a masked one. */
  readonly originalOf: (document: Document) => Document;
}

const same = <T>(value: T): T => value;

/** Leaves all as it is. */
const OPEN: Masking = {
  isOn: false,
  document: same,
  reading: same,
  report: same,
  error: same,
  note: same,
  originalOf: same,
};

/** How texts and names of files are told to others; as they are where nothing is to be masked. */
export async function hiding(
  { redact = false, share = false }: RedactFlags,
  { rulebook }: Pick<Context, 'rulebook'>,
): Promise<Hiding> {
  if (!redact && !share) return { text: same, name: same, path: same };
  const [{ createRedactor, masked }, { fileNamer }] = await Promise.all([
    import('../report/redact.ts'),
    import('../report/redact/file-names.ts'),
  ]);
  const text = redact ? createRedactor(rulebook.redaction) : same<string>;
  return { text, name: redact ? masked : same<string>, path: fileNamer(text, share) };
}

/** Masks numbers and names where that is wanted; what is to be shared names files without their folders, too. */
export async function masking(flags: RedactFlags, context: Pick<Context, 'rulebook'>): Promise<Masking> {
  const { share = false, redact = share } = flags;
  if (!redact && !share) return OPEN;
  const { redactedBundle, redactedDocument, redactedNote, redactedReading } = await import(
    '../report/redacted.ts'
  );
  const hidden = await hiding({ redact, share }, context);
  const originals = new WeakMap<Document, Document>();
  const reading = (one: Reading) => {
    const told = redactedReading(one, hidden);
    originals.set(told.document, one.document);
    return told;
  };
  return {
    isOn: redact,
    document: (document) => redactedDocument(document, hidden),
    reading,
    report: (report) => {
      const { readings, bundle } = report;
      const documents = readings.map(({ document }) => document);
      const together = (all: Bundle) => ({ bundle: redactedBundle(all, documents, hidden) });
      return { ...report, readings: readings.map(reading), ...(bundle && together(bundle)) };
    },
    note: (note) => redactedNote(note, hidden),
    error: (error) => ({ ...error, path: hidden.path(error.path) }),
    originalOf: (document) => originals.get(document) ?? document,
  };
}
