import { type LineSocket, openLineSocket } from './line-socket.ts';

/**
 * Delivers one message as a mail server would (LMTP, RFC 2033): it is in INBOX when this resolves.
 * `recipient` may carry a folder, `alice+Archive`. Throws the server's refusal.
 */
export async function deliverByLmtp(port: number, recipient: string, raw: Uint8Array): Promise<void> {
  const socket = await openLineSocket(port);
  try {
    await expectReply(socket, '220');
    await say(socket, 'LHLO lab.example.test', '250');
    await say(socket, 'MAIL FROM:<sender@example.test>', '250');
    await say(socket, `RCPT TO:<${recipient}@example.test>`, '250');
    await say(socket, 'DATA', '354');
    await socket.write(dotStuffed(raw));
    await say(socket, '.', '250');
    await say(socket, 'QUIT', '221');
  } finally {
    socket.close();
  }
}

async function say(socket: LineSocket, line: string, code: string): Promise<void> {
  await socket.write(`${line}\r\n`);
  await expectReply(socket, code);
}

async function expectReply(socket: LineSocket, code: string): Promise<void> {
  for (;;) {
    const line = await socket.readLine();
    if (!line.startsWith(code)) throw new Error(`LMTP: ${line}`);
    if (line[3] !== '-') return;
  }
}

/** latin1 maps every byte to one character and back, so any message passes unharmed. */
function dotStuffed(raw: Uint8Array): Buffer {
  const text = Buffer.from(raw).toString('latin1').replaceAll(/^\./gm, '..');
  return Buffer.from(text.endsWith('\r\n') ? text : `${text}\r\n`, 'latin1');
}
