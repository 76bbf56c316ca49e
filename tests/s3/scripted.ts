/**
 * A server that answers as S3 does, for what s3rver cannot: keys that are no paths, and every kind of failure. The
 * answers are those of the S3 API reference (GetObject, ListObjectsV2, Error responses).
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Scripted {
  readonly endpoint: string;
  /** Targets of the requests so far, as they came. */
  readonly targets: readonly string[];
  readonly close: () => void;
}

export interface Script {
  readonly objects?: Readonly<Record<string, string>>;
  /** Keys of a page. */
  readonly page?: number;
  /** Answers in its own way where it returns true. `nth` counts the requests for the same target from 1. */
  readonly answer?: (response: ServerResponse, target: string, nth: number) => boolean;
}

export async function serveStorage({ objects = {}, page = 1000, answer }: Script = {}): Promise<Scripted> {
  const targets: string[] = [];
  const server = createServer((request, response) => {
    const target = request.url ?? '';
    targets.push(target);
    const nth = targets.filter((other) => other === target).length;
    if (answer?.(response, target, nth)) return;
    respond(request, response, { objects, page });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    targets,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** An error as S3 tells it. */
export function refuse(response: ServerResponse, status: number, code: string): true {
  response.writeHead(status, { 'content-type': 'application/xml' });
  const body = `<Code>${code}</Code><Message>told of SECRET</Message><RequestId>1</RequestId>`;
  response.end(`<?xml version="1.0" encoding="UTF-8"?>\n<Error>${body}</Error>`);
  return true;
}

function respond(
  { url = '' }: IncomingMessage,
  response: ServerResponse,
  { objects, page }: Required<Omit<Script, 'answer'>>,
): void {
  const [path = '', query] = url.split('?');
  const [, bucket = '', ...rest] = path.split('/');
  if (bucket !== 'docs') return void refuse(response, 404, 'NoSuchBucket');
  const key = decodeURIComponent(rest.join('/'));
  const asked = new URLSearchParams(query);
  if (asked.get('list-type') === '2') return void response.end(listing(Object.keys(objects), asked, page));
  const body = objects[key];
  if (body === undefined) return void refuse(response, 404, 'NoSuchKey');
  response.end(body);
}

const utf8Order = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** As S3 encodes keys: as in forms, slashes left. */
const encoded = (key: string): string =>
  new URLSearchParams({ k: key }).toString().slice(2).replaceAll('%2F', '/');

function listing(keys: readonly string[], asked: URLSearchParams, page: number): string {
  const all = keys.filter((key) => key.startsWith(asked.get('prefix') ?? '')).sort(utf8Order);
  const from = Number(asked.get('continuation-token') ?? 0);
  const shown = all.slice(from, from + page).map((key) => `<Contents><Key>${encoded(key)}</Key></Contents>`);
  const isTruncated = from + page < all.length;
  const next = isTruncated ? `<NextContinuationToken>${from + page}</NextContinuationToken>` : '';
  const told = `<IsTruncated>${isTruncated}</IsTruncated><EncodingType>url</EncodingType>${next}`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult>${told}${shown.join('')}</ListBucketResult>`;
}
