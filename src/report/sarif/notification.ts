import { sanitise } from '../sanitise.ts';
import { artifact } from './artifact.ts';

export type Level = 'error' | 'warning' | 'note';

/** Something to tell of the run, or of one input of it. */
export function notification(level: Level, text: string, path?: string): object {
  const locations = path === undefined ? [] : [{ physicalLocation: { artifactLocation: artifact(path) } }];
  return { level, message: { text: sanitise(text) }, locations };
}
