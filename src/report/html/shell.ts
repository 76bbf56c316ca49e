import { createHash } from 'node:crypto';
import { inert } from './escape.ts';

/** A web page, its parts already markup. */
export interface Shell {
  /** BCP 47 tag of whoever reads it. */
  readonly language: string;
  readonly title: string;
  readonly style: string;
  /** The only script that may run; null for none. */
  readonly script: string | null;
  /** Attributes of the body, and what is in it. */
  readonly attributes: string;
  readonly body: string;
}

const hashed = (code: string): string =>
  `'sha256-${createHash('sha256').update(code, 'utf8').digest('base64')}'`;

/** The page around its content: nothing but its own script, its own style and its own pictures is let in. */
export function shell({ language, title, style, script, attributes, body }: Shell): string {
  const reader = inert(language);
  const policy = [
    "default-src 'none'",
    ...(script === null ? [] : [`script-src ${hashed(script)}`]),
    `style-src ${hashed(style)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="${reader}" data-lang="${reader}" data-theme="auto">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${inert(title)}</title>
<style>${style}</style>
</head>
<body${attributes}>
${body}
${script === null ? '' : `<script>${script}</script>\n`}</body>
</html>
`;
}
