import { Chalk, type ColorSupportLevel } from 'chalk';
import type { Severity } from '../model.ts';

type Style = (text: string) => string;

/** The styles of the terminal report. Each takes text and returns it with or without colour codes. */
export interface Paint {
  readonly severity: Readonly<Record<Severity, Style>>;
  readonly strong: Style;
  readonly faint: Style;
  readonly good: Style;
  readonly warning: Style;
}

/** Styles at a colour level: 0 for none, 1 for the sixteen basic colours, which is all that is used. */
export function paintAt(level: ColorSupportLevel): Paint {
  const chalk = new Chalk({ level });
  // Chalk joins all its arguments, so that `map(chalk.red)` would print the index too.
  const one =
    (style: Style): Style =>
    (text) =>
      style(text);
  return {
    severity: {
      critical: one(chalk.red.bold),
      high: one(chalk.red),
      medium: one(chalk.yellow),
      low: one(chalk.cyan),
      info: one(chalk.blue),
    },
    strong: one(chalk.bold),
    faint: one(chalk.dim),
    good: one(chalk.green),
    warning: one(chalk.yellow),
  };
}
