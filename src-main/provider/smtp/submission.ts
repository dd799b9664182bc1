import { Readable } from 'node:stream';
import SMTPConnection, { type SMTPConnectionAuth } from 'nodemailer/lib/smtp-connection';
import { DealboxError } from '#shared/model/error.ts';
import { normalizeDomain } from '#shared/rules/address.ts';
import type { SmtpReply } from '#shared/rules/smtp-reply.ts';
import { requireEncryption, serverName, tlsOptions } from '../imap/connect.ts';
import type { ConnectOptions } from '../provider.ts';
import { sendingError } from './sending-error.ts';
import { signInWithToken } from './sign-in-with-token.ts';

/** A mail for the server that sends. */
export interface Submission {
  /** Addresses of the envelope (RFC 5321 §3.3). */
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Buffer;
  /**
   * Called before the last of it leaves: from here on the server may have taken it, whatever is heard. What must not be sent twice is noted
   * here; when it throws, nothing is sent.
   */
  onHandOver(): void;
}

export interface RefusedRecipient {
  readonly address: string;
  readonly reply: SmtpReply;
}

export type Submitted =
  /** For all but the refused. `text`: the server's words. */
  | { readonly taken: true; readonly text: string; readonly refused: readonly RefusedRecipient[] }
  /** For nobody. `reply`: to the sender, to the mail as a whole, or to the last recipient. */
  | { readonly taken: false; readonly reply: SmtpReply; readonly refused: readonly RefusedRecipient[] };

/** A connection to the server that sends, signed in. One mail at a time. */
export interface SubmissionSession {
  /** The largest mail that the server announced (RFC 1870); 0 where it announced none. Bytes. */
  readonly maxSize: number;
  /** RFC 6531: addresses beyond ASCII. */
  readonly smtputf8: boolean;
  /** Throws where the line broke, `address-not-supported`; what the server says is in the result. */
  submit(mail: Submission): Promise<Submitted>;
  close(): void;
}

/** A server that got everything may take this long to answer (RFC 5321 §4.5.3.2.6 allows ten minutes). Milliseconds. */
const ANSWER_PATIENCE = 5 * 60_000;
const CONNECT_PATIENCE = 30_000;
/** Our name for it: under its own, nodemailer would do it by itself. */
const withToken = 'TOKEN';
/** Pieces in which a mail is handed on. Bytes. */
const PIECE = 64 * 1024;

/** Connects to the submission server and signs in. Throws the words of connectionError(). */
export async function connectSubmission({
  connection,
  password,
  accessToken,
  timeout,
  signal,
}: Pick<ConnectOptions, 'connection' | 'password' | 'accessToken' | 'timeout' | 'signal'>): Promise<SubmissionSession> {
  const { smtp } = connection;
  requireEncryption(smtp);
  const server = serverName(smtp);
  const line = new SMTPConnection({
    host: smtp.host,
    port: smtp.port,
    secure: smtp.tls === 'on',
    requireTLS: smtp.tls === 'starttls',
    ignoreTLS: smtp.tls === 'off',
    tls: tlsOptions(connection),
    connectionTimeout: Math.min(timeout ?? CONNECT_PATIENCE, CONNECT_PATIENCE),
    greetingTimeout: Math.min(timeout ?? CONNECT_PATIENCE, CONNECT_PATIENCE),
    socketTimeout: timeout ?? ANSWER_PATIENCE,
    socketCloseTimeout: 0,
    // EHLO must not tell this computer's name
    name: '[127.0.0.1]',
    customAuth: accessToken === undefined ? {} : { [withToken]: signInWithToken(connection.user, accessToken) },
  });
  const session = new SmtpSession(line, server);
  const end = () => session.close();
  signal?.addEventListener('abort', end, { once: true });
  line.once('end', () => signal?.removeEventListener('abort', end));
  try {
    signal?.throwIfAborted();
    await session.signIn(
      accessToken === undefined
        ? { user: connection.user, credentials: { user: connection.user, pass: password ?? '' } }
        : { user: connection.user, method: withToken },
    );
    return session;
  } catch (error) {
    session.close();
    throw error instanceof DealboxError ? error : sendingError(error, server);
  }
}

class SmtpSession implements SubmissionSession {
  private readonly line: SMTPConnection;
  private readonly server: string;
  private lost: unknown;
  /** Rejects whatever waits: the callbacks of a call do not always hear that the line broke. */
  private fail: (error: unknown) => void = () => {};

  constructor(line: SMTPConnection, server: string) {
    this.line = line;
    this.server = server;
    line.on('error', (error: unknown) => {
      this.lost ??= error;
      this.fail(error);
    });
    line.on('end', () => this.fail(this.lost ?? new Error('ECONNRESET')));
  }

  get maxSize(): number {
    // what EHLO announced is kept inside; there is no public way to it before a mail is sent
    const size: unknown = Reflect.get(this.line, '_maxAllowedSize');
    return typeof size === 'number' ? size : 0;
  }

  get smtputf8(): boolean {
    const extensions: unknown = Reflect.get(this.line, '_supportedExtensions');
    return Array.isArray(extensions) && extensions.includes('SMTPUTF8');
  }

  async signIn(auth: SMTPConnectionAuth): Promise<void> {
    await this.wait<void>((done) => this.line.connect((error) => done(error ?? null)));
    if (!this.line.allowsAuth) {
      throw new DealboxError(
        'sign-in-refused',
        `${this.server} offers no sign-in for sending on this port. Use TLS on port 465 or STARTTLS on port 587.`,
      );
    }
    await this.wait<void>((done) => this.line.login(auth, (error) => done(error)));
  }

  async submit(mail: Submission): Promise<Submitted> {
    const from = this.envelopeAddress(mail.from);
    const envelope = new Map(mail.to.map((address) => [this.envelopeAddress(address), address]));
    const refused = (errors: unknown): RefusedRecipient[] =>
      (Array.isArray(errors) ? errors : []).map((error: unknown) => ({
        address: envelope.get(String(field(error, 'recipient'))) ?? String(field(error, 'recipient')),
        reply: replyOf(error) ?? { code: 0, text: '' },
      }));
    try {
      const sent = await this.wait<{ response: string; rejectedErrors?: unknown }>((done) =>
        this.line.send(
          { from, to: [...envelope.keys()], size: mail.raw.length },
          handingOver(mail.raw, mail.onHandOver),
          (error, info) => done(error, info),
        ),
      );
      return { taken: true, text: sent.response, refused: refused(sent.rejectedErrors) };
    } catch (error) {
      const reply = replyOf(error) ?? announcedTooSmall(error);
      // 421: the server ends the session; nothing is said of the mail
      if (reply === null || reply.code === 421) throw sendingError(error, this.server);
      await this.wait((done) => this.line.reset(done)).catch(() => this.close());
      return { taken: false, reply, refused: refused(field(error, 'rejectedErrors')) };
    }
  }

  close(): void {
    this.line.quit();
    this.line.close();
  }

  /** Domains in their ASCII form; a name beyond ASCII needs a server that takes it. Throws `address-not-supported`. */
  private envelopeAddress(address: string): string {
    const at = address.lastIndexOf('@');
    const local = address.slice(0, at);
    if (/[^\x21-\x7e]/.test(local) && !this.smtputf8) {
      throw new DealboxError(
        'address-not-supported',
        `${this.server} cannot send to ${address}: it takes no addresses with such letters. Use another address of this person, or another account.`,
      );
    }
    return `${local}@${normalizeDomain(address.slice(at + 1)) || address.slice(at + 1)}`;
  }

  /** A call of the line as a promise; it ends also where the line breaks without telling its caller. */
  private wait<T>(work: (done: (error: unknown, value?: T) => void) => void): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.fail = reject;
      if (this.lost !== undefined) reject(this.lost);
      else
        work((error, value) => {
          if (error === null || error === undefined) resolve(value as T);
          else reject(error);
        });
    });
  }
}

/** The mail in pieces; right before its end is told, `onHandOver` is called. */
function handingOver(raw: Buffer, onHandOver: () => void): Readable {
  let at = 0;
  return new Readable({
    highWaterMark: PIECE,
    read() {
      if (at + PIECE < raw.length) {
        this.push(raw.subarray(at, at + PIECE));
        at += PIECE;
        return;
      }
      try {
        onHandOver();
      } catch (error) {
        this.destroy(error instanceof Error ? error : new Error(String(error)));
        return;
      }
      this.push(raw.subarray(at));
      this.push(null);
    },
  });
}

const field = (error: unknown, name: string): unknown =>
  typeof error === 'object' && error !== null && name in error ? (error as Record<string, unknown>)[name] : undefined;

/** What the server said; null where it said nothing. */
function replyOf(error: unknown): SmtpReply | null {
  const code = field(error, 'responseCode');
  const text = field(error, 'response');
  return typeof code === 'number' && code >= 400 && code < 600 ? { code, text: String(text ?? '') } : null;
}

/** Larger than the server announced: not even offered to it. */
function announcedTooSmall(error: unknown): SmtpReply | null {
  if (field(error, 'code') !== 'EMESSAGE' || field(error, 'response') !== undefined) return null;
  return { code: 552, text: `552 5.3.4 ${error instanceof Error ? error.message : ''}` };
}
