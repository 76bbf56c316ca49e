import type { Guard } from './docx-guard.ts';
import { xmlTree } from './docx-xml.ts';
import type { Archive } from './unzip.ts';

/** A tie from one part of the package to another. */
export interface Relationship {
  readonly id: string;
  /** Last segment of its type, for instance `styles`. */
  readonly type: string;
  /** Name of the other part as the archive spells it, or as the relationship does where there is no such part. */
  readonly target: string;
}

/**
 * The relationships of a part (`''`: of the package) to other parts inside the archive. Throws as
 * `Archive.read` and `xmlTree` do.
 */
export async function relationships(
  archive: Archive,
  part: string,
  guard: Guard,
): Promise<readonly Relationship[]> {
  const bytes = archive.read(part.replace(/[^/]*$/, '_rels/$&.rels'));
  if (bytes === null) return [];
  const spelling = new Map(archive.names.map((name) => [name.toLowerCase(), name]));
  const { children } = await xmlTree(bytes, guard);
  return children.flatMap(({ attributes }) => {
    const { Id: id = '', Type: type = '', Target: target = '' } = attributes;
    const name = attributes.TargetMode === 'External' ? null : resolved(target, part);
    if (name === null) return [];
    return [
      { id, type: type.slice(type.lastIndexOf('/') + 1), target: spelling.get(name.toLowerCase()) ?? name },
    ];
  });
}

/** The name of a target that is relative to a part, or absolute within the package; null for what lies outside. */
function resolved(target: string, part: string): string | null {
  const root = 'http://package/';
  if (!URL.canParse(target, root + part)) return null;
  const { href, pathname } = new URL(target, root + part);
  if (!href.startsWith(root)) return null;
  try {
    return decodeURIComponent(pathname).slice(1);
  } catch {
    return pathname.slice(1);
  }
}
