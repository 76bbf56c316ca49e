import { basename, dirname, extname, join, parse, relative, resolve } from 'node:path';
import { isS3Path, s3Steps } from '../address.ts';

const COPY = /\.redline\.(pdf|do[ct][xm]|html)$/iu;

/** Whether a file is, by its name, a marked copy itself. */
export const isCopy = (file: string): boolean => COPY.test(file);

/**
 * Where the copy of a document goes: beside it where no folder is named, else into the folder, in the folders in which
 * the document stands as seen from `cwd`, or in its bucket. Steps upwards and roots are left out, so that it is never outside.
 */
export function copyPath(
  input: string,
  extension: string,
  { folder, cwd }: { readonly folder: string | null; readonly cwd: string },
): string {
  const name = `${stem(input, extension)}.redline.${extension}`;
  return folder === null ? join(dirname(input), name) : join(folder, ...foldersOf(input, cwd), name);
}

/** The name of a document, with its extension where the copy has another: two documents may differ in that alone. */
function stem(input: string, extension: string): string {
  const own = extname(input);
  const known = own.slice(1).toLowerCase();
  const isSame = known === extension || (extension === 'html' && known === 'htm');
  return isSame ? basename(input, own) : basename(input);
}

function foldersOf(file: string, cwd: string): readonly string[] {
  const path = isS3Path(file) ? s3Steps(file).slice(1, -1).join('/') : stepsFrom(cwd, file);
  return path.split(/[\\/]/).filter((step) => step !== '' && step !== '.' && step !== '..');
}

function stepsFrom(cwd: string, file: string): string {
  const path = dirname(relative(resolve(cwd), resolve(cwd, file)));
  return path.slice(parse(path).root.length);
}
