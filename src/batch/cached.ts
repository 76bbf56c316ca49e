/** A scanner that does not read again what has not changed. */
import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import type { ReadLimits } from '../extract/limits.ts';
import { hashFile } from '../extract/read-bytes.ts';
import type { Document, InputError, Outcome, Reading } from '../model.ts';
import type { Input, Scanner, Steps } from '../scanner.ts';
import { scannerOf } from '../scanner.ts';
import type { Cache } from './cache.ts';

/** What a reading depends on besides the content of a document: program, rules, and how it is read. */
export interface Basis {
  readonly version: string;
  readonly jurisdictions?: readonly string[];
  readonly passwords: readonly string[];
  readonly engine: string | null;
  readonly limits?: ReadLimits;
}

export interface CachedOptions {
  readonly cache: Cache;
  readonly basis: Basis;
  /** The hash of the rules that hold for a document by its path. */
  readonly rulesHash: (path: string) => string;
  /** What took too long or too much memory before is not tried again. */
  readonly isResumed: boolean;
  /** Told of each document that was there. */
  readonly onHit: () => void;
}

/** Ends of reading that another try, or another limit, may change. */
const TENTATIVE: ReadonlySet<Outcome> = new Set(['timed-out', 'limit']);

/** Puts a cache before a scanner. Documents are told apart by their content, not by their names. */
export function cachedScanner(scanner: Scanner, options: CachedOptions): Scanner {
  const { cache, isResumed, onHit } = options;
  const foundation = JSON.stringify(options.basis);
  const through = async <Value extends Reading | Document>(
    step: keyof Steps,
    input: Input,
    work: () => Promise<Value | InputError>,
  ): Promise<Value | InputError> => {
    const sha256 = await hashOf(input);
    if (sha256 === null) return work();
    const extension = extname(input.path).toLowerCase();
    const rules = options.rulesHash(input.path);
    const keyFor = (content: string) => digest(JSON.stringify([foundation, rules, step, extension, content]));
    const kept = await cache.get<Value>(keyFor(sha256));
    if (kept && (isResumed || !kept.isTentative)) {
      onHit();
      return named(kept.value, input.path);
    }
    const result = await work();
    if ('code' in result) return result;
    const document = documentOf(result);
    const isTentative =
      TENTATIVE.has(document.outcome) || document.notes.some(({ code }) => code === 'crashed');
    // The file may have changed since it was looked at: what was read counts.
    await cache.put(keyFor(document.sha256), { value: result, isTentative });
    return result;
  };
  return scannerOf({
    ...scanner,
    scan: (inputs) => {
      const [first] = inputs;
      const work = () => scanner.scan(inputs);
      return first && inputs.length === 1 ? through('scan', first, work) : work();
    },
    read: (input) => through('read', input, () => scanner.read(input)),
  });
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Null for what cannot be read: whoever tries tells why. */
async function hashOf({ path, bytes }: Input): Promise<string | null> {
  if (bytes) return createHash('sha256').update(bytes).digest('hex');
  const facts = await hashFile(path);
  return 'sha256' in facts ? facts.sha256 : null;
}

const documentOf = (result: Reading | Document): Document =>
  'document' in result ? result.document : result;

/** The same under the name that it has now. */
function named<Value extends Reading | Document>(value: Value, path: string): Value {
  return 'document' in value ? { ...value, document: { ...value.document, path } } : { ...value, path };
}
