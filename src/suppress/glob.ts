/** Patterns of paths: `*` and `?` within a name, `**` over folders; without a `/` a pattern is of the name alone. */

/** Tells whether a path, parted by `/`, is one that a pattern means. */
export function createGlob(pattern: string): (path: string) => boolean {
  const parts = pattern.replace(/^\.\//, '').split('/');
  const whole =
    parts.length === 1 ? ['**', ...parts] : parts.at(-1) === '' ? [...parts.slice(0, -1), '**'] : parts;
  const names = whole.map((part) => (part === '**' ? null : nameOf(part)));
  return (path) => isMeant(path.split('/'), names);
}

/** Tells whether a name is one that a part of a pattern means; the last star alone is tried anew, so it takes no long time. */
function nameOf(part: string): (name: string) => boolean {
  const signs = [...part];
  return (name) => {
    const letters = [...name];
    let [at, i] = [0, 0];
    let [star, from] = [-1, 0];
    while (i < letters.length) {
      if (signs[at] === '*') {
        [star, from] = [at, i];
        at++;
      } else if (signs[at] === '?' || signs[at] === letters[i]) {
        at++;
        i++;
      } else if (star >= 0) {
        from++;
        [at, i] = [star + 1, from];
      } else return false;
    }
    return signs.slice(at).every((sign) => sign === '*');
  };
}

/** Row by row, so that no pattern takes longer than its length times that of the path. */
function isMeant(path: readonly string[], names: readonly (((name: string) => boolean) | null)[]): boolean {
  let open = new Set([0]);
  const skip = (at: Set<number>) => {
    for (const i of at) if (names[i] === null) at.add(i + 1);
    return at;
  };
  open = skip(open);
  for (const part of path) {
    const next = new Set<number>();
    for (const i of open) {
      const name = names[i];
      if (name === null) next.add(i);
      else if (name?.(part)) next.add(i + 1);
    }
    open = skip(next);
  }
  return open.has(names.length);
}
