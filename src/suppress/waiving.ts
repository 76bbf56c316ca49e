/** Waivers at work: which of them holds for a finding, and what is to be told of them at the end. */
import { relative, sep } from 'node:path';
import { isS3Path, s3Steps } from '../address.ts';
import type { Note, Suppression } from '../model.ts';
import { globMatcher } from '../rules/glob.ts';
import { isoDay, type Waiver } from './waivers.ts';

/** Something found, with the rule that found it. */
export interface Waivable {
  readonly rule: string;
  readonly fingerprint: string;
}

export interface Waiving {
  /** The waiver that a finding in one of these files is under, while it holds. `paths` are absolute. */
  readonly of: (finding: Waivable, paths: readonly string[]) => Suppression | null;
  /** Tells that a document was read to its end, so that what was not met in it is not there. */
  readonly read: (paths: readonly string[]) => void;
  /** Those that have expired, will soon, are used for nothing, or mean more than one finding. */
  readonly notices: () => readonly Note[];
}

interface Worked {
  readonly waiver: Waiver;
  readonly isFor: (path: string) => boolean;
  readonly daysLeft: number;
  /** The one finding that a fingerprint means. */
  meant: string | null;
  isUsed: boolean;
  isConcerned: boolean;
  isAmbiguous: boolean;
}

const DAY = 86_400_000;
/** Waivers that hold no longer than these are told of. */
const SOON = 30;

/** The waivers of a file, as it is called and the folder that their patterns are seen from. */
export interface WaiverFile {
  readonly name: string;
  readonly folder: string;
  readonly waivers: readonly Waiver[];
}

/** `now` is the moment of the run. */
export function createWaiving({ name, folder, waivers }: WaiverFile, now: Date): Waiving {
  const today = Date.parse(isoDay(now));
  const all = waivers.map(
    (waiver): Worked => ({
      waiver,
      isFor: waiver.path === undefined ? () => true : seenFrom(folder, globMatcher([waiver.path])),
      daysLeft: Math.round((Date.parse(waiver.expires) - today) / DAY),
      meant: null,
      isUsed: false,
      isConcerned: false,
      isAmbiguous: false,
    }),
  );
  return {
    of: (finding, paths) => {
      const meant = all.filter((worked) => means(worked, finding) && paths.some(worked.isFor));
      for (const worked of meant) worked.isUsed = true;
      const holding = meant.filter(({ daysLeft }) => daysLeft >= 0);
      const [longest] = holding.toSorted((a, b) => b.daysLeft - a.daysLeft);
      if (!longest) return null;
      const { owner, reason, expires } = longest.waiver;
      return { kind: 'waiver', owner, reason, expires };
    },
    read: (paths) => {
      for (const worked of all) worked.isConcerned ||= paths.some(worked.isFor);
    },
    notices: () => all.flatMap((worked) => noticesOf(worked, name)),
  };
}

const seenFrom =
  (folder: string, isMeant: (path: string) => boolean) =>
  (path: string): boolean =>
    isMeant((isS3Path(path) ? s3Steps(path) : relative(folder, path).split(sep)).join('/'));

function means(worked: Worked, { rule, fingerprint }: Waivable): boolean {
  const { waiver } = worked;
  if (waiver.rule !== rule) return false;
  if (waiver.fingerprint === undefined) return true;
  if (!fingerprint.startsWith(waiver.fingerprint)) return false;
  worked.meant ??= fingerprint;
  worked.isAmbiguous ||= worked.meant !== fingerprint;
  return worked.meant === fingerprint;
}

function noticesOf(
  { waiver, daysLeft, isUsed, isConcerned, isAmbiguous }: Worked,
  file: string,
): readonly Note[] {
  const { rule, owner, expires, line } = waiver;
  const values = { file, line: `${line}`, rule, owner, expires };
  const told = (code: string, isSo: boolean): readonly Note[] => (isSo ? [{ code, values }] : []);
  if (daysLeft < 0) return told('waiver-expired', true);
  return [
    ...told('waiver-ambiguous', isAmbiguous),
    ...told('waiver-unused', !isUsed && isConcerned),
    ...told('waiver-expiring', isUsed && daysLeft <= SOON),
  ];
}
