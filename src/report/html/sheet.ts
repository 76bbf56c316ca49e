import type { Finding, Reading } from '../../model.ts';
import { type Group, groups } from '../finding.ts';
import type { Setting } from '../index.ts';
import { fresh } from '../suppressed.ts';
import { type View, viewOf } from '../view.ts';
import type { Tongue } from './tongues.ts';

/** A document as the reader of one language sees it. */
export interface Eye extends Tongue {
  readonly view: View;
}

/** A document on the page. Its findings are numbered through all documents, in the order in which they are shown. */
export interface Sheet {
  /** From 0. */
  readonly index: number;
  readonly reading: Reading;
  readonly eyes: readonly Eye[];
  /** What is neither known nor waived, by rule, and what is. */
  readonly groups: readonly Group[];
  readonly known: readonly Finding[];
  readonly numberOf: (finding: Finding) => number;
}

/** The documents of a report, ready to be shown. */
export async function sheetsOf(
  readings: readonly Reading[],
  tongues: readonly Tongue[],
  setting: Setting,
): Promise<readonly Sheet[]> {
  const numbers = new Map<Finding, number>();
  const grouped = readings.map(({ findings }) => groups(fresh(findings)));
  const known = readings.map(({ findings }) =>
    groups(findings.filter(({ suppressed }) => suppressed !== undefined)).flat(),
  );
  for (const [i, fresh] of grouped.entries())
    for (const finding of [...fresh.flat(), ...(known[i] ?? [])]) numbers.set(finding, numbers.size + 1);
  const eye = async (tongue: Tongue, reading: Reading): Promise<Eye> => ({
    ...tongue,
    view: await viewOf(reading, { ...setting, language: tongue.language, together: readings }),
  });
  return Promise.all(
    readings.map(async (reading, index) => ({
      index,
      reading,
      eyes: await Promise.all(tongues.map((tongue) => eye(tongue, reading))),
      groups: grouped[index] ?? [],
      known: known[index] ?? [],
      numberOf: (finding: Finding) => numbers.get(finding) ?? 0,
    })),
  );
}

/** Where a finding is shown, and where its mark stands in the document. */
export const findingId = (n: number): string => `finding-${n}`;
export const markId = (n: number): string => `mark-${n}`;
export const documentId = ({ index }: Sheet): string => `document-${index + 1}`;

/** The number of the finding with a fingerprint, over all documents. */
export function numbersByFingerprint(sheets: readonly Sheet[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const { reading, numberOf } of sheets)
    for (const finding of reading.findings)
      if (!numbers.has(finding.fingerprint)) numbers.set(finding.fingerprint, numberOf(finding));
  return numbers;
}
