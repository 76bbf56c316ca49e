import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { diskPath } from '../extract/disk-path.ts';
import type { InputError } from '../model.ts';
import { walk } from './walk.ts';

/** The files that arguments stand for, and what was wrong with some arguments. */
export interface Inputs {
  readonly files: readonly string[];
  readonly errors: readonly InputError[];
  /** What was left aside in folders, and why: pipes, devices, links to what is read anyway. */
  readonly skipped: readonly InputError[];
  /** A folder was among the arguments. */
  readonly isFolder: boolean;
}

const STANDARD_INPUT = '-';
const DOCUMENT = /\.(pdf|docx|html|htm|txt|md)$/iu;
const PICTURE = /\.(png|jpe?g|webp|avif|tiff?|heic)$/iu;

/** What of a folder is read, by its name: documents, and pictures where they can be read. */
export const wantedNames =
  (withPictures: boolean) =>
  (name: string): boolean =>
    DOCUMENT.test(name) || (withPictures && PICTURE.test(name));

/**
 * Lists the files that arguments stand for, each once, in the order of the arguments. A folder stands for the
 * documents in it and below, pictures among them if they can be read, sorted by code point, hidden ones and
 * `node_modules` left out; a file for itself, whatever it is, even if it is missing (reading it tells); `-` for standard input.
 */
export async function listInputs(paths: readonly string[], withPictures: boolean): Promise<Inputs> {
  const seen = new Set<string>();
  const inputs = { files: [] as string[], errors: [] as InputError[], skipped: [] as InputError[] };
  const add = (path: string) => {
    // Standard input can be read once only, so it too is listed once.
    const key = path === STANDARD_INPUT ? path : resolve(path);
    if (!seen.has(key)) inputs.files.push(path);
    seen.add(key);
  };
  let isFolder = false;
  for (const path of paths) {
    if (path === STANDARD_INPUT || !(await isDirectory(path))) {
      add(path);
      continue;
    }
    isFolder = true;
    let isEmpty = true;
    for await (const step of walk(path, wantedNames(withPictures))) {
      isEmpty &&= step.kind === 'skipped';
      if (step.kind === 'file') add(step.path);
      else inputs[step.kind === 'failed' ? 'errors' : 'skipped'].push({ path: step.path, code: step.code });
    }
    if (isEmpty) inputs.errors.push({ path, code: 'no-files' });
  }
  return { ...inputs, isFolder };
}

/** Whether a folder is there by this name. */
export function isDirectory(path: string): Promise<boolean> {
  return stat(diskPath(path)).then(
    (facts) => facts.isDirectory(),
    () => false,
  );
}
