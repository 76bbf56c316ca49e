import { stat } from 'node:fs/promises';
import { isS3Folder, isS3Path } from '../address.ts';
import { diskPath } from '../extract/disk-path.ts';
import type { InputError } from '../model.ts';
import { fullPath } from '../rules/paths.ts';
import { byCodePoint } from './code-point-order.ts';
import { DEFAULT_SECONDS } from './read-options.ts';
import { type Step, walk } from './walk.ts';
import { walkS3 } from './walk-s3.ts';

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
 * `node_modules` left out; a file for itself, whatever it is, even if it is missing (reading it tells); `-` for standard input. A
 * prefix in S3-compatible storage is a folder; `timeoutMs`: how long the storage may take for a page of its keys.
 */
export async function listInputs(
  paths: readonly string[],
  withPictures: boolean,
  timeoutMs = DEFAULT_SECONDS * 1000,
): Promise<Inputs> {
  const seen = new Set<string>();
  const inputs = { files: [] as string[], errors: [] as InputError[], skipped: [] as InputError[] };
  const add = (path: string) => {
    // Standard input can be read once only, so it too is listed once.
    const key = path === STANDARD_INPUT ? path : fullPath(process.cwd(), path);
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
    const found: string[] = [];
    for await (const step of stepsIn(path, wantedNames(withPictures), timeoutMs)) {
      isEmpty &&= step.kind === 'skipped';
      if (step.kind === 'file') found.push(step.path);
      else inputs[step.kind === 'failed' ? 'errors' : 'skipped'].push({ path: step.path, code: step.code });
    }
    // Not all storage lists in order, and a list that is in order is sorted at once.
    if (isS3Path(path)) found.sort(byCodePoint);
    for (const file of found) add(file);
    if (isEmpty) inputs.errors.push({ path, code: 'no-files' });
  }
  return { ...inputs, isFolder };
}

/** Walks a folder, or what is below a prefix in storage, each page of which may take so long. */
export const stepsIn = (
  path: string,
  isWanted: (name: string) => boolean,
  timeoutMs: number,
): AsyncGenerator<Step> => (isS3Path(path) ? walkS3(path, isWanted, timeoutMs) : walk(path, isWanted));

/** Whether a folder is there by this name. */
export async function isDirectory(path: string): Promise<boolean> {
  if (isS3Path(path)) return isS3Folder(path);
  return stat(diskPath(path)).then(
    (facts) => facts.isDirectory(),
    () => false,
  );
}
