import type { Finding, InputError, Reading, Report } from '../model.ts';
import type { ReaderLanguage, Readers } from './language.ts';
import type { Paint } from './paint.ts';
import type { Wordbook } from './words.ts';

/** How a report is to be written. */
export interface Setting {
  readonly tool: { readonly name: string; readonly version: string; readonly rulesHash: string };
  readonly wordbook: Wordbook;
  readonly readers: Readers;
  /** The language the reader has asked for; null leaves it to each document. */
  readonly language: ReaderLanguage | null;
  /** Columns of the terminal. */
  readonly width: number;
  readonly paint: Paint;
  /** `summary` leaves one line a document. */
  readonly detail: 'full' | 'summary';
  /** Pictures of some pages of a document, by number; not every page need have one. */
  readonly pageImages?: (reading: Reading, pages: readonly number[]) => Promise<PageImages>;
  /** Whether something found is worth a failure, as the exit code has it; all is where nothing is said. */
  readonly fails?: (found: Pick<Finding, 'severity' | 'stance' | 'failOn' | 'suppressed'>) => boolean;
  /** Findings are told with their fingerprints, as waivers name them. */
  readonly fingerprints?: boolean;
  /** Tables begin with a byte order mark, by which Excel knows that they are UTF-8. */
  readonly byteOrderMark?: boolean;
  /** All documents of a bundle: what one says may speak of another. */
  readonly together?: readonly Reading[];
}

/** A picture of a page: the whole page as displayed. */
export interface PageImage {
  readonly type: 'image/png' | 'image/webp';
  readonly data: Uint8Array;
}
export type PageImages = ReadonlyMap<number, PageImage>;

/** A way to write reports. What it returns is written as it is. */
export interface Format {
  /** People's formats follow the language of the reader's system, machines' only `--lang` and the document. */
  readonly audience: 'people' | 'machines';
  /** The end is told of documents with all their text, not only of what was found in them. */
  readonly isWhole?: boolean;
  /** What stands before everything else. */
  readonly begin?: (setting: Setting) => Promise<string>;
  /** What is written as soon as a document has been judged. */
  readonly reading: (reading: Reading, setting: Setting) => Promise<string>;
  /** What is written as soon as it is known that an input cannot be opened. */
  readonly error?: (error: InputError, setting: Setting) => Promise<string>;
  /** What is written when all have been. */
  readonly end: (report: Report, setting: Setting) => Promise<string>;
}

/** Every format by the name it has on the command line, loaded and made anew each time it is asked for. */
export const formats: ReadonlyMap<string, () => Promise<Format>> = new Map([
  ['terminal', async () => (await import('./terminal.ts')).terminal],
  ['html', async () => (await import('./html.ts')).html],
  ['json', async () => (await import('./json.ts')).json],
  ['ndjson', async () => (await import('./ndjson.ts')).ndjson],
  ['sarif', async () => (await import('./sarif.ts')).createSarif()],
  ['junit', async () => (await import('./junit.ts')).junit],
  ['gitlab', async () => (await import('./gitlab.ts')).createGitlab()],
  ['github', async () => (await import('./github.ts')).github],
  ['markdown', async () => (await import('./markdown.ts')).markdown],
  ['csv', async () => (await import('./csv.ts')).csv],
]);
