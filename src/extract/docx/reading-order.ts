import type { Paragraph } from './paragraph.ts';

/**
 * The paragraphs with text, in the order in which they are read: notes, comments and diagrams behind the
 * paragraph that refers to them, those that none refers to behind the body, then headers and footers, each
 * distinct text once. `sides` holds all but the body, headers and footers last.
 */
export function inReadingOrder(
  body: readonly Paragraph[],
  sides: readonly Paragraph[],
): readonly Paragraph[] {
  const referred = byOwner(sides);
  const ordered: Paragraph[] = [];
  // A stack of what is still to come, the next on top: notes may refer to notes.
  const ahead = [...body].reverse();
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    ordered.push(next);
    for (const { kind, id } of [...next.references].reverse()) {
      const owner = ownerKey(kind, id);
      for (const paragraph of [...(referred.get(owner) ?? [])].reverse()) ahead.push(paragraph);
      referred.delete(owner);
    }
  }
  const left = [...referred.values()].flat();
  return [...ordered, ...distinctMargins(left)].filter(({ text }) => text.trim() !== '');
}

function byOwner(sides: readonly Paragraph[]): Map<string, Paragraph[]> {
  const owned = new Map<string, Paragraph[]>();
  for (const paragraph of sides) {
    const owner = ownerKey(paragraph.kind, paragraph.owner);
    const before = owned.get(owner);
    if (before === undefined) owned.set(owner, [paragraph]);
    else before.push(paragraph);
  }
  return owned;
}

function ownerKey(kind: string, id: string): string {
  return `${kind} ${id}`;
}

/** The first page, even pages and each section may repeat the same header in parts of their own. */
function distinctMargins(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  const seen = new Set<string>();
  return paragraphs.filter(({ kind, text }) => {
    if (kind !== 'header' && kind !== 'footer') return true;
    const twin = seen.has(`${kind} ${text}`);
    seen.add(`${kind} ${text}`);
    return !twin;
  });
}
