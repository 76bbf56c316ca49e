import { s3Address, s3Path } from '../address.ts';
import { isLeftOut, type Step } from './walk.ts';

/**
 * Walks all below a prefix of a bucket as `walk` walks a folder, page by page: the same names, in the order of the storage. That is
 * the order of the paths by code point almost everywhere, but some storage has one of its own. Names between slashes that are left out in folders are left out here; the prefix may have any.
 */
export async function* walkS3(
  prefix: string,
  isWanted: (name: string) => boolean,
  timeoutMs: number,
): AsyncGenerator<Step> {
  const { listObjects } = await import('../s3/objects.ts');
  const { bucket, key: above } = s3Address(prefix);
  for await (const page of listObjects(prefix, timeoutMs)) {
    if ('code' in page) {
      yield { kind: 'failed', path: prefix, code: page.code };
      return;
    }
    for (const key of page) {
      const names = key.slice(above.length).split('/');
      if (isWanted(names.at(-1) ?? '') && !names.some(isLeftOut))
        yield { kind: 'file', path: s3Path({ bucket, key }) };
    }
  }
}
