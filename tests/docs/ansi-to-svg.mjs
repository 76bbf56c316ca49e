/** Draws terminal output as an SVG: every cell at its place, so that underlines stand where they stood. */
import stringWidth from 'string-width';

const CELL = { width: 8.4, height: 18 };
const MARGIN = 16;
const PAPER = '#1b1f24';
const INK = '#d7dde4';
const COLOURS = {
  31: '#ff7b72',
  32: '#7ee787',
  33: '#e3b341',
  34: '#79c0ff',
  35: '#d2a8ff',
  36: '#76e3ea',
  37: '#d7dde4',
  90: '#8b949e',
  91: '#ffa198',
  92: '#7ee787',
  93: '#e3b341',
  94: '#79c0ff',
  95: '#d2a8ff',
  96: '#76e3ea',
  97: '#ffffff',
}; // prettier-ignore

const entities = (text) =>
  text.replace(/[&<>]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char]);

/** The first rows of a terminal's output as an SVG document. */
export function ansiToSvg(output, { columns, rows }) {
  const lines = output.trimEnd().split('\n').slice(0, rows);
  const [width, height] = [columns * CELL.width + 2 * MARGIN, lines.length * CELL.height + 2 * MARGIN];
  const body = lines.map((line, row) => drawLine(line, MARGIN + (row + 0.75) * CELL.height)).join('\n');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14" xml:space="preserve">
<rect width="100%" height="100%" rx="8" fill="${PAPER}"/>
${body}
</svg>
`;
}

function drawLine(line, y) {
  let column = 0;
  let style = {};
  const parts = [];
  for (const piece of line.split(/(\u001b\[[\d;]*m)/)) {
    const codes = /^\u001b\[([\d;]*)m$/.exec(piece);
    if (codes) {
      style = codes[1].split(';').map(Number).reduce(restyle, style);
      continue;
    }
    for (const run of piece.split(/( +)/)) {
      if (run.trim() !== '') parts.push(drawRun(run, { x: MARGIN + column * CELL.width, y, style }));
      column += stringWidth(run);
    }
  }
  return parts.join('');
}

function restyle(style, code) {
  if (code === 0) return {};
  if (code === 1) return { ...style, bold: true };
  if (code === 2) return { ...style, dim: true };
  if (code === 22) return { ...style, bold: false, dim: false };
  if (code === 39) return { ...style, colour: undefined };
  return COLOURS[code] ? { ...style, colour: COLOURS[code] } : style;
}

function drawRun(text, { x, y, style }) {
  const length = (stringWidth(text) * CELL.width).toFixed(1);
  const weight = style.bold ? ' font-weight="bold"' : '';
  const opacity = style.dim ? ' opacity="0.65"' : '';
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" textLength="${length}" lengthAdjust="spacingAndGlyphs" fill="${style.colour ?? INK}"${weight}${opacity}>${entities(text)}</text>`;
}
