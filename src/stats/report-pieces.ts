/** Cuts a report into its documents without reading it whole: braces, brackets and texts are followed, nothing else. */
import { type Cutter, createKeeper, type Piece } from './cutter.ts';

const [NEWLINE, QUOTE, BACKSLASH, COMMA, COLON] = [0x0a, 0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d];

/** No key at the top, and no number, is longer. */
const LONGEST = 64;

/** Where in the report one is. */
interface State {
  depth: number;
  line: number;
  isText: boolean;
  isEscaped: boolean;
  /** At the top: the text read last, the key before the colon, what follows it that is no text, and the list it names. */
  text: string;
  key: string;
  scalar: string;
  list: string;
  /** Line on which the item began that is being kept, and where in the bytes at hand. */
  begun: number | null;
  from: number;
}

/** Gives the items of the lists at the top of a report, and its schema version. `most`: bytes of an item that is kept. */
export function createReportCutter(most: number): Cutter {
  const kept = createKeeper(most);
  const state: State = {
    ...{ depth: 0, line: 1, isText: false, isEscaped: false },
    ...{ text: '', key: '', scalar: '', list: '', begun: null, from: 0 },
  };
  function* take(chunk: Buffer): Generator<Piece> {
    state.from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0;
      if (byte === NEWLINE) state.line++;
      if (state.isText) readText(byte, state);
      else if (byte === QUOTE) beginText(state);
      else if (byte === OPEN_OBJECT || byte === OPEN_LIST) open(byte, at, state);
      else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        yield* versionIn(state);
        state.depth--;
        if (state.depth !== 2 || state.begun === null) continue;
        kept.add(chunk.subarray(state.from, at + 1));
        yield { list: state.list, line: state.begun, ...kept.done() };
        state.begun = null;
      } else if (byte === COMMA) yield* versionIn(state);
      else if (state.depth === 1) readScalar(byte, state);
    }
    // Copied: the stream may use its bytes again.
    if (state.begun !== null) kept.add(Buffer.from(chunk.subarray(state.from)));
  }
  return {
    take,
    *end() {
      if (state.depth !== 0 || state.isText) yield { list: null, bytes: null, lost: 'cut', line: state.line };
    },
  };
}

function beginText(state: State): void {
  state.isText = true;
  if (state.depth === 1) state.text = '';
}

function readText(byte: number, state: State): void {
  if (state.isEscaped) state.isEscaped = false;
  else if (byte === BACKSLASH) state.isEscaped = true;
  else if (byte === QUOTE) state.isText = false;
  else if (state.depth === 1 && state.text.length < LONGEST) state.text += String.fromCharCode(byte);
}

function open(byte: number, at: number, state: State): void {
  state.depth++;
  if (state.depth === 2) state.list = byte === OPEN_LIST ? state.key : '';
  if (state.depth === 3 && state.list !== '' && byte === OPEN_OBJECT) {
    state.begun = state.line;
    state.from = at;
  }
}

function readScalar(byte: number, state: State): void {
  if (byte === COLON) [state.key, state.scalar] = [state.text, ''];
  else if (state.scalar.length < LONGEST) state.scalar += String.fromCharCode(byte);
}

/** What stood at the top behind a key ends here. */
function* versionIn(state: State): Generator<Piece> {
  if (state.depth !== 1) return;
  if (state.key === 'schemaVersion')
    yield { list: state.key, line: state.line, bytes: Buffer.from(state.scalar.trim()) };
  [state.key, state.scalar] = ['', ''];
}
