import { isAbsolute, normalize, sep } from 'node:path';
import { isS3Path, s3Steps } from '../../address.ts';

/** A file as SARIF names it: percent-encoded, relative to the folder of the run unless its path is absolute. */
export function artifact(path: string): { readonly uri: string; readonly uriBaseId?: string } {
  if (isS3Path(path)) return { uri: `s3://${s3Steps(path).slice(1).map(encoded).join('/')}` };
  const uri = normalize(path).split(sep).map(encoded).join('/');
  if (!isAbsolute(path)) return { uri, uriBaseId: '%SRCROOT%' };
  return { uri: `file://${uri.startsWith('/') ? '' : '/'}${uri}` };
}

/** Halves of characters, which no address can hold, become the sign for what cannot be read. */
const encoded = (name: string): string => encodeURIComponent(name.replace(/\p{Cs}/gu, '\ufffd'));
