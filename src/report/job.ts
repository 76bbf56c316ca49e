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
const HEAD = /^\{"job":\{"id":"(?:[^"\\]|\\.)*","rules":"[^"\\]*","version":"[^"\\]*"\},/;

/**
 * Takes the job off a line and leaves every other byte as it is: the line that a scan without jobs writes. Where somebody wrote
 * the line anew, with the job at another place, it is put together from its members. Throws where it is no JSON then.
 */
export function withoutJob(line: string): string {
  const [head] = HEAD.exec(line) ?? [];
  if (head !== undefined) return `{${line.slice(head.length)}`;
  if (line.startsWith('{"path":')) return line;
  const { job, ...result } = JSON.parse(line);
  return `${escapeUnseen(JSON.stringify(result))}${line.endsWith('\n') ? '\n' : ''}`;
}
