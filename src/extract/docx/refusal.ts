import type { Note, Outcome } from '../../model.ts';

/** Thrown deep inside the DOCX reader to give up on a file; `readDocx` turns it into an extraction. */
export class Refusal extends Error {
  readonly outcome: Outcome;
  /** Key of `rules/messages`. */
  readonly code: string;
  readonly values: Note['values'];

  constructor(outcome: Outcome, code: string, values?: Note['values']) {
    super(code);
    this.values = values;
    this.outcome = outcome;
    this.code = code;
  }
}
