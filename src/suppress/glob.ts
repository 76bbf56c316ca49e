/** Patterns of paths: `*` and `?` within a name, `**` over folders; without a `/` a pattern is of the name alone. */

/** Tells whether a path, parted by `/`, is one that a pattern means. */
export function createGlob(pattern: string): (path: string) => boolean {
  const parts = pattern.replace(/^\.\//, '').split('/');
  const whole =
    parts.length === 1 ? ['**', ...parts] : parts.at(-1) === '' ? [...parts.slice(0, -1), '**'] : parts;
  const names = whole.map((part) => (part === '**' ? null : nameOf(part)));
  return (path) => isMeant(path.split('/'), names);
}

/** A part of a pattern; its stars are few, and each stands for characters of one name. */
function nameOf(part: string): RegExp {
  const source = part
    .replace(/\*+/g, '*')
    .replace(/[\\^$.*+?()[\]{}|]/g, (sign) => ({ '*': '[^/]*', '?': '[^/]' })[sign] ?? `\\${sign}`);
  return new RegExp(`^${source}$`, 'u');
}

/** Row by row, so that no pattern takes longer than its length times that of the path. */
function isMeant(path: readonly string[], names: readonly (RegExp | null)[]): boolean {
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
      else if (name?.test(part)) next.add(i + 1);
    }
    open = skip(next);
  }
  return open.has(names.length);
}
