import { DealboxError, type ErrorCode } from '#shared/model/error.ts';

/** In which step it failed: what a word of the service means depends on it. */
export type OAuthStep = 'discovery' | 'consent' | 'exchange' | 'refresh';

export interface OAuthFailure {
  /** The service, as a person knows it. */
  readonly name: string;
  readonly step: OAuthStep;
  /** How far this computer's clock is ahead of the service's (below 0: behind), milliseconds; 0 while unknown. */
  readonly clockAhead: number;
}

/** What openid-client, fetch and a service put on an error; none trusted to be there. */
interface Facts {
  /** RFC 6749 §4.1.2.1 and §5.2. */
  readonly error: string;
  readonly description: string;
  readonly status: number;
  readonly code: string;
  /** Of the socket or TLS, where it came that far. */
  readonly network: string;
}

type Verdict = readonly [code: ErrorCode, message: string, retryable?: boolean];

/** A failure at a sign-in service as a person reads it: what happened, and the one thing to do. Nothing of a token gets in. */
export function oauthError(thrown: unknown, failure: OAuthFailure): DealboxError {
  if (thrown instanceof DealboxError) return thrown;
  const facts = factsOf(thrown);
  if (Object.values(facts).every((fact) => fact === '' || fact === 0)) {
    // none of theirs: our own mistake
    const detail = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : typeof thrown;
    return new DealboxError('internal', 'Something went wrong inside Dealbox.', { detail });
  }
  const [code, message, retryable = false] = judge(facts, failure);
  const detail = [facts.error, facts.description, facts.status === 0 ? '' : String(facts.status), facts.code]
    .concat(facts.network)
    .filter((part) => part !== '')
    .join(' · ')
    .slice(0, 500);
  // no cause: what openid-client throws may carry the answer of the token endpoint
  return new DealboxError(code, message, { retryable, detail });
}

/** Words of an administrator's rule: Microsoft's numbers, Google's names. */
const policy =
  /admin_policy_enforced|org_internal|policy_enforced|disallowed_useragent|AADSTS(50105|50020|53000|53001|53003|53011|65001|65005|90094|90097|90099|700016|7000112|900941|900971|501051)\b/i;

function judge(facts: Facts, { name, step, clockAhead }: OAuthFailure): Verdict {
  if (facts.network !== '' || facts.status >= 500 || facts.status === 429) return unreachable(facts, name, clockAhead);
  if (facts.code === 'OAUTH_TIMEOUT' || facts.code === 'OAUTH_ABORT') return unreachable(facts, name, clockAhead);
  if (facts.code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED') return clockWrong(name, clockAhead);
  if (policy.test(`${facts.error} ${facts.description}`)) {
    return [
      'sign-in-blocked',
      `Your organization does not let Dealbox in at ${name}. Ask its administrator to allow Dealbox; then sign in again.`,
    ];
  }
  switch (facts.error) {
    case 'access_denied':
    case 'consent_required':
      return [
        'sign-in-declined',
        `${name} was told not to let Dealbox read and send your mail. Sign in again, and allow it there.`,
      ];
    case 'invalid_grant':
    case 'interaction_required':
    case 'login_required':
      return step === 'refresh'
        ? ['sign-in-revoked', `${name} wants you to sign in again. Mail, waiting changes and settings stay.`]
        : ['sign-in-unanswered', `The sign-in at ${name} took too long or was used twice. Start it again.`];
    case 'temporarily_unavailable':
    case 'server_error':
    case 'slow_down':
      return unreachable(facts, name, clockAhead);
    case 'invalid_client':
    case 'unauthorized_client':
    case 'invalid_scope':
    case 'invalid_request':
    case 'unsupported_response_type':
      return [
        'sign-in-not-set-up',
        `${name} does not know this Dealbox: its registration there is missing or wrong. Use an app password, or ask whoever set Dealbox up.`,
      ];
  }
  return [
    'server-protocol',
    `${name} answered something that Dealbox does not understand. Nothing was stored. Start again.`,
    step === 'refresh',
  ];
}

function unreachable(facts: Facts, name: string, clockAhead: number): Verdict {
  if (facts.network === 'CERT_NOT_YET_VALID' || facts.network === 'CERT_HAS_EXPIRED')
    return clockWrong(name, clockAhead);
  if (/^(ERR_TLS|ERR_SSL|EPROTO|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|CERT_|HOSTNAME)/.test(facts.network)) {
    return [
      'certificate-untrusted',
      `The connection to ${name} is not safe: something in between answers for it. Try another network.`,
    ];
  }
  if (facts.status > 0 || facts.error !== '')
    return ['server-busy', `${name} is busy right now. Dealbox tries again by itself.`, true];
  return ['offline', `${name} cannot be reached right now. Check the network; Dealbox tries again by itself.`, true];
}

function clockWrong(name: string, clockAhead: number): Verdict {
  const minutes = Math.round(Math.abs(clockAhead) / 60_000);
  const much = minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
  const off = minutes < 2 ? 'is wrong' : `is ${much} ${clockAhead > 0 ? 'ahead' : 'behind'}`;
  return [
    'clock-wrong',
    `This computer's clock ${off}, so that ${name} cannot be trusted to be itself. Set date and time, then try again.`,
  ];
}

function factsOf(thrown: unknown): Facts {
  const error = record(thrown);
  const cause = record(error.cause);
  const inner = record(cause.cause);
  const network = [error, cause, inner].map((one) => text(one.code)).find((code) => isNetworkCode(code)) ?? '';
  const answered = [error, cause].map((one) => Number(one.status)).find((status) => Number.isFinite(status)) ?? 0;
  return {
    error: text(error.error),
    description: text(error.error_description),
    status: answered,
    code: text(error.code),
    network: network !== '' ? network : thrown instanceof TypeError && text(error.code) === '' ? 'FETCH_FAILED' : '',
  };
}

/** Node's sockets and TLS, and undici's own (UND_ERR_CONNECT_TIMEOUT …). */
const isNetworkCode = (code: string): boolean =>
  /^(E[A-Z]+(_[A-Z]+)?|UND_ERR_\w+|CERT_\w+|DEPTH_ZERO\w*|SELF_SIGNED\w*|UNABLE_TO\w*|HOSTNAME_MISMATCH)$/.test(code) &&
  !/^ERR_(INVALID|ASSERTION|UNHANDLED)/.test(code);

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const text = (value: unknown): string => (typeof value === 'string' ? value.replaceAll(/\s+/g, ' ') : '');
