import type { Reading } from '../model.ts';
import { whereOf } from './jurisdiction.ts';
import type { Words } from './words.ts';

/** How sure one can be, a sentence or two each: what nothing found means, how much was read, and what this report is not. */
export function closing(reading: Reading, words: Words): readonly string[] {
  const { findings, verdict, document } = reading;
  if (document.text.trim() === '') return [words.say('closing.unread')];
  const nothing = words.say(verdict === 'clear' ? 'closing.nothing' : 'closing.nothing-in-part');
  const read = { first: coverage(reading, words), second: words.say('closing.advice') };
  return [
    ...(findings.length === 0 ? [nothing] : []),
    words.say('sentences', read),
    ...(findings.length > 0 ? [whose(reading, words)] : []),
  ];
}

/** More places than these are no guess: the language of the document is theirs, and no more is known. */
const GUESSES = 2;

/** Whose law was shown, and how that is known. */
function whose(reading: Reading, words: Words): string {
  const places = words.places(whereOf(reading));
  const named = { places: places.join(words.say('list.separator')) };
  if (!reading.jurisdictions.guessed) return words.say('law.chosen', named);
  const isGuess = places.length > 0 && places.length <= GUESSES;
  return isGuess ? words.say('law.guessed', named) : words.say('law.unknown');
}

function coverage({ document, unread, languages }: Reading, words: Words): string {
  const { pages } = document;
  const read = pages.filter((page) => page.read !== 'unread').length;
  if (pages.length > 0) return words.count('closing.pages', pages.length, { read });
  const whole = document.outcome === 'read' && unread.length === 0 && languages.length > 0;
  return words.say(whole ? 'closing.whole' : 'closing.part');
}
