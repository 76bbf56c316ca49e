/**
 * Globs, matched without regular expressions: in time linear in the name for each star, whatever a stranger writes.
 * `*` and `?` stay within a name, `**` crosses folders, `{a,b}` is either; everything else is itself.
 */

/** Tells whether a path below a folder, its steps parted by `/`, is meant. */
export type IsMeant = (path: string) => boolean;

/** Characters of a glob, and ways in which its braces can be read. */
export const MAX_GLOB = 500;
const MAX_WAYS = 100;

/** What is wrong with a glob, as the end of a message key; null for nothing. */
export function globFlaw(glob: string): 'long' | 'upward' | 'braces' | 'empty' | null {
  if (glob.length > MAX_GLOB) return 'long';
  const ways = waysOf(plain(glob.replace(/^!/, '')));
  if (ways === null) return 'braces';
  if (ways.some((way) => way.split('/').includes('..'))) return 'upward';
  return ways.some((way) => stepsOf(way).length === 0) ? 'empty' : null;
}

/**
 * Makes a matcher of globs as in `.gitignore`: without a slash one holds in every folder, a folder for all that is in
 * it, and `!` takes back what was meant before. Globs with a flaw mean nothing.
 */
export function globMatcher(globs: readonly string[]): IsMeant {
  const steps = globs.map((glob) => {
    const isBack = glob.startsWith('!');
    const ways = waysOf(plain(isBack ? glob.slice(1) : glob)) ?? [];
    return { isBack, ways: ways.map(stepsOf) };
  });
  return (path) => {
    const parts = path.split('/');
    const last = steps.findLast(({ ways }) => ways.some((way) => matches(way, parts)));
    return last !== undefined && !last.isBack;
  };
}

/** Both slashes of Windows part folders. */
const plain = (glob: string): string => glob.replaceAll('\\', '/');

function stepsOf(glob: string): readonly string[] {
  const isAnywhere = !glob.replace(/\/$/, '').includes('/');
  const steps = glob.split('/').filter((step) => step !== '' && step !== '.');
  const crossed = isAnywhere && steps.length > 0 ? ['**', ...steps] : steps;
  return crossed.filter((step, i) => step !== '**' || crossed[i - 1] !== '**');
}

/** Whether all steps of a glob lead to a path or to a folder on the way to it. */
function matches(glob: readonly string[], path: readonly string[]): boolean {
  if (glob.length === 0) return false;
  const isCross = glob.map((step) => step === '**');
  // Where in the glob one may stand before each part of the path.
  let open = closed(new Set([0]), isCross);
  for (const part of path) {
    const next = new Set<number>();
    for (const at of open) {
      if (isCross[at]) next.add(at);
      else if (at < glob.length && matchesStep(glob[at] ?? '', part)) next.add(at + 1);
    }
    open = closed(next, isCross);
    if (open.has(glob.length)) return true;
  }
  return open.has(glob.length);
}

/** `**` may stand for no folder at all. */
function closed(places: ReadonlySet<number>, isCross: readonly boolean[]): ReadonlySet<number> {
  const all = new Set(places);
  for (const at of all) if (isCross[at]) all.add(at + 1);
  return all;
}

/** Two fingers, and the last star to go back to. */
function matchesStep(glob: string, name: string): boolean {
  let [at, star, from] = [0, -1, 0];
  let i = 0;
  while (i < name.length) {
    if (glob[at] === '*') [star, from, at] = [at, i, at + 1];
    else if (at < glob.length && (glob[at] === '?' || glob[at] === name[i])) [at, i] = [at + 1, i + 1];
    else if (star >= 0) [at, from, i] = [star + 1, from + 1, from + 1];
    else return false;
  }
  while (glob[at] === '*') at++;
  return at === glob.length;
}

/** A glob without its braces, once for each way; null where they do not close or are too many. */
function waysOf(glob: string): readonly string[] | null {
  let ways = [''];
  for (let at = 0; at < glob.length; ) {
    const open = glob.indexOf('{', at);
    const text = glob.slice(at, open < 0 ? undefined : open);
    const close = open < 0 ? -1 : glob.indexOf('}', open);
    const choices = open < 0 ? [''] : glob.slice(open + 1, close).split(',');
    if (text.includes('}') || (open >= 0 && (close < 0 || choices.some((one) => one.includes('{')))))
      return null;
    ways = ways.flatMap((way) => choices.map((choice) => way + text + choice));
    if (ways.length > MAX_WAYS) return null;
    at = open < 0 ? glob.length : close + 1;
  }
  return ways;
}
