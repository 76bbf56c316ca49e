import type { Finding, Reading } from '../model.ts';
import { lawsBeside } from '../report/finding.ts';
import { sanitise } from '../report/sanitise.ts';
import type { Words } from '../report/words.ts';

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
  return lawsBeside(rule, reading, words).flatMap((law) => [
    ['label.law', words.say('law.line', { ...law })] as const,
    ...(reading.jurisdictions.guessed || law.can === '' ? [] : [['label.can', law.can] as const]),
  ]);
}
