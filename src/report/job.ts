/** The job that a line of results was written for: a member before all others, without which the line is what a scan writes. */
import { escapeUnseen } from './sanitise.ts';

/** By what a result is known again, beside the content hash that the line has itself. */
export interface LineJob {
  /** As whoever gave the job calls it. */
  readonly id: string;
  /** The hash of the rules that held for the document. */
  readonly rules: string;
  /** The version of the program. */
  readonly version: string;
}

/** A line of NDJSON with the job that it was written for. */
export const withJob = (line: string, { id, rules, version }: LineJob): string =>
  `{"job":${escapeUnseen(JSON.stringify({ id, rules, version }))},${line.slice(1)}`;

/** What `withJob` puts before a line, and nothing else. */
const HEAD = /^\{"job":(\{"id":"(?:[^"\\]|\\.)*","rules":"[^"\\]*","version":"[^"\\]*"\}),/;

/** A line that was taken apart; it has no job where it was not written for one. */
export interface Parted {
  readonly job: LineJob | null;
  /** The line as a scan without jobs writes it. */
  readonly line: string;
}

/** Takes the job off a line, and leaves every other byte as it is. */
export function withoutJob(line: string): Parted {
  const [head, job] = HEAD.exec(line) ?? [];
  return head === undefined || job === undefined
    ? { job: null, line }
    : { job: JSON.parse(job), line: `{${line.slice(head.length)}` };
}
