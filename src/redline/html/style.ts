import { PREFIX } from './notes.ts';

const GROUNDS = {
  critical: '#ffb3c1',
  high: '#ffe08a',
  medium: '#bde3ff',
  low: '#cdeecb',
  info: '#e2e2e2',
  lead: 'transparent',
};

/** How marks and the list look, on whatever page they stand. */
export const STYLE = [
  `mark.${PREFIX}{color:#1a1a1a;padding:0;scroll-margin-top:4em}`,
  ...Object.entries(GROUNDS).map(([name, ground]) => `mark.${PREFIX}-${name}{background:${ground}}`),
  `mark.${PREFIX}-lead{color:inherit}`,
  `mark.${PREFIX}-words{text-decoration:underline #c00000 .12em;text-underline-offset:.15em}`,
  `mark.${PREFIX}[data-note]::after{content:"[" attr(data-note) "]";font-size:.7em;vertical-align:super;color:#8a0000}`,
  `mark.${PREFIX}:target{outline:.15em solid #8a0000}`,
  `details.${PREFIX}{position:static;margin:0 0 1em;padding:.6em .8em;border:1px solid #8a0000;background:#fff;` +
    'color:#1a1a1a;font:15px/1.5 system-ui,sans-serif;text-align:start;overflow-wrap:anywhere}',
  `details.${PREFIX} summary{font-weight:bold;cursor:pointer}`,
  `details.${PREFIX} ol{margin:.5em 0;padding-inline-start:2em}`,
  `details.${PREFIX} p{margin:.4em 0}`,
  `details.${PREFIX} a{color:#8a0000}`,
].join('\n');

/** What a page may do: look as it does, from what it holds itself. Nothing runs, nothing is fetched, nothing is sent. */
const ALLOWED = [
  "default-src 'none'",
  "script-src 'none'",
  "object-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
];

/** Keeps a page from running, fetching or sending anything: whoever made it need not learn that it is being read. */
export const POLICY = `<meta http-equiv="Content-Security-Policy" content="${ALLOWED.join('; ')}">`;
