import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { type CertificateKind, makeServerCertificate } from './mail-server/certificates.ts';

/** One command as it came in; a synchronising literal is asked for and kept in place. */
export interface ScriptedCommand {
  readonly tag: string;
  /** In capitals: `LOGIN`, `UID FETCH`. */
  readonly name: string;
  readonly args: string;
}

/** What a script can do to the client. */
export interface ScriptedConnection {
  /** From 0 in the order of connecting. */
  readonly number: number;
  readonly isSecure: boolean;
  /** Sends lines, each with its CRLF. */
  send(...lines: string[]): void;
  /** Sends just these bytes: half a literal, say. */
  sendRaw(bytes: string | Uint8Array): void;
  nextLine(): Promise<string>;
  /** Goes on in TLS; what the client sends next is its handshake. */
  startTls(): void;
  /** Ends the connection in an orderly way. */
  close(): void;
  /** Ends it by a reset. */
  reset(): void;
}

/** Answers one command, its tagged line included. */
export type Reply = (command: ScriptedCommand, connection: ScriptedConnection) => void | Promise<void>;

export interface ImapScript {
  /** `implicit`: TLS from the first byte. Else STARTTLS works where `capabilities` has it. Default: none. */
  readonly tls?: 'implicit' | 'none';
  readonly certificate?: CertificateKind;
  readonly greeting?: string | ((connection: ScriptedConnection) => void);
  /** Default: IMAP4rev1. */
  readonly capabilities?: readonly string[];
  /** By command name; what is not here is answered as an empty, well-behaved mailbox would. */
  readonly on?: Readonly<Record<string, Reply>>;
}

export interface ScriptedImapServer {
  readonly port: number;
  /** PEM text of the authority behind its certificate. */
  readonly authority: string;
  /** All commands so far, each with whether it came in clear text. */
  readonly received: readonly (ScriptedCommand & { readonly connection: number; readonly secure: boolean })[];
  readonly connections: number;
  stop(): Promise<void>;
}

/** For what a real server cannot be made to show: refusals, lies, injected bytes, dying in the middle of a word. */
export async function startScriptedImapServer(script: ImapScript = {}): Promise<ScriptedImapServer> {
  const certificate = makeServerCertificate(script.certificate ?? 'good');
  const received: (ScriptedCommand & { connection: number; secure: boolean })[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    const connection = new Connection(connections++, socket, certificate);
    if (script.tls === 'implicit') connection.startTls();
    void converse(connection, script, (command) =>
      received.push({ ...command, connection: connection.number, secure: connection.isSecure }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    authority: certificate.authority,
    received,
    get connections() {
      return connections;
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

async function converse(connection: Connection, script: ImapScript, note: (command: ScriptedCommand) => void) {
  const { greeting = '* OK ready' } = script;
  if (typeof greeting === 'string') connection.send(greeting);
  else greeting(connection);
  const replies: Readonly<Record<string, Reply>> = { ...wellBehaved(script), ...script.on };
  try {
    for (;;) {
      const command = await nextCommand(connection);
      note(command);
      const reply = replies[command.name];
      if (reply) await reply(command, connection);
      else connection.send(`${command.tag} BAD unknown command`);
    }
  } catch {
    // The connection ended, which is how every conversation ends here.
  }
}

async function nextCommand(connection: Connection): Promise<ScriptedCommand> {
  let line = await connection.nextLine();
  while (/\{\d+\}$/.test(line)) {
    connection.send('+ go on');
    line += `\r\n${await connection.nextLine()}`;
  }
  const [tag = '', first = '', ...rest] = line.split(' ');
  const name = first.toUpperCase();
  if (name !== 'UID') return { tag, name, args: rest.join(' ') };
  const [second = '', ...args] = rest;
  return { tag, name: `UID ${second.toUpperCase()}`, args: args.join(' ') };
}

function wellBehaved(script: ImapScript): Record<string, Reply> {
  const capabilities = (script.capabilities ?? ['IMAP4rev1']).join(' ');
  const ok: Reply = ({ tag }, { send }) => send(`${tag} OK done`);
  const select: Reply = ({ tag }, { send }) =>
    send(
      '* 0 EXISTS',
      '* FLAGS (\\Seen \\Deleted)',
      '* OK [UIDVALIDITY 1]',
      '* OK [UIDNEXT 1]',
      `${tag} OK [READ-WRITE] done`,
    );
  return {
    CAPABILITY: ({ tag }, { send }) => send(`* CAPABILITY ${capabilities}`, `${tag} OK done`),
    ID: ({ tag }, { send }) => send('* ID NIL', `${tag} OK done`),
    NOOP: ok,
    CHECK: ok,
    CLOSE: ok,
    UNSELECT: ok,
    ENABLE: ok,
    SUBSCRIBE: ok,
    LOGIN: ok,
    async AUTHENTICATE({ tag, args }, connection) {
      if (!args.includes(' ')) {
        connection.send('+ ');
        await connection.nextLine();
      }
      connection.send(`${tag} OK done`);
    },
    STARTTLS({ tag }, connection) {
      connection.send(`${tag} OK begin`);
      connection.startTls();
    },
    NAMESPACE: ({ tag }, { send }) => send('* NAMESPACE (("" "/")) NIL NIL', `${tag} OK done`),
    LIST: ({ tag }, { send }) => send('* LIST (\\HasNoChildren) "/" INBOX', `${tag} OK done`),
    LSUB: ({ tag }, { send }) => send('* LSUB () "/" INBOX', `${tag} OK done`),
    STATUS: ({ tag }, { send }) => send('* STATUS INBOX (MESSAGES 0 UIDNEXT 1 UIDVALIDITY 1)', `${tag} OK done`),
    SELECT: select,
    EXAMINE: select,
    'UID SEARCH': ({ tag }, { send }) => send('* SEARCH', `${tag} OK done`),
    'UID FETCH': ok,
    LOGOUT({ tag }, connection) {
      connection.send('* BYE bye', `${tag} OK done`);
      connection.close();
    },
  };
}

class Connection implements ScriptedConnection {
  readonly number: number;
  isSecure = false;
  private socket: Socket;
  /** Below TLS, where there is some: only this one can be reset. */
  private readonly wire: Socket;
  private readonly certificate: { readonly certificate: string; readonly key: string };
  private readonly lines: string[] = [];
  private rest = '';
  private ended = false;
  private wake: () => void = () => undefined;

  constructor(number: number, socket: Socket, certificate: { readonly certificate: string; readonly key: string }) {
    this.number = number;
    this.socket = socket;
    this.wire = socket;
    this.certificate = certificate;
    this.listen();
  }

  readonly send = (...lines: string[]): void => {
    this.sendRaw(lines.map((line) => `${line}\r\n`).join(''));
  };

  sendRaw(bytes: string | Uint8Array): void {
    if (this.socket.writable) this.socket.write(bytes);
  }

  async nextLine(): Promise<string> {
    for (;;) {
      const line = this.lines.shift();
      if (line !== undefined) return line;
      if (this.ended) throw new Error('the client has gone');
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  startTls(): void {
    this.socket.removeAllListeners('data');
    const { certificate: cert, key } = this.certificate;
    this.socket = new TLSSocket(this.socket, { isServer: true, cert, key });
    this.isSecure = true;
    // Whatever came in clear text before the handshake must not count as said under TLS.
    this.rest = '';
    this.lines.length = 0;
    this.listen();
  }

  close(): void {
    this.socket.end();
  }

  reset(): void {
    this.wire.resetAndDestroy();
  }

  private listen(): void {
    const { socket } = this;
    socket.on('data', (chunk: Buffer) => {
      const parts = (this.rest + chunk.toString('latin1')).split('\r\n');
      this.rest = parts.pop() ?? '';
      this.lines.push(...parts);
      this.wake();
    });
    const end = () => {
      this.ended = true;
      this.wake();
    };
    socket.on('error', end);
    socket.on('close', end);
  }
}
