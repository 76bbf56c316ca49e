/** What a baseline knows, and what of it was found again. */
import type { Baseline, Entry } from './baseline.ts';
import type { Seal } from './seal.ts';
import type { IsStanding } from './standing.ts';

/** A document of the run, by its sealed path. */
export interface Place {
  readonly document: string;
  /** What came on standard input has no name of its own: it may be any document. */
  readonly isNameless: boolean;
}

/** What the entries of a baseline become when it is written anew. */
export interface Renewal {
  readonly entries: readonly Entry[];
  readonly added: number;
  readonly dropped: number;
}

/** A baseline at work. */
export interface Known {
  /** Whether a finding is known: in its document, or in one that is there no more, which may have got another name. Takes its entry. */
  readonly take: (place: Place, fingerprint: string) => Promise<boolean>;
  /** Entries that were not found again, of documents that were read whole. */
  readonly gone: (read: Read) => number;
  readonly renewed: (read: Read) => Promise<Renewal>;
}

/** What became of the inputs: by sealed path, the fingerprints found in those that were opened. */
export interface Read {
  /** What is to be known of each document from now on. */
  readonly found: ReadonlyMap<string, ReadonlySet<string>>;
  /** Those that were read to their end; of others an entry may stand in what was not. */
  readonly whole: ReadonlySet<string>;
}

export interface Knowing {
  readonly baseline: Baseline;
  readonly seal: Seal;
  readonly isStanding: IsStanding;
  /** Sealed paths of all inputs of the run. */
  readonly inputs: ReadonlySet<string>;
}

const keyOf = ({ document, finding }: Entry): string => `${document} ${finding}`;

export function createKnown(knowing: Knowing): Known {
  const { baseline, seal, isStanding, inputs } = knowing;
  const left = new Set(baseline.entries.map(keyOf));
  const homes = homesOf(baseline.entries);
  /** Documents that are there no more, and of which something was found in another. */
  const moved = new Set<string>();
  const isFree = async (document: string, { isNameless }: Place) =>
    isNameless || (!inputs.has(document) && !(await isStanding(document)));
  const takeFrom = (document: string, finding: string) => left.delete(keyOf({ document, finding }));
  const isGone = (entry: Entry, { whole }: Read) =>
    left.has(keyOf(entry)) && (whole.has(entry.document) || moved.has(entry.document));
  return {
    take: async (place, fingerprint) => {
      const finding = seal.finding(fingerprint);
      if (takeFrom(place.document, finding)) return true;
      const others = (homes.get(finding) ?? []).filter((document) => left.has(keyOf({ document, finding })));
      for (const document of others.toSorted((a, b) => Number(moved.has(b)) - Number(moved.has(a)))) {
        if (!(await isFree(document, place))) continue;
        if (!place.isNameless) moved.add(document);
        return takeFrom(document, finding);
      }
      return false;
    },
    gone: (read) => baseline.entries.filter((entry) => isGone(entry, read)).length,
    renewed: (read) => renew(knowing, read),
  };
}

/** What was found, and what is kept of documents that were not read whole, or were no part of the run and are still there. */
async function renew(
  { baseline, seal, isStanding, inputs }: Knowing,
  { found, whole }: Read,
): Promise<Renewal> {
  const before = new Set(baseline.entries.map(keyOf));
  const now = [...found].flatMap(([document, all]) =>
    [...all].map((fingerprint): Entry => ({ document, finding: seal.finding(fingerprint) })),
  );
  const kept: Entry[] = [];
  for (const entry of baseline.entries) {
    const { document } = entry;
    const isKept = inputs.has(document) ? !whole.has(document) : await isStanding(document);
    if (isKept) kept.push(entry);
  }
  const after = new Map([...kept, ...now].map((entry) => [keyOf(entry), entry]));
  return {
    entries: [...after.values()],
    added: [...after.keys()].filter((key) => !before.has(key)).length,
    dropped: [...before].filter((key) => !after.has(key)).length,
  };
}

/** The documents that each finding is known in. */
function homesOf(entries: readonly Entry[]): ReadonlyMap<string, readonly string[]> {
  const homes = new Map<string, string[]>();
  for (const { document, finding } of entries) {
    const home = homes.get(finding);
    if (home) home.push(document);
    else homes.set(finding, [document]);
  }
  return homes;
}
