import { sep } from 'node:path';

/** Whether a path is a folder or somewhere below it, both written out in full. */
export const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
