/** Where a Redis is to be found, as a URL tells it. */
export interface Address {
  readonly host: string;
  readonly port: number;
  readonly db: number;
  readonly username?: string;
  readonly password?: string;
  /** Spoken to by TLS. */
  readonly isSecure: boolean;
  /** The URL without name and password, for people to see. */
  readonly shown: string;
}

const PORT = 6379;

/** Reads `redis://user:password@host:port/db`, or `rediss://` for TLS; null where it is no such URL. */
export function addressOf(text: string): Address | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isSecure = url?.protocol === 'rediss:';
  if (!url || !(isSecure || url.protocol === 'redis:') || url.hostname === '') return null;
  const [, db = '0'] = /^\/?(\d{0,9})$/.exec(url.pathname) ?? [];
  // A password with such a character, not escaped, would be taken for something else.
  if (url.search !== '' || url.hash !== '' || !/^\/?\d{0,9}$/.test(url.pathname)) return null;
  const port = url.port === '' ? PORT : Number(url.port);
  const base = `${url.protocol}//${url.hostname}:${port}`;
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port,
    db: Number(db),
    ...(url.username !== '' && { username: decoded(url.username) }),
    ...(url.password !== '' && { password: decoded(url.password) }),
    isSecure,
    shown: Number(db) === 0 ? base : `${base}/${Number(db)}`,
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
