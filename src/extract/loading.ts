import { createRequire } from 'node:module';

/**
 * Loading of modules that must not load at the same time: while the parser of PDFs is loaded, stand-ins take the place of
 * the canvas, and whoever loads the canvas then would keep them.
 */
let last: Promise<unknown> = Promise.resolve();

/** Loads when nothing else of this kind is loading. */
export function loadAlone<T>(load: () => Promise<T>): Promise<T> {
  const loaded = last.then(load);
  last = loaded.catch(() => {});
  return loaded;
}

/** Loads modules that draw; null where the native canvas that they need is not installed. */
export function loadDrawing<T>(load: () => Promise<T>): Promise<T | null> {
  return loadAlone(async () => (hasCanvas() ? load() : null));
}

/** Tried before anything imports it: a failed import would be reported a second time, to nobody. */
function hasCanvas(): boolean {
  try {
    createRequire(import.meta.url)('@napi-rs/canvas');
    return true;
  } catch {
    return false;
  }
}
