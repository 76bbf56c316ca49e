/** What pages are made of. */
export const NAMES = { zh: '中文', es: 'español', en: 'English', id: 'Indonesia', pt: 'português' };
export const LANGUAGES = Object.keys(NAMES);

const row = (cells) => `| ${cells.join(' | ')} |`;

/** A table of Markdown. */
export const table = (head, rows) => [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

export const code = (text) => `\`${text}\``;

/** Text as it stands, whatever signs are in it; lines parted by a break. */
export const plain = (text) =>
  text
    .trimEnd()
    .replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign])
    .replace(/[\\`*_[\]|~#]/g, '\\$&')
    .replace(/^(\s*)([-+]|\d+[.)])/gm, (_, space, mark) => `${space}${mark.replace(/[-+.)]/, '\\$&')}`)
    .replaceAll('\n', '<br>');

/** A part that is shown when it is asked for. */
export const folded = (summary, text) => `<details><summary>${summary}</summary>\n\n${text}\n\n</details>`;
