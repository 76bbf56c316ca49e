/**
 * Addresses of documents in S3-compatible storage: `s3://BUCKET/KEY`. A key is any text and stands in an address as it
 * is: nothing is encoded, and `//` and `..` mean nothing.
 */
const SCHEME = 's3://';
/** The first step of an address. */
export const S3_STEP = 's3:';

/** An object, or all below a prefix where the key ends in `/` or is empty. */
export interface S3Address {
  readonly bucket: string;
  readonly key: string;
}

export const isS3Path = (path: string): boolean => path.startsWith(SCHEME);

/** The bucket and the key in a path that `isS3Path`. */
export function s3Address(path: string): S3Address {
  const place = path.slice(SCHEME.length);
  const at = place.indexOf('/');
  return at < 0 ? { bucket: place, key: '' } : { bucket: place.slice(0, at), key: place.slice(at + 1) };
}

export const s3Path = ({ bucket, key }: S3Address): string => `${SCHEME}${bucket}/${key}`;

/** Whether a path means all below a prefix, as that of a folder does. */
export const isS3Folder = (path: string): boolean => isS3Path(path) && /^$|\/$/u.test(s3Address(path).key);

/** The steps of an address, as globs see them: `s3:`, the bucket, and those of the key, some of which may be empty. */
export function s3Steps(path: string): readonly string[] {
  const { bucket, key } = s3Address(path);
  return [S3_STEP, bucket, ...key.split('/')];
}
