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
