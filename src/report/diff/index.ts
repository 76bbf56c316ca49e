import type { Comparison, Reading } from '../../model.ts';
import type { Setting } from '../index.ts';

/** Two documents, and what changed from the old one to the new. */
export interface Compared {
  readonly old: Reading;
  readonly new: Reading;
  readonly comparison: Comparison;
}

/** A way to write what changed. What it returns is written as it is. */
export interface DiffFormat {
  /** People's formats follow the language of the reader's system, machines' only `--lang` and the new document. */
  readonly audience: 'people' | 'machines';
  readonly write: (compared: Compared, setting: Setting) => Promise<string>;
}

/** Every format by the name it has on the command line, loaded when it is asked for. */
export const diffFormats: ReadonlyMap<string, () => Promise<DiffFormat>> = new Map([
  ['terminal', async () => (await import('./terminal.ts')).terminal],
  ['json', async () => (await import('./json.ts')).json],
  ['markdown', async () => (await import('./markdown.ts')).markdown],
  ['html', async () => (await import('./html.ts')).html],
]);
