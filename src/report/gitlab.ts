import { createHash } from 'node:crypto';
import type { Severity } from '../model.ts';
import type { Format } from './index.ts';
import { bundleListing, type Listing, listingOf, sentenceOf } from './listing.ts';
import { noteSentence } from './notes.ts';
import { escapeUnseen, sanitise } from './sanitise.ts';
import { fresh } from './suppressed.ts';

const SEVERITIES = {
  critical: 'blocker',
  high: 'critical',
  medium: 'major',
  low: 'minor',
  info: 'info',
} as const satisfies Record<Severity, string>;

/** An issue as GitLab's code quality reports have it. */
interface Issue {
  readonly type: 'issue';
  readonly check_name: string;
  readonly description: string;
  readonly fingerprint: string;
  readonly severity: (typeof SEVERITIES)[Severity];
  readonly location: {
    readonly path: string;
    readonly lines: { readonly begin: number; readonly end: number };
  };
}

/**
 * Makes a writer of GitLab's code quality reports: an array of issues, what was not read among them. An issue cannot be
 * told as known or waived, so that what is suppressed is left out.
 */
export function createGitlab(): Format {
  let isEmpty = true;
  const written = (issues: readonly Issue[]): string => {
    if (issues.length === 0) return '';
    const text = issues.map((issue) => escapeUnseen(JSON.stringify(issue))).join(',\n');
    const lead = isEmpty ? '\n' : ',\n';
    isEmpty = false;
    return `${lead}${text}`;
  };
  return {
    audience: 'machines',
    begin: async () => '[',
    reading: async (reading, setting) => written(issuesOf(await listingOf(reading, setting))),
    error: async ({ path, code }, setting) => {
      const words = await setting.wordbook(setting.language ?? 'en');
      return written([unread(path, noteSentence({ code }, words), 'critical')]);
    },
    end: async (report, setting) => {
      const listing = await bundleListing(report, setting);
      return `${listing ? written(issuesOf(listing)) : ''}\n]\n`;
    },
  };
}

function issuesOf({ path, entries, doubts, isIncomplete }: Listing): readonly Issue[] {
  return [
    ...fresh(entries).map((entry): Issue => {
      const { rule, severity, line, endLine, fingerprint, occurrence } = entry;
      return {
        type: 'issue',
        check_name: rule,
        description: sentenceOf(entry),
        fingerprint: hashOf([path, fingerprint, String(occurrence)]),
        severity: SEVERITIES[severity],
        location: { path, lines: { begin: line, end: endLine } },
      };
    }),
    ...doubts.map((doubt) => unread(path, doubt, isIncomplete ? 'major' : 'info')),
  ];
}

function unread(path: string, description: string, severity: Issue['severity']): Issue {
  return {
    type: 'issue',
    check_name: 'unread',
    description: sanitise(description),
    fingerprint: hashOf([path, 'unread', description]),
    severity,
    location: { path, lines: { begin: 1, end: 1 } },
  };
}

/** No two issues of a report may have the same. */
const hashOf = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');
