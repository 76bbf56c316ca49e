import type { Reading, Span } from '../../model.ts';
import { sanitise } from '../../report/sanitise.ts';
import { type FlaggedClause, type Stretch, stretches } from '../clauses.ts';
import { endsOf } from './ends.ts';
import { escapeHtml } from './escape.ts';
import type { MarkedPage, Notes } from './notes.ts';
import { POLICY, STYLE } from './style.ts';

const PAGE_STYLE =
  'body{margin:0 auto;max-width:44em;padding:1em;background:#fff;color:#1a1a1a;font:16px/1.6 system-ui,sans-serif}\n' +
  'main{white-space:pre-wrap;overflow-wrap:anywhere}';

/** A page around a plain text, with its clauses marked. */
export function textPage(reading: Reading, notes: Notes): MarkedPage {
  const { document, languages } = reading;
  const marked: ReadonlySet<FlaggedClause> = new Set(notes.clauses);
  const body = markedText(document.text, stretches(notes.clauses), notes);
  const name = document.path.split(/[\\/]/).at(-1) ?? '';
  const page = [
    `<!doctype html>\n<html lang="${escapeHtml(languages[0] ?? '')}">\n<head>\n<meta charset="utf-8">\n${POLICY}`,
    '<meta name="viewport" content="width=device-width">',
    `<title>${shown(`${name} – ${notes.title}`)}</title>`,
    `<style>${STYLE}\n${PAGE_STYLE}</style>\n</head>\n<body>`,
    notes.list(marked),
    `<main>${body}</main>\n</body>\n</html>\n`,
  ].join('\n');
  return { page, marked };
}

function markedText(text: string, looks: readonly Stretch[], notes: Notes): string {
  const piece = ({ start, end }: Span) => shown(text.slice(start, end));
  const parts: string[] = [];
  let at = 0;
  for (const [look, ends] of endsOf(looks)) {
    parts.push(piece({ start: at, end: look.start }), notes.open(look, ends), piece(look), '</mark>');
    at = look.end;
  }
  return [...parts, piece({ start: at, end: text.length })].join('');
}

/** Text as HTML; lines and tabs stay, what nobody would see is named. */
function shown(text: string): string {
  return text
    .split(/(\r\n|\n|\r|\t)/)
    .map((part, i) => (i % 2 === 0 ? escapeHtml(sanitise(part)) : part))
    .join('');
}
