import { createHash } from 'node:crypto';
import { constants, open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

/** The SHA-256 of a file in hexadecimal, in flat memory; null for what is no file or cannot be read. */
export async function hashFile(path: string): Promise<string | null> {
  try {
    // A pipe would wait for somebody to write.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      if (!(await file.stat()).isFile()) return null;
      const hash = createHash('sha256');
      await pipeline(file.createReadStream({ autoClose: false }), hash);
      return hash.digest('hex');
    } finally {
      await file.close();
    }
  } catch {
    return null;
  }
}
