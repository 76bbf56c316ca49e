import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = (...args: string[]) =>
  spawnSync(process.execPath, ['bin/consentlint.js', ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });

interface Box {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

describe('the built program on all fixtures', () => {
  const { status, stdout, stderr } = run('scan', '--format', 'json', 'fixtures');
  const report = JSON.parse(stdout);

  it('prints JSON that keeps the contract', () => {
    const schema = JSON.parse(readFileSync(`${root}/src/report/report.schema.json`, 'utf8'));
    const validate = new Ajv2020({ allErrors: true, strict: false }).compile(schema);
    validate(report);
    expect(validate.errors).toBeNull();
    expect(report.documents.length).toBeGreaterThanOrEqual(18);
    expect(stderr).toMatch(/^\d+ documents · /);
    expect(status).toBe(1);
  });

  it('puts the boxes of evidence on their pages', () => {
    const pdf = report.documents.filter(
      ({ format, findings }: { format: string; findings: unknown[] }) =>
        format === 'pdf' && findings.length > 0,
    );
    expect(pdf.length).toBeGreaterThan(5);
    for (const { pages, findings } of pdf) {
      for (const { boxes } of findings.flatMap(
        ({ evidence }: { evidence: { boxes: Box[] }[] }) => evidence,
      )) {
        expect(boxes.length).toBeGreaterThan(0);
        for (const { page, x, y, width, height } of boxes as Box[]) {
          const sheet = pages[page - 1];
          expect(x).toBeGreaterThanOrEqual(0);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(sheet.width);
          expect(y + height).toBeLessThanOrEqual(sheet.height);
        }
      }
    }
  });

  it('says with its exit code what came of it', () => {
    expect(run('--fail-on', 'never', 'fixtures/en-agreement').status).toBe(0);
    expect(run('fixtures/en-agreement').status).toBe(1);
    expect(run('fixtures/en-agreement', 'no-such-file.pdf').status).toBe(2);
    expect(run('--no-ocr', 'fixtures/scanned').status).toBe(3);
    expect(run('fixtures/en-harmless').status).toBe(0);
  });
});
