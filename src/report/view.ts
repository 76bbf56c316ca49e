import type { Reading, Span } from '../model.ts';
import { confidenceIn } from './confidence.ts';
import type { Setting } from './index.ts';
import type { Paint } from './paint.ts';
import { type Place, placer } from './place.ts';
import type { Words } from './words.ts';

/** One document with everything needed to show it to one reader on a terminal. */
export interface View {
  readonly reading: Reading;
  readonly words: Words;
  readonly paint: Paint;
  readonly width: number;
  /** Findings are told with their fingerprints. */
  readonly hasFingerprints: boolean;
  readonly placeOf: (span: Span) => Place;
  /** How surely a span was recognised, 0–100; null where it was read. */
  readonly confidenceOf: (span: Span) => number | null;
  /** The same for another document of the bundle. */
  readonly viewAt: (path: string) => View | null;
}

/** What of a setting decides how a document is seen. */
type Seeing = Pick<
  Setting,
  'wordbook' | 'readers' | 'language' | 'width' | 'paint' | 'together' | 'fingerprints'
>;

/** A document as one reader sees it: in the language he asked for, else in its own. */
export async function viewOf(reading: Reading, setting: Seeing): Promise<View> {
  const words = await setting.wordbook(setting.language ?? setting.readers.ofDocument(reading.languages));
  return lookAt(reading, { words, setting });
}

interface Looking {
  readonly words: Words;
  readonly setting: Seeing;
}

function lookAt(reading: Reading, { words, setting }: Looking): View {
  const { paint, width, together = [], fingerprints: hasFingerprints = false } = setting;
  const viewAt = (path: string) => {
    const other = together.find(({ document }) => document.path === path);
    return other ? lookAt(other, { words, setting }) : null;
  };
  const { document } = reading;
  return {
    reading,
    words,
    paint,
    width,
    hasFingerprints,
    placeOf: placer(document),
    confidenceOf: confidenceIn(document),
    viewAt,
  };
}
