import type { Bundle, Reading, Report } from '../model.ts';
import type { Context } from './invocation.ts';

/** Makes what is printed fit for others. */
export interface Masking {
  readonly reading: (reading: Reading) => Reading;
  /** All readings of a bundle, and what they say together. */
  readonly report: <T extends Pick<Report, 'readings' | 'bundle'>>(report: T) => T;
}

/** Leaves all as it is. */
const OPEN: Masking = { reading: (reading) => reading, report: (report) => report };

/** Masks numbers and names where that is wanted. */
export async function masking(isWanted: boolean, { rulebook }: Pick<Context, 'rulebook'>): Promise<Masking> {
  if (!isWanted) return OPEN;
  const [{ createRedactor }, { redactedBundle, redactedReading }] = await Promise.all([
    import('../report/redact.ts'),
    import('../report/redacted.ts'),
  ]);
  const redact = createRedactor(rulebook.redaction);
  const reading = (one: Reading) => redactedReading(one, redact);
  return {
    reading,
    report: (report) => {
      const { readings, bundle } = report;
      const documents = readings.map(({ document }) => document);
      const together = (all: Bundle) => ({ bundle: redactedBundle(all, documents, redact) });
      return { ...report, readings: readings.map(reading), ...(bundle && together(bundle)) };
    },
  };
}
