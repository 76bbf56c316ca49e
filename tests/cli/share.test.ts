import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePdf } from '../extract/pdf-maker.ts';
import { enterWorld, run } from './world.ts';

let leave: () => void;
beforeAll(() => {
  leave = enterWorld();
  mkdirSync('aside');
  writeFileSync(
    'aside/letter.txt',
    'Name: Ann Lee Smith\nAnn Lee Smith agrees that we may read your contacts.\n',
  );
});
afterAll(() => leave());

const require = createRequire(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const { createCanvas, loadImage } = require('@napi-rs/canvas');

/** The pixels of the first picture in a page, four bytes each. */
async function pixelsIn(page: string) {
  const [, data = ''] = /src="data:image\/\w+;base64,([^"]+)"/.exec(page) ?? [];
  const image = await loadImage(Buffer.from(data, 'base64'));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data: colours } = context.getImageData(0, 0, image.width, image.height);
  return { pixels: Buffer.from(colours), width: image.width as number };
}

const count = (pixels: Buffer, isIt: (r: number, g: number, b: number) => boolean) => {
  let n = 0;
  for (let i = 0; i < pixels.length; i += 4)
    if (isIt(pixels[i] ?? 0, pixels[i + 1] ?? 0, pixels[i + 2] ?? 0)) n++;
  return n;
};
const isBlack = (r: number, g: number, b: number) => r + g + b < 60;
const isRed = (r: number, g: number) => r > 200 && g < 80;

/** A page with a phone number, a red area that is no text, a red picture, and a clause. */
function writeForm(name: string, phone: string): void {
  const texts = [
    { text: `Phone: ${phone}`, x: 60, y: 760 },
    { text: 'We may read your contacts.', x: 60, y: 700 },
  ];
  const picture = 'q 200 0 0 50 60 300 cm BI /W 1 /H 1 /CS /RGB /BPC 8 /F /AHx ID FF0000> EI Q';
  const operators = `q 1 0 0 rg 60 500 200 50 re f Q ${picture}`;
  writeFileSync(name, makePdf([{ texts, operators }]));
}

const pageOf = async (...argv: string[]) => (await run(['--lang', 'en', '--format', 'html', ...argv])).stdout;

describe('pictures of pages in a report for others', () => {
  beforeAll(() => {
    writeForm('form.pdf', '2125551234');
    writeForm('same.pdf', '9876501867');
  });

  it('do not depend on what is masked', async () => {
    for (const flag of ['--share', '--redact']) {
      const one = await pixelsIn(await pageOf(flag, 'form.pdf'));
      const other = await pixelsIn(await pageOf(flag, 'same.pdf'));
      expect(Buffer.compare(one.pixels, other.pixels)).toBe(0);
    }
    const one = await pixelsIn(await pageOf('form.pdf'));
    const other = await pixelsIn(await pageOf('same.pdf'));
    expect(Buffer.compare(one.pixels, other.pixels)).not.toBe(0);
  });

  it('are black where it is masked, show the other words, and nothing that was not read', async () => {
    const { pixels, width } = await pixelsIn(await pageOf('--share', 'form.pdf'));
    const row = (y: number) => pixels.subarray(4 * width * Math.floor(y), 4 * width * Math.floor(y + 20));
    const scale = width / 595;
    expect(count(row((842 - 770) * scale), isBlack)).toBeGreaterThan(500);
    const words = count(row((842 - 710) * scale), (r, g, b) => r + g + b < 300);
    expect(words).toBeGreaterThan(50);
    expect(count(pixels, isRed)).toBe(0);
    expect(count((await pixelsIn(await pageOf('form.pdf'))).pixels, isRed)).toBeGreaterThan(20_000);
  });

  it('are as the pages are where nothing is to be masked', async () => {
    const shared = await pageOf('--share', '--no-redact', 'form.pdf');
    const plain = await pageOf('form.pdf');
    expect(shared).toBe(plain);
  });

  it('are none where all that would be seen is a picture', async () => {
    const scan = { text: 'We may read your contacts.', x: 60, y: 700, before: '3 Tr' };
    const operators = 'q 500 0 0 700 40 60 cm BI /W 1 /H 1 /CS /RGB /BPC 8 /F /AHx ID FF0000> EI Q';
    writeFileSync('scan.pdf', makePdf([{ texts: [scan], operators }]));
    expect(await pageOf('scan.pdf')).toContain('src="data:image');
    const page = await pageOf('--share', 'scan.pdf');
    expect(page).not.toContain('src="data:image');
    expect(page).toContain('read your <b>contacts</b>');
  });
});

describe('--share', () => {
  const files = ['aside/letter.txt', 'letter.txt'];

  it('masks, and leaves out the folders, in every format', async () => {
    for (const format of ['terminal', 'html', 'json'])
      for (const flag of ['--bundle', '--no-bundle']) {
        const { stdout } = await run(['--lang', 'en', '--share', '--format', format, flag, ...files]);
        expect(stdout).toContain('A●● ●●● ●●●●●');
        expect(stdout).not.toMatch(/Lee|aside/);
        expect(stdout).toContain('letter (2).txt');
      }
  });

  it('can mask nothing', async () => {
    const { stdout } = await run(['--share', '--no-redact', '--format', 'json', ...files]);
    expect(JSON.parse(stdout).documents.map(({ path }: { path: string }) => path)).toEqual([
      'letter.txt',
      'letter (2).txt',
    ]);
    expect(stdout).toContain('Ann Lee Smith');
  });

  it('names what could not be opened by its file, too; standard error, where the user is, as it was written', async () => {
    const { stdout, stderr } = await run(['--share', '--format', 'json', 'aside/gone.pdf', 'letter.txt']);
    expect(JSON.parse(stdout).errors[0].path).toBe('gone.pdf');
    expect(stderr).toContain('aside/gone.pdf');
  });
});

describe('--redact', () => {
  it('masks the name of a file', async () => {
    writeFileSync('Phone 2125551234.txt', 'We may read your contacts.\n');
    const { stdout } = await run(['--redact', '--format', 'html', 'Phone 2125551234.txt']);
    expect(stdout).toContain('<title>Phone ●●●●●●●●●●.txt – consentlint</title>');
    expect(stdout).not.toContain('2125551234');
  });

  it('masks what text prints', async () => {
    expect((await run(['text', '--redact', 'aside/letter.txt'])).stdout).toBe(
      'Name: A●● ●●● ●●●●●\nA●● ●●● ●●●●● agrees that we may read your contacts.\n',
    );
    expect((await run(['text', 'aside/letter.txt'])).stdout).toContain('Ann Lee Smith agrees');
  });
});
