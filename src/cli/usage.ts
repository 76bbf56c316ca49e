import type { CommanderError } from 'commander';
import type { Trouble } from './trouble.ts';

/**
 * What commander found wrong with the arguments, as a message of ours. Its own sentence is English; taken from it
 * are the words in quotes and what it suggests instead.
 */
export function usageTrouble({ code, message }: CommanderError): Trouble {
  const [, name = ''] = /'([^']*)'/.exec(message) ?? [];
  const [, near] = /\(Did you mean (?:one of )?(.*?)\?\)/s.exec(message) ?? [];
  const kind = code.replace('commander.', '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  if (near !== undefined) return { trouble: `usage.${kind}-near`, values: { name, near } };
  return { trouble: `usage.${kind}`, values: { name } };
}
