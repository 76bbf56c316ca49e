/** Cuts results into what can be read by itself: the lines of NDJSON, the documents of a report; memory for one piece at a time. */

import { type Cutter, createKeeper, type Piece } from './cutter.ts';
import { createReportCutter } from './report-pieces.ts';

/** A longer piece is no result of this program: a document has at most some megabytes of findings. */
export const MOST_BYTES = 192 * 1024 * 1024;

const NEWLINE = 0x0a;

/** UTF-8 bytes cut into pieces, NDJSON or a report as its first bytes say. */
export async function* piecesOf(chunks: AsyncIterable<Uint8Array>, most = MOST_BYTES): AsyncGenerator<Piece> {
  let cutter: Cutter | null = null;
  let head: Buffer = Buffer.alloc(0);
  for await (const chunk of decoded(chunks)) {
    if (cutter) {
      yield* cutter.take(chunk);
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < HEAD) continue;
    cutter = cutterFor(head, most);
    yield* cutter.take(withoutMark(head));
  }
  if (!cutter) {
    cutter = cutterFor(head, most);
    yield* cutter.take(withoutMark(head));
  }
  yield* cutter.end();
}

/** The lines of bytes, whatever is on them, each as soon as it is there. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, most = MOST_BYTES): AsyncGenerator<Piece> {
  const cutter = createLineCutter(most);
  let isFirst = true;
  for await (const chunk of decoded(chunks)) {
    yield* cutter.take(isFirst ? withoutMark(chunk) : chunk);
    isFirst = false;
  }
  yield* cutter.end();
}

/** Bytes that tell a report from lines. */
const HEAD = 256;
const isReport = (head: Buffer): boolean =>
  /^\ufeff?\s*\{\s*"(?:schemaVersion|tool|documents)"\s*:/u.test(head.subarray(0, HEAD).toString());

const cutterFor = (head: Buffer, most: number): Cutter =>
  isReport(head) ? createReportCutter(most) : createLineCutter(most);

const withoutMark = (head: Buffer): Buffer =>
  head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? head.subarray(3) : head;

/** As UTF-8: what a Windows shell redirects to a file is UTF-16. */
async function* decoded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let isFirst = true;
  for await (const chunk of chunks) {
    if (isFirst && chunk[0] === 0xff && chunk[1] === 0xfe) decoder = new TextDecoder('utf-16le');
    isFirst = false;
    yield decoder
      ? Buffer.from(decoder.decode(chunk, { stream: true }))
      : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
  }
}

/** Every line that is not blank. */
function createLineCutter(most: number): Cutter {
  const kept = createKeeper(most);
  let line = 1;
  function* take(chunk: Buffer): Generator<Piece> {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      kept.add(chunk.subarray(from, at));
      yield { list: null, line, ...kept.done() };
      line++;
      from = at + 1;
    }
    // Copied: the stream may use its bytes again.
    kept.add(Buffer.from(chunk.subarray(from)));
  }
  return {
    take,
    *end() {
      if (kept.size() > 0) yield { list: null, line, ...kept.done() };
    },
  };
}
