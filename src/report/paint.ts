import { Chalk, type ColorSupportLevel } from 'chalk';
import type { Severity } from '../model.ts';

/** The styles of the terminal report. Each takes text and returns it with or without colour codes. */
export interface Paint {
  readonly severity: Readonly<Record<Severity, (text: string) => string>>;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly warning: (text: string) => string;
}

/** Styles at a colour level: 0 for none, 1 for the sixteen basic colours, which is all that is used. */
export function paintAt(level: ColorSupportLevel): Paint {
  const chalk = new Chalk({ level });
  return {
    severity: {
      critical: chalk.red.bold,
      high: chalk.red,
      medium: chalk.yellow,
      low: chalk.cyan,
      info: chalk.blue,
    },
    strong: chalk.bold,
    faint: chalk.dim,
    good: chalk.green,
    warning: chalk.yellow,
  };
}
