import type { Note, Report } from '../model.ts';
import type { Format, Setting } from './index.ts';
import { bundleListing, type Listing, listingOf } from './listing.ts';
import { noteSentence } from './notes.ts';
import { escapeUnseen } from './sanitise.ts';
import { fitting, type Kept, LIMITS, type Limits, worst } from './sarif/limits.ts';
import { type Level, notification } from './sarif/notification.ts';
import { keptResult, resultOf } from './sarif/result.ts';
import { rulesOf } from './sarif/rule.ts';

/** Where the schema of SARIF 2.1.0 is found. */
const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/**
 * Makes a writer of SARIF 2.1.0, as GitHub's code scanning takes it. All stands in one run, written at the end; till
 * then only the results are held, as they will be written, and not many more of them than there is room for.
 */
export function createSarif(limits: Limits = LIMITS): Format {
  let results: Kept[] = [];
  const notifications: object[] = [];
  const state = { isSuccessful: true, found: 0 };
  const tell = (level: Level, text: string, path: string) =>
    notifications.push(notification(level, text, path));
  const keep = ({ path, entries, words }: Listing) => {
    state.found += entries.length;
    for (const entry of entries) results.push(keptResult(entry, resultOf(entry, path, words)));
    if (results.length >= 2 * limits.results) results = [...worst(results, limits.results)];
  };
  return {
    audience: 'machines',
    reading: async (reading, setting) => {
      const listing = await listingOf(reading, setting);
      keep(listing);
      const { path, doubts, isIncomplete } = listing;
      for (const doubt of doubts) tell(isIncomplete ? 'warning' : 'note', doubt, path);
      if (reading.verdict === 'unread' || reading.document.outcome !== 'read') state.isSuccessful = false;
      return '';
    },
    error: async ({ path, code }, setting) => {
      const words = await setting.wordbook(setting.language ?? 'en');
      tell('error', noteSentence({ code }, words), path);
      state.isSuccessful = false;
      return '';
    },
    end: async (report, setting) => {
      const listing = await bundleListing(report, setting);
      if (listing) keep(listing);
      return written({ report, setting, results, limits, notifications, ...state });
    },
  };
}

interface Writing {
  readonly report: Report;
  readonly setting: Setting;
  readonly results: readonly Kept[];
  readonly limits: Limits;
  /** How many there were, those included that are not held any more. */
  readonly found: number;
  readonly notifications: readonly object[];
  /** Every input was opened and read. */
  readonly isSuccessful: boolean;
}

async function written(writing: Writing): Promise<string> {
  const { report, setting, results, limits, found, notifications, isSuccessful } = writing;
  const tags = report.readings.flatMap(({ languages }) => languages);
  const words = await setting.wordbook(setting.language ?? setting.readers.ofDocument(tags));
  const { name, version, rulesHash } = setting.tool;
  const log = (kept: readonly Kept[]): string => {
    const left = found - kept.length;
    const told = left === 0 ? [] : [notification('warning', words.count('sarif.left-out', left))];
    const notices = (report.notices ?? []).map((notice) =>
      notification(levelOf(notice), noteSentence(notice, words)),
    );
    const head = {
      tool: {
        driver: { name, version, rules: rulesOf(kept, words), properties: { rulesHash } },
      },
      invocations: [
        {
          executionSuccessful: isSuccessful,
          toolExecutionNotifications: [...told, ...notices, ...notifications],
        },
      ],
      columnKind: 'utf16CodeUnits',
    };
    const run = escapeUnseen(JSON.stringify(head)).slice(0, -1);
    const all = suppressionsOfAll(kept).join(',\n');
    return `{"$schema":"${SCHEMA}","version":"2.1.0","runs":[\n${run},"results":[\n${all}\n]}\n]}\n`;
  };
  return fitting(results, log, limits);
}

/** The results as they are written: where one is suppressed, SARIF wants to know it of each. */
function suppressionsOfAll(kept: readonly Kept[]): readonly string[] {
  const isSaid = kept.some(({ isSuppressed }) => isSuppressed);
  return kept.map(({ json, isSuppressed }) =>
    isSaid && !isSuppressed ? `${json.slice(0, -1)},"suppressions":[]}` : json,
  );
}

/** What somebody should do something about, and what is only told. */
const levelOf = ({ code }: Note): Level =>
  ['waiver-expired', 'waiver-unused', 'waiver-ambiguous'].includes(code) ? 'warning' : 'note';
