import type { Bundle, Document, InputError, Note, Reading, Report } from '../model.ts';
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

/** Masks numbers and names where that is wanted; what is to be shared names files without their folders, too. */
export async function masking(flags: RedactFlags, { rulebook }: Pick<Context, 'rulebook'>): Promise<Masking> {
  const { share = false, redact = share } = flags;
  if (!redact && !share) return OPEN;
  const [
    { createRedactor, masked },
    { fileNamer },
    { redactedBundle, redactedDocument, redactedNote, redactedReading },
  ] = await Promise.all([
    import('../report/redact.ts'),
    import('../report/redact/file-names.ts'),
    import('../report/redacted.ts'),
  ]);
  const text = redact ? createRedactor(rulebook.redaction) : same<string>;
  const name = redact ? masked : same<string>;
  const hiding = { text, name, path: fileNamer(text, share) };
  const originals = new WeakMap<Document, Document>();
  const reading = (one: Reading) => {
    const told = redactedReading(one, hiding);
    originals.set(told.document, one.document);
    return told;
  };
  return {
    isOn: redact,
    document: (document) => redactedDocument(document, hiding),
    reading,
    report: (report) => {
      const { readings, bundle } = report;
      const documents = readings.map(({ document }) => document);
      const together = (all: Bundle) => ({ bundle: redactedBundle(all, documents, hiding) });
      return { ...report, readings: readings.map(reading), ...(bundle && together(bundle)) };
    },
    note: (note) => redactedNote(note, hiding),
    error: (error) => ({ ...error, path: hiding.path(error.path) }),
    originalOf: (document) => originals.get(document) ?? document,
  };
}
