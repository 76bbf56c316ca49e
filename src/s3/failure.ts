/** What a failure of storage means, as the code of an input error: `rules/messages` has the words. Nothing of its text is told. */

const NAMES: Readonly<Record<string, string>> = {
  NoSuchKey: 's3-missing',
  NotFound: 's3-missing',
  NoSuchBucket: 's3-no-bucket',
  InvalidBucketName: 's3-no-bucket',
  AccessDenied: 's3-denied',
  AllAccessDisabled: 's3-denied',
  InvalidAccessKeyId: 's3-wrong-credentials',
  SignatureDoesNotMatch: 's3-wrong-credentials',
  InvalidToken: 's3-wrong-credentials',
  ExpiredToken: 's3-wrong-credentials',
  TokenRefreshRequired: 's3-wrong-credentials',
  CredentialsProviderError: 's3-no-credentials',
  TokenProviderError: 's3-no-credentials',
  InvalidObjectState: 's3-archived',
  PermanentRedirect: 's3-region',
  AuthorizationHeaderMalformed: 's3-region',
  KeyTooLongError: 's3-missing',
  TimeoutError: 's3-timeout',
  EndpointError: 's3-unreachable',
};

/** Node's own codes of what happens on the way. */
const AWAY = /^(?:ECONN|ENOTFOUND|EAI_|EHOST|ENET|EPIPE|ETIMEDOUT|EPROTO|ERR_SSL|ERR_INVALID_)/u;
const UNTRUSTED = /CERT|^UNABLE_TO_|^HOSTNAME_MISMATCH$/u;

const STATUSES: Readonly<Record<number, string>> = { 301: 's3-region', 403: 's3-denied', 404: 's3-missing' };

interface Failure {
  readonly name?: string;
  readonly message?: string;
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** The code for what the client or the way to the storage threw. */
export function codeOf(error: unknown): string {
  const { name = '', message = '', code = '', $metadata } = error as Failure;
  const named = NAMES[name];
  if (named) return named;
  // Neither has a name of its own.
  if (/^Region (?:is missing|not accepted)/u.test(message)) return 's3-region';
  if (UNTRUSTED.test(code)) return 's3-certificate';
  if (AWAY.test(code)) return 's3-unreachable';
  return STATUSES[$metadata?.httpStatusCode ?? 0] ?? 's3-failed';
}
