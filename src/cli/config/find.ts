/** Where the configuration is. */
import { dirname, join, relative, resolve } from 'node:path';
import { bytesOf, decode, type NoBytes } from '../../rules/regular-file.ts';
import type { Environment } from '../invocation.ts';

export const CONFIG_NAME = 'consentlint.config.yaml';
/** The first that is there; nobody should wonder why the other spelling does nothing. */
export const CONFIG_NAMES: readonly string[] = [CONFIG_NAME, 'consentlint.config.yml'];

/** A configuration file as it was read. */
export interface ConfigFile {
  /** As the reader would name it from where he is. */
  readonly file: string;
  readonly folder: string;
  readonly text: string;
  /** Named by the user and so his own word; else it merely lies there. */
  readonly isNamed: boolean;
}

/** A file that cannot be read, and why. */
export interface NoConfigFile {
  readonly file: string;
  readonly unreadable: NoBytes | 'encoding';
}

export interface Asked {
  /** A file by its name, false for none. */
  readonly config?: string | false;
}

interface World {
  readonly env: Environment;
  readonly cwd: string;
}

/** Bytes of a configuration: far more than anybody writes. */
export const MAX_CONFIG_BYTES = 256 * 1024;

/** The file that was named, else the nearest one above the working directory; null where there is none or none is wanted. */
export async function findConfig({ config }: Asked, world: World): Promise<ConfigFile | NoConfigFile | null> {
  if (config === false) return null;
  const named = config ?? (world.env.CONSENTLINT_CONFIG || undefined);
  if (named !== undefined) return readConfig(resolve(world.cwd, named), true, world);
  for (const folder of upwards(resolve(world.cwd))) {
    for (const name of CONFIG_NAMES) {
      const found = await readConfig(join(folder, name), false, world);
      if (!('unreadable' in found) || found.unreadable !== 'missing') return found;
    }
  }
  return null;
}

function* upwards(folder: string): Generator<string> {
  for (let at = folder; ; at = dirname(at)) {
    yield at;
    if (dirname(at) === at) return;
  }
}

async function readConfig(
  path: string,
  isNamed: boolean,
  { cwd }: World,
): Promise<ConfigFile | NoConfigFile> {
  const file = shownFrom(cwd, path);
  const bytes = await bytesOf(path, MAX_CONFIG_BYTES, 'followed');
  if (typeof bytes === 'string') return { file, unreadable: bytes };
  const text = decode(bytes);
  if (text === null) return { file, unreadable: 'encoding' };
  return { file, folder: dirname(path), text, isNamed };
}

/** A path as it is called from a folder. */
export function shownFrom(cwd: string, path: string): string {
  const shown = relative(cwd, path) || '.';
  return shown.length <= path.length ? shown : path;
}
