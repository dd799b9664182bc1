import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** A mail as a server took it, in the order of taking. */
export interface TakenMail {
  readonly to: readonly string[];
  readonly subject: string;
  readonly messageId: string;
  /** What came behind MAIL FROM and its address. */
  readonly parameters: string;
  /** All of it, as UTF-8. */
  readonly text: string;
}

export interface ScriptedSmtpServer {
  readonly port: number;
  /** Mails that were answered with 250. */
  readonly taken: readonly TakenMail[];
  /** Called with the number of each mail whose end has come, before it is taken and answered; `cut` ends the line without an answer. */
  onMail: (count: number) => 'take' | 'cut' | { readonly reply: string };
  stop(): Promise<void>;
}

const utf8 = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8');

/** A submission server in this process, quick enough for thousands, whose answers a test decides. Without TLS, for loopback only. */
export async function startScriptedSmtpServer({ smtputf8 = false } = {}): Promise<ScriptedSmtpServer> {
  const taken: TakenMail[] = [];
  const sockets = new Set<Socket>();
  let count = 0;
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
    let pending = '';
    let mail: string[] | null = null;
    let to: string[] = [];
    let parameters = '';
    socket.write('220 scripted\r\n');
    socket.on('data', (chunk: Buffer) => {
      const lines = (pending + chunk.toString('latin1')).split('\r\n');
      pending = lines.pop() ?? '';
      for (const line of lines) {
        if (mail === null) command(line);
        else if (line !== '.') mail.push(line);
        else end(mail);
      }
    });
    function command(line: string): void {
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'MAIL') parameters = line.slice(line.indexOf('>') + 1).trim();
      if (verb === 'RCPT') to.push(utf8(/<([^>]*)>/.exec(line)?.[1] ?? ''));
      if (verb === 'DATA') mail = [];
      const replies: Record<string, string> = {
        EHLO: `250-scripted\r\n250-AUTH PLAIN\r\n${smtputf8 ? '250-8BITMIME\r\n250-SMTPUTF8\r\n' : ''}250 SIZE 30000000`,
        AUTH: '235 welcome',
        DATA: '354 go on',
        QUIT: '221 bye',
      };
      socket.write(`${replies[verb] ?? '250 fine'}\r\n`);
    }
    function end(lines: readonly string[]): void {
      count += 1;
      mail = null;
      const recipients = to;
      to = [];
      const verdict = handle.onMail(count);
      if (verdict === 'cut') {
        socket.resetAndDestroy();
        return;
      }
      if (verdict !== 'take') {
        socket.write(`${verdict.reply}\r\n`);
        return;
      }
      const field = (name: string) =>
        lines.find((line) => line.toLowerCase().startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
      taken.push({
        to: recipients,
        subject: field('subject'),
        messageId: field('message-id'),
        parameters,
        text: utf8(lines.join('\n')),
      });
      socket.write('250 taken\r\n');
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const handle: ScriptedSmtpServer = {
    port: (server.address() as AddressInfo).port,
    taken,
    onMail: () => 'take',
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  return handle;
}
