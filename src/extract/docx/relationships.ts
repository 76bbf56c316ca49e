import { posix } from 'node:path';
import type { Archive } from '../unzip.ts';
import type { Guard } from './guard.ts';
import { xmlTree } from './xml.ts';

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
    if (attributes.TargetMode === 'External') return [];
    const name = resolved(target, part);
    return [
      {
        id,
        type: type.slice(type.lastIndexOf('/') + 1),
        target: spelling.get(name.toLowerCase()) ?? name,
      },
    ];
  });
}

/** The name of a target that is absolute within the package, or relative to the folder of a part. */
function resolved(target: string, part: string): string {
  const path = decoded(target).replaceAll('\\', '/');
  return posix.join('/', path.startsWith('/') ? '' : posix.dirname(part), path).slice(1);
}

/** Targets are URIs; a stray `%` stays what it is. */
function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
