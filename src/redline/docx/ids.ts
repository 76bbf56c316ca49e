import { descendants, rootOf, type XmlDocument } from './dom.ts';

/** Gives numbers for comments and tracked changes that nothing in these parts has. */
export function freshIds(documents: readonly XmlDocument[]): () => string {
  const taken = new Set(documents.flatMap((document) => [...idsIn(document)]));
  let next = 0;
  return () => {
    while (taken.has(String(next))) next++;
    return String(next++);
  };
}

function* idsIn(document: XmlDocument): Generator<string> {
  const root = rootOf(document);
  for (const element of descendants(root)) {
    const id = element.getAttributeNS(root.namespaceURI, 'id');
    if (id) yield id;
  }
}
