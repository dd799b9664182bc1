import { DealboxError, type ErrorCode } from '#shared/model/error.ts';

/** The fields that imapflow, Node's sockets and TLS put on an error; all optional, none trusted to be there. */
interface Failure {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly authenticationFailed?: unknown;
  readonly serverResponseCode?: unknown;
  readonly responseText?: unknown;
  readonly response?: unknown;
  readonly responseStatus?: unknown;
  readonly tlsFailed?: unknown;
  readonly mailboxMissing?: unknown;
  readonly reason?: unknown;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

interface Words {
  readonly code: ErrorCode;
  readonly message: string;
  readonly retryable: boolean;
}

const certificateErrors: Readonly<Record<string, ErrorCode>> = {
  CERT_HAS_EXPIRED: 'certificate-expired',
  CERT_NOT_YET_VALID: 'certificate-expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-wrong-name',
  HOSTNAME_MISMATCH: 'certificate-wrong-name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate-untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate-untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate-untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate-untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate-untrusted',
  CERT_UNTRUSTED: 'certificate-untrusted',
  INVALID_PURPOSE: 'certificate-untrusted',
  CERT_SIGNATURE_FAILURE: 'certificate-untrusted',
  CERT_REVOKED: 'certificate-untrusted',
};

/** A failure of a connection to `server` ("imap.example.com:993"), in the words of our error table. Used for IMAP and SMTP. */
export function connectionError(error: unknown, server: string): DealboxError {
  if (error instanceof DealboxError) return error;
  const failure = (typeof error === 'object' && error !== null ? error : {}) as Failure;
  const words = describe(failure, server);
  const said = text(failure.responseText) || text(failure.response) || text(failure.reason);
  const detail = [text(failure.code), text(failure.serverResponseCode), text(failure.message), said].filter(
    (part) => part !== '',
  );
  return new DealboxError(words.code, words.message, {
    retryable: words.retryable,
    detail: detail.join(' · ').slice(0, 500),
    cause: error,
  });
}

function describe(failure: Failure, server: string): Words {
  const code = text(failure.code);
  const response = text(failure.serverResponseCode).toUpperCase();
  const said = `${text(failure.responseText)} ${text(failure.response)} ${text(failure.reason)} ${text(failure.message)}`;
  const host = server.replace(/:\d+$/, '');
  const certificate = certificateErrors[code];
  if (certificate !== undefined) return certificateWords(certificate, host);
  // before anything that looks like a refused password: some servers answer LOGIN with it
  if (
    response === 'LIMIT' ||
    /too many (simultaneous |concurrent |open )?(connections|sessions|logins)|maximum number of connections|mail_max_userip/i.test(
      said,
    )
  ) {
    return {
      code: 'too-many-connections',
      message: `${host} allows no further connection for this mailbox right now. Dealbox tries again by itself; closing other mail programs helps.`,
      retryable: true,
    };
  }
  if (response === 'UNAVAILABLE' || response === 'INUSE' || code === 'ETHROTTLE') {
    return {
      code: 'server-busy',
      message: `${host} is busy and asked to wait. Dealbox tries again by itself.`,
      retryable: true,
    };
  }
  if (failure.authenticationFailed === true || response === 'AUTHENTICATIONFAILED' || code === 'EAUTH')
    return signInWords(response, host, said);
  return networkWords(failure, code, server, host);
}

function certificateWords(code: ErrorCode, host: string): Words {
  const reason =
    code === 'certificate-expired'
      ? `The certificate of ${host} is not valid today: it has expired or is not valid yet. Check this computer's date; else ask the provider to renew it.`
      : code === 'certificate-wrong-name'
        ? `The certificate that answered belongs to another name than ${host}. Check the server's name in the settings; it may also be someone in between.`
        : `The certificate of ${host} is not signed by an authority that this computer trusts. If it is your company's own, give its authority's file; else do not go on.`;
  return { code, message: reason, retryable: false };
}

function signInWords(response: string, host: string, said: string): Words {
  const more =
    /app(lication)?[- ]specific|web ?alert|web browser|imap (access )?is disabled/i.test(said) ||
    response === 'WEBALERT'
      ? ' The provider asks for an app password, or for IMAP to be switched on in its settings.'
      : ' Check the user name and the password; providers with two-step sign-in want an app password.';
  return { code: 'sign-in-refused', message: `${host} refused the sign-in.${more}`, retryable: false };
}

function networkWords(failure: Failure, code: string, server: string, host: string): Words {
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_NONAME':
    case 'EDNS':
      return {
        code: 'host-not-found',
        message: `There is no server named ${host}. Check the spelling of the server's name.`,
        retryable: true,
      };
    case 'EAI_AGAIN':
    case 'ENETUNREACH':
    case 'ENETDOWN':
    case 'EHOSTUNREACH':
      return {
        code: 'offline',
        message: 'There is no network connection right now. Dealbox goes on when it is back.',
        retryable: true,
      };
    case 'ECONNREFUSED':
      return {
        code: 'connection-refused',
        message: `Nothing answers at ${server}. Check the port, or whether the server is running.`,
        retryable: true,
      };
    case 'CONNECT_TIMEOUT':
    case 'GREETING_TIMEOUT':
    case 'UPGRADE_TIMEOUT':
    case 'ETIMEDOUT':
    case 'ETIMEOUT':
      return {
        code: 'timed-out',
        message: `${server} did not answer in time. Check the port and the kind of encryption; the network may also be slow.`,
        retryable: true,
      };
    case 'STARTTLS_INJECTION':
      return {
        code: 'starttls-missing',
        message: `${host} sent data where only encryption may begin. The connection is not safe; Dealbox did not sign in.`,
        retryable: false,
      };
  }
  if (failure.tlsFailed === true && /STARTTLS/i.test(text(failure.message))) {
    return {
      code: 'starttls-missing',
      message: `${host} does not offer encryption (STARTTLS) on this port. Use TLS on port 993 (465 for sending), or ask the provider.`,
      retryable: false,
    };
  }
  if (
    failure.tlsFailed === true ||
    /^(ERR_SSL|ERR_TLS|EPROTO|ESOCKET_TLS)/.test(code) ||
    /wrong version number|ssl/i.test(text(failure.message))
  ) {
    return {
      code: 'tls-failed',
      message: `No encrypted connection to ${server} came about. The port may expect STARTTLS instead of TLS, or the other way round.`,
      retryable: true,
    };
  }
  if (failure.mailboxMissing === true)
    return { code: 'folder-missing', message: 'This folder is no longer at the provider.', retryable: false };
  if (
    /^(ParserError|LineTooLarge|LiteralTooLarge|ResponseTooLarge|TooMany|MAX_IMAP|InvalidResponse|UnexpectedTag|MissingTag)/.test(
      code,
    )
  ) {
    return {
      code: 'server-protocol',
      message: `${host} sent something that is no valid mail protocol. Dealbox closed the connection and tries again.`,
      retryable: true,
    };
  }
  if (text(failure.responseStatus) !== '') {
    return {
      code: 'server-busy',
      message: `${host} refused a command. Dealbox tries again by itself.`,
      retryable: true,
    };
  }
  return {
    code: 'connection-lost',
    message: `The connection to ${host} was lost. Dealbox goes on where it stopped.`,
    retryable: true,
  };
}
