/** A baseline as a file: a head, then an entry a line, sorted, so that git merges what two people added. */
import { CHECK_DIGITS, createSeal, FINDING_DIGITS, PARENT, PART_DIGITS, SALT_DIGITS } from './seal.ts';

/** A finding that was known in a document, both by names that nothing can be read from. */
export interface Entry {
  readonly document: string;
  readonly finding: string;
}

export interface Baseline {
  readonly salt: string;
  /** Hash of the rules that it was made with. */
  readonly rules: string;
  readonly entries: readonly Entry[];
}

/** Why a text is no baseline that can be used: the key of a message, and the line where it can be seen. */
export interface Fault {
  readonly fault: 'empty' | 'other' | 'version' | 'fingerprints' | 'conflict' | 'line' | 'changed';
  readonly line: number;
}

const TOOL = 'consentlint baseline';
const SCHEMA_VERSION = 1;
/** Another number means that the same clause has another fingerprint, so that nothing would be found again. */
const FINGERPRINTS = 1;

/** The text of a baseline. What stands twice is written once. */
export function writeBaseline({ salt, rules, entries }: Baseline): string {
  const { check } = createSeal(salt);
  const head = { schemaVersion: SCHEMA_VERSION, tool: TOOL, fingerprints: FINGERPRINTS, rules, salt };
  const lines = entries.map(({ document, finding }) =>
    JSON.stringify({ document, finding, check: check({ document, finding }) }),
  );
  return `${[JSON.stringify(head), ...[...new Set(lines)].sort()].join('\n')}\n`;
}

/** Reads the text of a baseline, in whatever order a merge has left its lines. */
export function readBaseline(text: string): Baseline | Fault {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  while (lines.at(-1) === '') lines.pop();
  const [first, ...rest] = lines;
  if (first === undefined) return { fault: 'empty', line: 1 };
  const conflict = lines.findIndex((line) => /^(?:<{7}|={7}|>{7}|\|{7})/.test(line));
  if (conflict !== -1) return { fault: 'conflict', line: conflict + 1 };
  const head = headOf(first);
  if (typeof head === 'string') return { fault: head, line: 1 };
  const { check } = createSeal(head.salt);
  const entries: Entry[] = [];
  for (const [i, line] of rest.entries()) {
    const entry = entryOf(line);
    if (entry === null) return { fault: 'line', line: i + 2 };
    if (check(entry) !== entry.check) return { fault: 'changed', line: i + 2 };
    entries.push({ document: entry.document, finding: entry.finding });
  }
  return { ...head, entries };
}

function headOf(line: string): Pick<Baseline, 'salt' | 'rules'> | Fault['fault'] {
  const { tool, schemaVersion, fingerprints, rules, salt } = fieldsOf(line) ?? {};
  if (tool !== TOOL) return 'other';
  if (schemaVersion !== SCHEMA_VERSION) return 'version';
  if (fingerprints !== FINGERPRINTS) return 'fingerprints';
  const isWhole = typeof rules === 'string' && /^[0-9a-f]{1,64}$/.test(rules) && isHex(salt, SALT_DIGITS);
  return isWhole ? { rules, salt } : 'line';
}

function entryOf(line: string): (Entry & { readonly check: string }) | null {
  const { document, finding, check, ...more } = fieldsOf(line) ?? {};
  if (Object.keys(more).length > 0 || !isHex(finding, FINDING_DIGITS) || !isHex(check, CHECK_DIGITS))
    return null;
  return isPath(document) ? { document, finding, check } : null;
}

const isPath = (value: unknown): value is string =>
  typeof value === 'string' && value.split('/').every((part) => part === PARENT || isHex(part, PART_DIGITS));

const isHex = (value: unknown, digits: number): value is string =>
  typeof value === 'string' && value.length === digits && /^[0-9a-f]+$/.test(value);

function fieldsOf(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
