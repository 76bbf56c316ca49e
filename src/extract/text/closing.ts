const CLOSERS = '["”’\'」』）)\\]】》>*_\\s]*$';
const CLOSED = new RegExp(`[。.!！?？;；:：…]${CLOSERS}`, 'u');
/** "; and", "; y/o": the clause is over although a conjunction stands behind its end. */
const CLOSED_BEFORE_CONJUNCTION = /[;；]\s?\p{Script=Latin}{1,4}([/,]\s?\p{Script=Latin}{1,4})?$/u;

/** Whether a line with this end ends a sentence, a clause or an introduction there. */
export const isClosed = (tail: string): boolean => CLOSED.test(tail) || CLOSED_BEFORE_CONJUNCTION.test(tail);
