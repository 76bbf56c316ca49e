/** Whether a PNG, JPEG or WebP ends before its end; decoders draw the rest blank and say nothing. */
export function isCutOff(bytes: Uint8Array): boolean {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = (from: number, to: number) => view.toString('latin1', from, to);
  if (text(1, 4) === 'PNG') return view.lastIndexOf('IEND', undefined, 'latin1') < 0;
  if (text(0, 2) === '\xff\xd8') return view.lastIndexOf(END_OF_JPEG) < view.lastIndexOf(START_OF_SCAN);
  return text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP' && view.readUInt32LE(4) + 8 > view.length;
}

/** The markers that end a JPEG, and that begin its pixels; phones add other things behind, and small pictures before. */
const END_OF_JPEG = Buffer.from([0xff, 0xd9]);
const START_OF_SCAN = Buffer.from([0xff, 0xda]);
