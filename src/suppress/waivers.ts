/** Reads waivers: findings that somebody answers for, with a reason and up to a day. */

import type { RuleProblem } from '../rules/problem.ts';
import { note, type Reading, readFields, readText, valueAt } from '../rules/reading.ts';
import { parseScreened } from '../rules/source.ts';

export interface Waiver {
  readonly rule: string;
  /** The finding alone: its fingerprint, or how that begins. */
  readonly fingerprint?: string;
  /** A pattern of the files that it is for, as seen from the folder of the waivers. */
  readonly path?: string;
  readonly owner: string;
  readonly reason: string;
  /** The last day on which it holds, as an ISO date. */
  readonly expires: string;
  /** Where it stands in its file, from 1. */
  readonly line: number;
}

/** The waivers of a file, with everything that is wrong in it. */
export interface ReadWaivers {
  readonly waivers: readonly Waiver[];
  readonly problems: readonly RuleProblem[];
}

const KEYS = ['rule', 'fingerprint', 'path', 'owner', 'reason', 'expires'];
/** Fewer digits could be those of another finding. */
const LEAST_DIGITS = 8;
const MOST_DIGITS = 16;
const LONGEST = 1000;

/** Reads YAML, a list of waivers. `rules` are the ids that there are. */
export function readWaivers(file: string, text: string, rules: ReadonlySet<string>): ReadWaivers {
  const { source, problems } = parseScreened(file, text);
  if (problems.length > 0) return { waivers: [], problems };
  const reading: Reading = { source, problems };
  const { value } = source;
  if (value === null || value === undefined) return { waivers: [], problems };
  if (!Array.isArray(value)) {
    note(reading, [], 'waivers are a list: begin each with "- rule: …"');
    return { waivers: [], problems };
  }
  const waivers = value.map((_, i) => readWaiver(reading, i, rules));
  return { waivers, problems };
}

function readWaiver(reading: Reading, i: number, rules: ReadonlySet<string>): Waiver {
  const fields = readFields(reading, [i], KEYS);
  const rule = readText(reading, [i, 'rule']);
  if (rule !== '' && !rules.has(rule))
    note(reading, [i, 'rule'], `there is no rule '${rule}': see consentlint rules list`);
  const text = (key: string) => {
    const said = readText(reading, [i, key]);
    if (said.length > LONGEST) note(reading, [i, key], `'${key}' is longer than ${LONGEST} characters`);
    return said;
  };
  return {
    rule,
    ...(fields.fingerprint !== undefined && { fingerprint: readFingerprint(reading, i) }),
    ...(fields.path !== undefined && { path: text('path') }),
    ...{ owner: text('owner'), reason: text('reason'), expires: readDay(reading, i) },
    line: reading.source.at([i]).line,
  };
}

function readFingerprint(reading: Reading, i: number): string {
  const value = valueAt(reading.source.value, [i, 'fingerprint']);
  if (typeof value === 'number')
    note(reading, [i, 'fingerprint'], "'fingerprint' is read as a number here: put it in quotes");
  else if (typeof value !== 'string' || !/^[0-9a-f]+$/.test(value))
    note(reading, [i, 'fingerprint'], "'fingerprint' has the digits 0-9 and a-f, as in reports");
  else if (value.length < LEAST_DIGITS || value.length > MOST_DIGITS)
    note(reading, [i, 'fingerprint'], `'fingerprint' has ${LEAST_DIGITS} to ${MOST_DIGITS} digits`);
  return String(value);
}

function readDay(reading: Reading, i: number): string {
  const value = readText(reading, [i, 'expires']);
  const [day] = /^\d{4}-\d{2}-\d{2}$/.exec(value) ?? [];
  const isDay = day !== undefined && isoDay(new Date(`${day}T00:00:00Z`)) === day;
  if (value !== '' && !isDay) note(reading, [i, 'expires'], `'${value}' is no day: write it as 2027-03-31`);
  return value;
}

/** The day of a moment, by UTC: it is the same on every machine. Empty for what is no moment. */
export const isoDay = (moment: Date): string =>
  Number.isNaN(moment.getTime()) ? '' : moment.toISOString().slice(0, 10);
