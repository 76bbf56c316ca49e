/** The only file that knows the client of S3-compatible storage: nothing else of the program speaks to the network for it. */
import type { Readable } from 'node:stream';
import type { S3Address } from '../address.ts';

/** An object as it begins to arrive. Whoever asked for it reads its body to the end or destroys it. */
export interface Arrival {
  /** Null where the storage does not say it before. */
  readonly bytes: number | null;
  readonly body: Readable;
}

/** Some of the keys below a prefix, and what to ask for the next with; null after the last. */
export interface Page {
  readonly keys: readonly string[];
  readonly next: string | null;
}

/** S3-compatible storage; all its failures throw, as the client throws them. */
export interface Storage {
  readonly get: (address: S3Address, signal: AbortSignal) => Promise<Arrival>;
  /** Keys below a prefix in the order of the storage, from where the page before ended. */
  readonly list: (address: S3Address, from: string | null, signal: AbortSignal) => Promise<Page>;
}

const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

type Client = typeof import('@aws-sdk/client-s3');

/**
 * Opens the storage that the client's own environment names (`AWS_ENDPOINT_URL_S3`, `AWS_REGION`, `AWS_PROFILE`, …); null
 * where the client is not installed. Nothing is sent yet.
 */
export async function openStorage(): Promise<Storage | null> {
  const sdk = await import('@aws-sdk/client-s3').catch(() => null);
  if (!sdk) return null;
  // Said on standard error in the middle of a report otherwise, in every run.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const endpoint = await endpointOf(sdk);
  const client = new sdk.S3Client({
    followRegionRedirects: true,
    // What is to be said is said by this program, in the reader's language.
    logger: SILENT,
    // Storage of one's own has no name for each bucket.
    ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
  });
  return {
    get: async ({ bucket, key }, abortSignal) => {
      const command = new sdk.GetObjectCommand({ Bucket: bucket, Key: key });
      const { Body, ContentLength } = await client.send(command, { abortSignal });
      return { bytes: ContentLength ?? null, body: Body as Readable };
    },
    list: async ({ bucket, key }, from, abortSignal) => {
      const command = new sdk.ListObjectsV2Command({
        Bucket: bucket,
        Prefix: key,
        // XML has no way to write every character.
        EncodingType: 'url',
        ...(from !== null && { ContinuationToken: from }),
      });
      const { Contents = [], EncodingType, ...told } = await client.send(command, { abortSignal });
      const keys = Contents.map(({ Key = '' }) => (EncodingType === 'url' ? decoded(Key) : Key));
      return { keys, next: (told.IsTruncated && told.NextContinuationToken) || null };
    },
  };
}

/** The endpoint that the environment or the profile names; only a client knows how to look for it. */
async function endpointOf({ S3Client }: Client): Promise<string | undefined> {
  const { config } = new S3Client({});
  const { serviceConfiguredEndpoint: look } = config as {
    readonly serviceConfiguredEndpoint?: () => Promise<string | undefined>;
  };
  return look?.();
}

/** Spaces are written as in forms. */
const decoded = (key: string): string => decodeURIComponent(key.replaceAll('+', ' '));
