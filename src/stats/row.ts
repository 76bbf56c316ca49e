/** A document as `report.schema.json` has it -> a flat row, if it is one. */
import type { Severity } from '../model.ts';
import { SEVERITIES } from '../report/severity.ts';
import type { DocumentRow, FindingRow, GivenRow } from './model.ts';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const textOrNull = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
const numberOrNull = (value: unknown): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;

const SHA = /^[0-9a-f]{64}$/;
const DATE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

/** A BCP 47 tag of the kind that scans tell. */
const TAG = /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?$/;
const tagOf = (value: unknown): string | null => (TAG.test(textOf(value)) ? textOf(value) : null);

/** Null where it is no document. What older versions did not write is null. */
export function rowOf(value: Fields): DocumentRow | null {
  const { path, sha256, findings, languages } = value;
  if (typeof path !== 'string' || typeof sha256 !== 'string' || !SHA.test(sha256)) return null;
  if (!Array.isArray(findings) || !Array.isArray(languages)) return null;
  const rows = findings.map(findingOf);
  if (!rows.every((row) => row !== null)) return null;
  const date = textOrNull(value.date);
  return {
    ...{ path, sha256, findings: rows },
    format: textOf(value.format),
    outcome: textOf(value.outcome),
    verdict: textOf(value.verdict),
    bytes: numberOrNull(value.bytes) ?? 0,
    pages: numberOrNull(value.pageCount),
    language: tagOf(languages[0]),
    lender: textOrNull(value.lender),
    date: date !== null && DATE.test(date) ? date : null,
    grade: textOrNull(fieldsOf(value.quality).grade),
    isPartial: listOf(value.unread).length > 0,
    given: listOf(fieldsOf(value.givesAway).rows).flatMap(givenOf),
  };
}

function findingOf(value: unknown): FindingRow | null {
  const { rule, category, severity, stance, fingerprint, quote, clause, title, suppressed } = fieldsOf(value);
  if (typeof rule !== 'string' || typeof category !== 'string' || !isSeverity(severity)) return null;
  const { start, end, page, line } = fieldsOf(clause);
  const isClause = isFields(clause);
  return {
    ...{ rule, category, severity },
    kind: isClause ? 'clause' : 'missing',
    stance: textOf(stance),
    fingerprint: textOf(fingerprint),
    title: textOf(title),
    quote: textOf(quote),
    place: isClause ? `${start}-${end}` : null,
    page: numberOrNull(page),
    line: numberOrNull(line),
    isSuppressed: isFields(suppressed),
  };
}

const isSeverity = (value: unknown): value is Severity => SEVERITIES.some((severity) => severity === value);

/** Every data of a row of the map with every recipient of it. */
function givenOf(value: unknown): readonly GivenRow[] {
  const { category, data, recipient } = fieldsOf(value);
  const recipients = listOf(recipient).map(fieldsOf);
  return listOf(data).flatMap((item) => {
    const given = { category: textOf(category), data: textOf(fieldsOf(item).text) };
    if (given.data === '') return [];
    if (recipients.length === 0) return [{ ...given, recipient: null, kind: null }];
    return recipients.map((one) => ({
      ...given,
      recipient: textOrNull(one.text),
      kind: textOrNull(one.kind),
    }));
  });
}
