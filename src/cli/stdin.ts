import type { Readable } from 'node:stream';

/** The name of standard input among files. */
export const STDIN = '-';

/** More than any agreement; a stream that never ends stops here. */
const MOST_BYTES = 200 * 1024 * 1024;

/** All bytes of standard input, or the code of what went wrong. */
export async function readStdin(
  stdin: Readable,
): Promise<Uint8Array | { readonly code: 'oversized' | 'read-failed' }> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stdin) {
      const bytes = Buffer.from(chunk);
      size += bytes.length;
      if (size > MOST_BYTES) return { code: 'oversized' };
      chunks.push(bytes);
    }
  } catch {
    return { code: 'read-failed' };
  }
  return new Uint8Array(Buffer.concat(chunks));
}
