/** What was read and judged before, on the disk. */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { gunzip, gzip } from 'node:zlib';

/** Something that was kept. */
export interface Kept<Value> {
  readonly value: Value;
  /** Another try may come to something else: it took too long, or too much memory. */
  readonly isTentative: boolean;
}

/** Keeps values by hexadecimal keys. What is damaged is not there; what cannot be written is not kept. */
export interface Cache {
  readonly get: <Value>(key: string) => Promise<Kept<Value> | null>;
  readonly put: (key: string, kept: Kept<unknown>) => Promise<void>;
}

/** Files hold what documents say: nobody else may read them. */
const OWNER_ONLY = 0o600;
const OWNER_ONLY_FOLDER = 0o700;
const FAST = { level: 1 };

/** Opens a folder that is made where there is none. Throws where it cannot be. */
export async function openCache(folder: string): Promise<Cache> {
  await mkdir(folder, { recursive: true, mode: OWNER_ONLY_FOLDER });
  const fileOf = (key: string) => join(folder, key.slice(0, 2), key.slice(2));
  return {
    get: async <Value>(key: string) => {
      try {
        const packed = await readFile(fileOf(key));
        return deserialize(await promisify(gunzip)(packed)) as Kept<Value>;
      } catch {
        return null;
      }
    },
    put: async (key, kept) => {
      const file = fileOf(key);
      const draft = join(folder, `.${randomUUID()}.tmp`);
      try {
        await mkdir(dirname(file), { recursive: true, mode: OWNER_ONLY_FOLDER });
        const packed = await promisify(gzip)(serialize(kept), FAST);
        await writeFile(draft, packed, { flag: 'wx', mode: OWNER_ONLY });
        await rename(draft, file);
      } catch {
        await rm(draft, { force: true }).catch(() => {});
      }
    },
  };
}
