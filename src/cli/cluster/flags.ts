import type { JobFlags } from '../job-work.ts';

/** The options of all commands of the cluster. */
export interface ClusterFlags extends Omit<JobFlags, 'failOn'> {
  readonly redis?: string;
  readonly queue?: string;
  readonly filesFrom?: readonly string[];
  readonly null?: boolean;
  readonly untilEmpty?: boolean;
  readonly lease?: string;
  readonly format?: string;
  readonly output?: string;
  readonly failOn?: string;
  readonly wait?: boolean;
  readonly clear?: boolean;
}
