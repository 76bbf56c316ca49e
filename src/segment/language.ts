/** Which language a passage is written in, by script and by frequent words; no dictionary, no model. */
import { LOOK_ALIKES } from '../characters.ts';
import type { Document, Language } from '../model.ts';

/** Names the language of a passage; null where no language of the rules covers it. */
export type Detect = (text: string) => string | null;

/** A passage with fewer letters says too little of itself: it follows the document. */
const MIN_LETTERS = 24;
/** A passage of fewer words that has any of the document's own is in its language: neighbours share many. */
const FEW_WORDS = 7;
/** So long a passage without frequent words of any known language is in an unknown one, not just a list of names. */
const LONG_LETTERS = 160;
/** Share of a passage's letters that makes it one of a script: Chinese texts hold Latin names, and the other way. */
const SCRIPT_SHARE = 0.2;
/** Share of frequent words in running text; measured: 0.25–0.5 in its own language. */
const WORD_SHARE = 0.14;
/** So many words of a neighbour, for each of its own, make a passage one in the neighbour's language. */
const NEIGHBOUR_SHARE = 0.2;
const PASSAGE = 600;
const DOCUMENT = 20_000;

interface Profile {
  readonly id: string;
  readonly script: string | undefined;
  readonly words: ReadonlySet<string>;
  /** Frequent words of its neighbours, which it never uses. */
  readonly not: ReadonlySet<string>;
}

/** Makes the detector for a document: short passages get the language most of the document is in. */
export function createDetect(document: Document, languages: Readonly<Record<string, Language>>): Detect {
  const profiles = Object.values(languages).map(({ id, detect }) => ({
    id,
    script: detect.script,
    words: new Set(detect.words),
    not: new Set(detect.not),
  }));
  const main = detectPassage(plain(document.text.slice(0, DOCUMENT)), profiles, null);
  return (text) => detectPassage(plain(text.slice(0, PASSAGE)), profiles, main);
}

const DISGUISED = /[\u00ad\u061c\u180e\u0370-\u052f\u200b-\u200f\u2060\ufeff\uff21-\uff3a\uff41-\uff5a]/;
const UNSEEN = /[\u00ad\u061c\u180e\u200b-\u200f\u2060\ufeff]/g;
const LOOK_ALIKE = new Map(Array.from(LOOK_ALIKES.from, (char, i) => [char, LOOK_ALIKES.to.charAt(i)]));

/** A passage without disguise: full-width letters and look-alikes as plain ones, zero-width characters gone. */
function plain(text: string): string {
  if (!DISGUISED.test(text)) return text;
  const seen = text.replace(UNSEEN, '').normalize('NFKC').toLowerCase();
  return Array.from(seen, (char) => LOOK_ALIKE.get(char) ?? char).join('');
}

function detectPassage(text: string, profiles: readonly Profile[], main: string | null): string | null {
  const { letters, han, other } = countLetters(text);
  if (letters === 0) return main;
  if (other / letters > SCRIPT_SHARE) return null;
  const byScript = profiles.find(({ script }) => script === 'Han' && han / letters >= SCRIPT_SHARE);
  if (byScript) return byScript.id;
  if (letters < MIN_LETTERS && main !== null) return main;
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const scores = profiles.map((profile) => ({ profile, share: shareOf(words, profile.words) }));
  const own = scores.find(({ profile, share }) => profile.id === main && share > 0);
  const best = scores.reduce<Score | null>((a, b) => (b.share > (a?.share ?? 0) ? b : a), own ?? null);
  if (own && words.length < FEW_WORDS) return own.profile.id;
  if (best && best.share >= WORD_SHARE) return isNeighbour(words, best) ? null : best.profile.id;
  if (letters >= LONG_LETTERS) return null;
  const isLikely = best && best.share >= WORD_SHARE / 2 && !isNeighbour(words, best);
  return main ?? (isLikely ? best.profile.id : null);
}

interface Score {
  readonly profile: Profile;
  readonly share: number;
}

/** Portuguese reads much like Spanish, by its frequent words; by those of its own it does not. */
function isNeighbour(words: readonly string[], { profile, share }: Score): boolean {
  return shareOf(words, profile.not) > share * NEIGHBOUR_SHARE;
}

function shareOf(words: readonly string[], frequent: ReadonlySet<string>): number {
  return words.filter((word) => frequent.has(word)).length / Math.max(words.length, 1);
}

/** Ranges of UTF-16 units by Unicode block; coarse, which is enough for shares. */
function countLetters(text: string): { letters: number; han: number; other: number } {
  let [latin, han, other] = [0, 0, 0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (isHan(unit)) han++;
    else if (isLatin(unit)) latin++;
    else if (isOtherScript(unit)) other++;
  }
  return { letters: latin + han + other, han, other };
}

const isHan = (unit: number): boolean =>
  (unit >= 0x3400 && unit <= 0x9fff) ||
  (unit >= 0x2e80 && unit <= 0x2fd5) ||
  (unit >= 0xf900 && unit <= 0xfaff);
const isLatin = (unit: number): boolean =>
  (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a) || (unit >= 0xc0 && unit <= 0x24f);
/** Greek to Thai and beyond, kana, Hangul. */
const isOtherScript = (unit: number): boolean =>
  (unit >= 0x370 && unit <= 0x1fff) ||
  (unit >= 0x3040 && unit <= 0x30ff) ||
  (unit >= 0xac00 && unit <= 0xd7a3);
