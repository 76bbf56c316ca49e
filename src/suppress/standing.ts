/** Whether a file that a baseline knows is still there: its path is looked for part by part, for its names cannot be read. */
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { S3_STEP } from '../address.ts';
import { PARENT, type Seal } from './seal.ts';

/** Tells of a sealed path whether it leads to something. */
export type IsStanding = (document: string) => Promise<boolean>;

/** `folder` is that of the baseline. Every folder is listed once at most. */
export function createStanding(folder: string, seal: Seal): IsStanding {
  const listed = new Map<string, Promise<ReadonlyMap<string, string>>>();
  const namesIn = (path: string) => {
    const names = listed.get(path) ?? list(path, seal);
    listed.set(path, names);
    return names;
  };
  const stored = seal.part(S3_STEP);
  return async (document) => {
    const parts = document.split('/');
    // Nobody asks storage for what no run was asked to read.
    if (parts[0] === stored) return true;
    let path = folder;
    for (const part of parts) {
      const name = part === PARENT ? null : (await namesIn(path)).get(part);
      if (name === undefined) return false;
      path = name === null ? dirname(path) : join(path, name);
    }
    return true;
  };
}

async function list(folder: string, { part }: Seal): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder).catch((): string[] => []);
  return new Map(names.map((name) => [part(name), name]));
}
