import { type Archive, unzip } from '../../extract/unzip.ts';

/** Bytes unpacked, of one part and of all together: pictures are copied, too. */
const LIMITS = { entry: 100_000_000, total: 300_000_000 };

/** The parts of a package, to be changed and packed again; names are found whatever their case. */
export interface Parts extends Archive {
  readonly write: (name: string, bytes: Uint8Array) => void;
  readonly has: (name: string) => boolean;
  readonly pack: () => Promise<Uint8Array>;
}

/** Unpacks a DOCX. Throws as `unzip` does. */
export async function openParts(bytes: Uint8Array): Promise<Parts> {
  const archive = await unzip(bytes, LIMITS);
  const parts = new Map<string, { name: string; bytes: Uint8Array }>();
  for (const name of archive.names) {
    const content = name.endsWith('/') ? null : archive.read(name);
    if (content) parts.set(name.toLowerCase(), { name, bytes: content });
  }
  return {
    names: [...parts.values()].map(({ name }) => name),
    read: (name) => parts.get(name.toLowerCase())?.bytes ?? null,
    has: (name) => parts.has(name.toLowerCase()),
    write: (name, content) => {
      const spelled = parts.get(name.toLowerCase())?.name ?? name;
      parts.set(name.toLowerCase(), { name: spelled, bytes: content });
    },
    pack: () => pack([...parts.values()]),
  };
}

/** Zip knows no earlier day; a fixed one makes the same bytes of the same parts. */
const FIRST_DAY = '1980-01-01T00:00:00';

async function pack(parts: readonly { readonly name: string; readonly bytes: Uint8Array }[]) {
  const { zipSync } = await import('fflate');
  return zipSync(Object.fromEntries(parts.map(({ name, bytes }) => [name, bytes])), { mtime: FIRST_DAY });
}
