import type { Redact } from '../redact.ts';

const STDIN = '-';

/** Names of files for others, each file its own; `isShort` leaves out the folders. */
export function fileNamer(redact: Redact, isShort: boolean): (path: string) => string {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  return (path) => {
    const known = names.get(path);
    if (known !== undefined || path === STDIN) return known ?? path;
    const name = free(redact(isShort ? path.replace(/^.*[\\/]/su, '') : path), taken);
    names.set(path, name);
    taken.add(name);
    return name;
  };
}

/** The name, or the next of its like: `loan (2).pdf`. */
function free(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  let n = 2;
  const numbered = () => name.replace(/(\.[^.\\/]*)?$/u, (ending) => ` (${n})${ending}`);
  while (taken.has(numbered())) n++;
  return numbered();
}
