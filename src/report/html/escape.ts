import { sanitise } from '../sanitise.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Foreign text made fit for a web page, in elements and in attributes: nothing in it is markup, nothing in it is unseen. */
export function inert(text: string): string {
  return sanitise(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** The same, its line breaks kept. */
export function inertLines(text: string): string {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(inert)
    .join('\n');
}
