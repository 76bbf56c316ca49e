/** Looks at the tokens of a YAML file before it is parsed: what would be too much for the parser never gets there. */
import { CST, Lexer } from 'yaml';
import { MAX_INDENT, MAX_NESTING, MAX_TOKENS } from './limits.ts';
import type { Flaw } from './tree.ts';

/** Indicators that open a level within a line: `- - a` is two. */
const OPENING: ReadonlySet<string> = new Set(['seq-item-ind', 'explicit-key-ind', 'map-value-ind']);
/** Marks of the lexer that stand for no character; behind the last a text comes, whatever it looks like. */
const UNWRITTEN: ReadonlySet<string> = new Set(['doc-mode', 'flow-error-end', 'scalar']);

/** Where the lexer is. */
interface State {
  readonly offset: number;
  /** Levels of brackets that are open, and outside of them the indicators so far in the line. */
  readonly brackets: number;
  readonly indicators: number;
  readonly isLineStart: boolean;
  /** The next token is a text. */
  readonly isText: boolean;
  /** Columns of white space that the line begins with. */
  readonly indent: number;
}

const START: State = { offset: 0, brackets: 0, indicators: 0, isLineStart: true, isText: false, indent: 0 };

/** The first thing in a text that the parser shall not see, or null. Linear in the text, and nothing is nested. */
export function screen(text: string): Flaw | null {
  let state = START;
  let tokens = 0;
  for (const token of new Lexer().lex(text)) {
    const next = after(state, token);
    const message = ++tokens > MAX_TOKENS ? `more than ${MAX_TOKENS} signs and words` : flawIn(next);
    if (message !== null) return { message, offset: state.offset };
    state = next;
  }
  return null;
}

function after(state: State, token: string): State {
  const kind = state.isText ? '' : (CST.tokenType(token) ?? '');
  if (UNWRITTEN.has(kind)) return { ...state, isText: kind === 'scalar' };
  const offset = state.offset + token.length;
  if (kind === 'newline') return { ...START, offset, brackets: state.brackets };
  const isIndent = kind === 'space' && state.isLineStart;
  return {
    offset,
    brackets: state.brackets + (BRACKETS[kind] ?? 0),
    indicators: state.indicators + Number(state.brackets === 0 && OPENING.has(kind)),
    isLineStart: false,
    isText: false,
    indent: isIndent ? token.length : state.indent,
  };
}

const BRACKETS: Readonly<Record<string, number>> = {
  'flow-seq-start': 1,
  'flow-map-start': 1,
  'flow-seq-end': -1,
  'flow-map-end': -1,
};

function flawIn({ brackets, indicators, indent }: State): string | null {
  if (brackets < 0) return 'a bracket is closed that was not opened';
  const isDeep = Math.max(brackets, indicators) > MAX_NESTING || (brackets === 0 && indent > MAX_INDENT);
  return isDeep ? `nested deeper than ${MAX_NESTING}` : null;
}
