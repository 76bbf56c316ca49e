import type { Outcome } from '../../model.ts';

/** Thrown deep inside the DOCX reader to give up on a file; `readDocx` turns it into an extraction. */
export class Refusal extends Error {
  readonly outcome: Outcome;
  /** Key of `rules/messages`. */
  readonly code: string;

  constructor(outcome: Outcome, code: string) {
    super(code);
    this.outcome = outcome;
    this.code = code;
  }
}
