import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withJob, withoutJob } from '../../src/report/job.ts';
import { escapeUnseen } from '../../src/report/sanitise.ts';

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('"},"path":"x', '\\', '\u202e\u2028'),
);
const lineOf = (value: object): string => `${escapeUnseen(JSON.stringify(value))}\n`;

describe('a line of results', () => {
  it('is the same again when the job is taken off, whatever its id', () => {
    fc.assert(
      fc.property(text, text, (id, path) => {
        const line = lineOf({ path, error: { code: 'missing' } });
        const told = withJob(line, { id, rules: 'r', version: '1.2.3' });
        expect(JSON.parse(told)).toMatchObject({ job: { id, rules: 'r', version: '1.2.3' }, path });
        expect(told).toBe(escapeUnseen(told));
        expect(withoutJob(told)).toBe(line);
        expect(withoutJob(line)).toBe(line);
      }),
    );
  });

  it('is put together again where somebody wrote it anew', () => {
    const line = lineOf({ path: 'a\u202e', error: { code: 'missing' } });
    const other = `${JSON.stringify({ path: 'a\u202e', job: { version: '1', id: 'x' }, error: { code: 'missing' } })}\n`;
    expect(withoutJob(` ${other}`)).toBe(line);
    expect(() => withoutJob('{"job":')).toThrow(SyntaxError);
  });
});
