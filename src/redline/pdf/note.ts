import type { Finding, Reading } from '../../model.ts';
import { whereOf } from '../../report/jurisdiction.ts';
import { sanitise } from '../../report/sanitise.ts';
import type { Words } from '../../report/words.ts';

/** Most provisions told in a note, as in a report. */
const PROVISIONS = 2;

/** What a finding means, for the note beside it: title, why it matters, what to ask for, the law; a line each. */
export function noteOf({ rule, severity, stance }: Finding, reading: Reading, words: Words): string {
  const text = words.rule(rule);
  const line = (label: string, said: string) =>
    words.say('redline.line', { label: words.say(label), text: said });
  const lines = [
    line(`severity.${severity}`, text?.title ?? rule),
    ...(stance === 'granted' ? [] : [words.say(`stance.${stance}`)]),
    line('label.why', text?.why ?? ''),
    line('label.ask', text?.ask ?? ''),
    ...lawLines(rule, reading, words).map(([label, said]) => line(label, said)),
  ];
  return lines.map(sanitise).join('\n');
}

/** The provisions that may hold; where the reader has said whose law he wants, also what he can do. */
function lawLines(rule: string, reading: Reading, words: Words): readonly (readonly [string, string])[] {
  const laws = words.laws(rule, whereOf(reading)).slice(0, PROVISIONS);
  return laws.flatMap((law) => [
    ['label.law', words.say('law.line', { ...law })] as const,
    ...(reading.jurisdictions.guessed || law.can === '' ? [] : [['label.can', law.can] as const]),
  ]);
}
