/** What the elements of HTML are to a reader (HTML Living Standard, section 15.3: how they are rendered). */

/**
 * Never shown, or not text. `title` stands in the window's frame; `rt` and `rp` repeat how a word is read.
 */
export const SKIPPED: ReadonlySet<string> = new Set(
  'head script style template title iframe noembed noframes rt rp rtc desc metadata'.split(' '),
);

/** Begin and end a block. Form controls do so here: two of them are no sentence. */
export const BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset ' +
    'figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu ' +
    'nav noscript ol optgroup option p plaintext pre search section summary table tbody td tfoot th ' +
    'thead tr ul xmp textarea button select'
  ).split(' '),
);

export const LISTS: ReadonlySet<string> = new Set(['ul', 'ol', 'menu', 'dir']);

/** Keep white space whatever their style. */
export const PREFORMATTED: ReadonlySet<string> = new Set(['pre', 'textarea', 'listing', 'xmp', 'plaintext']);

/** Inputs whose value is a caption. */
export const BUTTON_INPUTS: ReadonlySet<string> = new Set(['submit', 'button', 'reset']);

/** Inputs that show no words of their own. */
export const WORDLESS_INPUTS: ReadonlySet<string> = new Set(
  'hidden checkbox radio file image password range color'.split(' '),
);
