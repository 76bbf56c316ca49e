/**
 * What a rule file may hold. A pack is written by strangers: with these limits it can neither fill the memory nor keep
 * the program busy. In brackets what the shipped rules need.
 */

/** Bytes of a file [600 thousand] and of a pack [3 million]: reading YAML takes a second for a million. */
export const MAX_FILE_BYTES = 1 << 20;
export const MAX_PACK_BYTES = 4 << 20;
/** Rule, language and law files of a pack [48], and whatever else lies in its folders. */
export const MAX_FILES = 500;
export const MAX_DIRECTORY_ENTRIES = 5000;
/** YAML tokens of a file [107 thousand]: what is not right in a file is told for every token. */
export const MAX_TOKENS = 250_000;
/** Columns of indentation [10]: each may nest one deeper, and the reader of YAML calls itself for each. */
export const MAX_INDENT = 64;
/** Nesting of values [5]. */
export const MAX_NESTING = 12;
/** Keys of a mapping [some 650: the messages] and entries of a list [2021]. */
export const MAX_KEYS = 1000;
export const MAX_ITEMS = 5000;

/** Characters of a word [118]: so many words may begin at one place, one the beginning of the other. */
export const MAX_WORD_LENGTH = 200;
/** `{n}` in a word [1], and words of a language with one [230]: a number in a text opens every way that goes on with one. */
export const MAX_NUMBERS_IN_WORD = 2;
export const MAX_NUMBER_WORDS = 1000;
/** Words of a language, a pack's and the shipped together [33 thousand]. */
export const MAX_WORDS = 100_000;
/** Spellings of a word that differ in white space, hyphens, case and accents only [3]: all are met at one place. */
export const MAX_SPELLINGS = 16;
/** Lists that a word is in, directly or taken in by others [65]: each word of a text is put down for all of them. */
export const MAX_LISTS_OF_WORD = 120;
/** Lists of a language [930], those spelled out in phrases among them. */
export const MAX_LISTS = 5000;
/** How deep lists take in lists [3]. */
export const MAX_TAKES = 8;
/** Words of all lists of a language with all that they take in [65 thousand]: the memory that a lexicon takes. */
export const MAX_TAKEN_WORDS = 500_000;

/** Phrases of a rule in a language [52], and folded characters between two of their slots [500]. */
export const MAX_PHRASES = 200;
export const MAX_GAP = 2000;
/** Examples of a kind in a block [50]. */
export const MAX_EXAMPLES = 500;

/** Numberings and ordinals of a language [66, 40] and the characters of one: each is tried at every line. */
export const MAX_NUMBERINGS = 200;
export const MAX_NUMBERING_LENGTH = 40;
/** Numbers in a numbering [1]: it may be read in more ways with each. */
export const MAX_NUMBERS_IN_NUMBERING = 2;
