import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { LoggedCommand, MailServer } from '../mail-server.ts';
import { GmailMailbox } from './gmail-mailbox.ts';
import { decodeFolder } from './modified-utf7.ts';

export interface GmailProxy {
  readonly imap: number;
  readonly imaps: number;
  mailbox(user: string): GmailMailbox;
  /** What a user's clients sent, before it was translated for Dovecot. */
  commandLog(user: string): LoggedCommand[];
  stop(): void;
}

/** Changes what is in folders or how it is marked. */
const changing = /^(UID )?(MOVE|COPY|EXPUNGE|STORE|APPEND|CLOSE|DELETE|RENAME)\b/i;

/**
 * Gmail's extension before a Dovecot (X-GM-EXT-1): FETCH and STORE of X-GM-LABELS, X-GM-MSGID, X-GM-THRID are translated, and after each change
 * the mailbox is brought into the order that Gmail keeps, before the client hears that it is done.
 */
export async function startGmailProxy(
  server: Pick<MailServer, 'doveadm' | 'ports'>,
  tls: { readonly key: string; readonly cert: string },
): Promise<GmailProxy> {
  const mailboxes = new Map<string, GmailMailbox>();
  const log: (LoggedCommand & { user: string })[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const mailbox = (user: string): GmailMailbox => {
    const known = mailboxes.get(user) ?? new GmailMailbox(server, user);
    mailboxes.set(user, known);
    return known;
  };
  const accept = (client: Socket) => {
    const number = connections;
    connections += 1;
    const upstream = connect({ port: server.ports.imap, host: '127.0.0.1', noDelay: true });
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
    const session = new Session(mailbox, (user, name, line) => log.push({ user, connection: number, name, line }));
    client.on(
      'data',
      segments((text, first) => upstream.write(session.up(text, first), 'latin1')),
    );
    upstream.on(
      'data',
      segments((text) => client.write(session.down(text), 'latin1')),
    );
  };
  const plain = createServer({ noDelay: true }, accept);
  const secure = createTlsServer({ ...tls, noDelay: true }, accept);
  for (const listener of [plain, secure]) {
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening');
  }
  const portOf = (listener: typeof plain) => (listener.address() as AddressInfo).port;
  return {
    imap: portOf(plain),
    imaps: portOf(secure),
    mailbox,
    commandLog: (user) => log.filter((entry) => entry.user === user),
    stop() {
      plain.close();
      secure.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** One connection: who signed in, which folder is open, and which commands change something. */
class Session {
  private readonly mailbox: (user: string) => GmailMailbox;
  private readonly note: (user: string, name: string, line: string) => void;
  private user = '';
  private selected = '';
  /** The next line is the client's answer to AUTHENTICATE. */
  private answering = false;
  private readonly waiting = new Map<string, 'settle' | { readonly select: string }>();

  constructor(mailbox: (user: string) => GmailMailbox, note: (user: string, name: string, line: string) => void) {
    this.mailbox = mailbox;
    this.note = note;
  }

  /** A piece of what the client sends; `first`: it begins a line that is no continuation of a literal. */
  up(text: string, first: boolean): string {
    if (this.answering) {
      this.answering = false;
      this.user = plainUser(text) ?? '';
      return text;
    }
    const [, tag, line] = /^(\S+) (.*?)\r\n$/s.exec(text) ?? [];
    if (!first || tag === undefined || line === undefined) return text;
    const name = /^(?:UID )?[A-Z]+/i.exec(line)?.[0].toUpperCase() ?? '';
    if (name === 'LOGIN') this.user = /^LOGIN "?([^" ]+)/i.exec(line)?.[1] ?? '';
    else if (name === 'AUTHENTICATE') this.authenticate(line);
    else this.note(this.user, name, line);
    if (name === 'SELECT' || name === 'EXAMINE') this.waiting.set(tag, { select: decodeFolder(folderIn(line)) });
    if (changing.test(line)) this.waiting.set(tag, 'settle');
    const store = /^UID STORE (\S+) ([+-])X-GM-LABELS(?:\.SILENT)? \((.*)\)$/i.exec(line);
    if (store !== null) {
      const [, set = '', sign, labels = ''] = store;
      this.own().label(this.selected, uidsOf(set), atoms(labels).map(decodeFolder), sign === '+');
      return `${tag} NOOP\r\n`;
    }
    if (!/^(UID )?FETCH /i.test(line) || !/X-GM-/.test(line)) return text;
    return `${tag} ${line.replaceAll(/ ?X-GM-(MSGID|THRID|LABELS)/g, '').replace('(', '(X-GUID ')}\r\n`;
  }

  down(text: string): string {
    const [, tag = '', status] = /^(\S+) (OK|NO|BAD)\b/.exec(text) ?? [];
    const what = this.waiting.get(tag);
    this.waiting.delete(tag);
    if (what === 'settle') this.own().settle();
    else if (what !== undefined && status === 'OK') this.selected = what.select;
    return text.replaceAll(/X-GUID "?([0-9a-f]+)"?/g, (_, guid: string) => this.own().attributes(guid, this.selected));
  }

  private authenticate(line: string): void {
    const given = /^AUTHENTICATE PLAIN (\S+)/i.exec(line)?.[1];
    if (given === undefined) this.answering = true;
    else this.user = plainUser(given) ?? '';
  }

  private own(): GmailMailbox {
    return this.mailbox(this.user.replace('.observer', ''));
  }
}

/** Cuts a stream into lines; the bytes of literals pass as they are. */
function segments(pass: (text: string, first: boolean) => void): (data: Buffer) => void {
  let rest = '';
  let literal = 0;
  let first = true;
  return (data) => {
    rest += data.toString('latin1');
    for (;;) {
      if (literal > 0) {
        const bytes = rest.slice(0, literal);
        rest = rest.slice(bytes.length);
        literal -= bytes.length;
        if (bytes !== '') pass(bytes, false);
        if (literal > 0) return;
      }
      const end = rest.indexOf('\r\n');
      if (end === -1) return;
      const line = rest.slice(0, end + 2);
      rest = rest.slice(end + 2);
      pass(line, first);
      literal = Number(/\{(\d+)\+?\}\r\n$/.exec(line)?.[1] ?? 0);
      first = !/\{\d+\+?\}\r\n$/.test(line);
    }
  };
}

/** RFC 4616. */
const plainUser = (answer: string): string | undefined =>
  Buffer.from(answer.trim(), 'base64').toString('utf8').split('\0')[1];

const folderIn = (line: string): string =>
  /^\S+ (?:"((?:[^"\\]|\\.)*)"|(\S+))/.exec(line)?.slice(1).find(Boolean) ?? '';

const atoms = (list: string): string[] =>
  [...list.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, atom = '']) =>
    quoted === undefined ? atom : quoted.replaceAll(/\\(.)/g, '$1'),
  );

function uidsOf(set: string): Set<number> {
  const found = new Set<number>();
  for (const range of set.split(',')) {
    const [from = 0, to = from] = range.split(':').map(Number);
    for (let uid = from; uid <= to; uid += 1) found.add(uid);
  }
  return found;
}
