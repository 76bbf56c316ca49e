import { isS3Path } from '../address.ts';
import type { Note, Reading } from '../model.ts';
import { noteSentence } from '../report/notes.ts';
import type { Words } from '../report/words.ts';
import { copyPath, isCopy } from './copy-path.ts';
import type { Context } from './invocation.ts';
import { type NewFile, writeNew } from './new-file.ts';
import { STDIN } from './stdin.ts';
import { warn } from './trouble.ts';
import { unchangedFiles } from './unchanged.ts';

export interface CopyOptions {
  /** Null puts each copy beside its document. */
  readonly folder: string | null;
  readonly passwords: readonly string[];
  readonly suggest: boolean;
  /** Says what became of a document. */
  readonly tell: (path: string, sentence: string) => Promise<void>;
}

/** Writes marked copies and says of each document what was written, or why not. */
export interface Copier {
  readonly copy: (reading: Reading) => Promise<void>;
  /** Whether a copy that should have been written was not. */
  readonly hasFailed: () => boolean;
}

/** What became of a document: a copy, a good reason for none, or something that went wrong. */
type Outcome =
  | { readonly copy: string; readonly notes: readonly Note[] }
  | { readonly none: Note; readonly isFailure: boolean };

const FINE: ReadonlySet<string> = new Set(['redline-clear', 'redline-unread', 'redline-copy']);

export function createCopier(options: CopyOptions, context: Context): Copier {
  let failed = false;
  return {
    hasFailed: () => failed,
    copy: async (reading) => {
      const { path } = reading.document;
      const { words } = context;
      const outcome = await copyOf(reading, options, context);
      if ('none' in outcome) {
        failed ||= outcome.isFailure;
        const sentence = noteSentence(outcome.none, words);
        return outcome.isFailure ? warn(path, sentence, context) : options.tell(path, sentence);
      }
      const { clauseCount } = await import('../redline/clauses.ts');
      await options.tell(path, words.count('redline.written', clauseCount(reading), { copy: outcome.copy }));
      for (const note of outcome.notes) await warn(path, noteSentence(note, words), context);
    },
  };
}

async function copyOf(reading: Reading, options: CopyOptions, context: Context): Promise<Outcome> {
  const { parts } = reading.document;
  const path = parts?.[0]?.path ?? reading.document.path;
  if (path === STDIN) return noCopy({ code: 'redline-stdin' });
  if (isS3Path(path) && options.folder === null) return noCopy({ code: 'redline-s3' });
  if (isCopy(path)) return noCopy({ code: 'redline-copy' });
  const files = await unchangedFiles(reading.document);
  if (!files) return noCopy({ code: 'redline-changed' });
  const { redline } = await import('../redline/index.ts');
  const marked = await redline(files, reading, {
    ...options,
    words: await wordsFor(reading, context),
    wordsIn: (tag) => context.wordbook(context.readers.named(tag) ?? tag),
  });
  if ('none' in marked) return noCopy(marked.none);
  const copy = copyPath(path, marked.extension, { folder: options.folder, cwd: context.cwd });
  const written = await writeNew(copy, marked.bytes, options.folder);
  return written === 'written' ? { copy, notes: marked.notes } : noCopy(unwritten(written, copy));
}

const noCopy = (none: Note): Outcome => ({ none, isFailure: !FINE.has(none.code) });

/** In the language asked for, else that of the system, else that of the document. */
function wordsFor({ languages }: Reading, { language, readers, env, wordbook }: Context): Promise<Words> {
  return wordbook(language ?? readers.ofEnvironment(env) ?? readers.ofDocument(languages));
}

function unwritten(outcome: Exclude<NewFile, 'written'>, copy: string): Note {
  const values = { copy };
  switch (outcome) {
    case 'exists':
      return { code: 'redline-exists', values };
    case 'outside':
      return { code: 'redline-outside', values };
    default:
      return { code: 'redline-unwritable', values };
  }
}
