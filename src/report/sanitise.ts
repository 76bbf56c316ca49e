/** Everything a terminal obeys or does not show: controls, bidi and other format characters, lone surrogates, fillers. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Unseen by design and harmless: the soft hyphen and the variation selectors, which only choose a glyph. */
const DROPPED = /\u00ad|\p{Variation_Selector}/gu;

/**
 * Foreign text made fit for one line of a terminal: line breaks and tabs become spaces, what cannot be seen is
 * named (`<U+202E>`), so that no document can move the cursor, recolour the screen or reorder a sentence.
 */
export function sanitise(text: string): string {
  return text
    .replace(DROPPED, '')
    .replace(/[\t\n\v\f\r\x85\u2028\u2029]/g, ' ')
    .replace(UNSEEN, named);
}

/** JSON in which every unseen character is written as an escape: the same data, fit for a terminal. */
export function escapeUnseen(json: string): string {
  doubtful ??= doubtfulUnits();
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < json.length; at++) {
    if (doubtful[json.charCodeAt(at)] === 0) continue;
    const character = String.fromCodePoint(json.codePointAt(at) ?? 0);
    const end = at + character.length;
    if (character.search(UNSEEN) === 0) {
      pieces.push(json.slice(from, at), escaped(character));
      from = end;
    }
    at = end - 1;
  }
  return from === 0 ? json : pieces.join('') + json.slice(from);
}

/**
 * UTF-16 units that are unseen or half of a character: whole reports pass here, and a table is several times faster than
 * the expression. The line feeds between the lines of JSON are none.
 */
function doubtfulUnits(): Uint8Array {
  const isDoubtful = (unit: number) => unit !== 0x0a && String.fromCharCode(unit).search(UNSEEN) === 0;
  return Uint8Array.from({ length: 0x10000 }, (_, unit) => (isDoubtful(unit) ? 1 : 0));
}

let doubtful: Uint8Array | null = null;

function named(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, i) => {
    return `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`;
  }).join('');
}
