import { type LineSocket, openLineSocket } from './line-socket.ts';

/** A message as it is put into a folder. */
export interface StoredMessage {
  readonly raw: Uint8Array;
  /** Default: none, so the message is unread. */
  readonly flags?: readonly string[];
  /** Default: now. */
  readonly internalDate?: Date;
}

interface Target {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly folder: string;
}

/** Large enough that the round trips do not count, small enough for Dovecot to keep one batch in hand. */
const BATCH = 500;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Puts many messages into a folder, making it where it is missing: MULTIAPPEND (RFC 3502) with literals that need no
 * go-ahead (RFC 7888), ten times as quick as a delivery each. Returns the new UIDs in order (RFC 4315 APPENDUID).
 */
export async function appendInBulk(target: Target, messages: readonly StoredMessage[]): Promise<number[]> {
  const socket = await openLineSocket(target.port);
  try {
    await socket.readLine();
    await command(socket, `LOGIN "${target.user}" "${target.password}"`);
    const uids: number[] = [];
    for (let start = 0; start < messages.length; start += BATCH) {
      uids.push(...(await appendBatch(socket, target.folder, messages.slice(start, start + BATCH))));
    }
    await command(socket, 'LOGOUT');
    return uids;
  } finally {
    socket.close();
  }
}

async function appendBatch(socket: LineSocket, folder: string, batch: readonly StoredMessage[]): Promise<number[]> {
  const parts: Uint8Array[] = [Buffer.from(`APPEND ${quoted(folder)}`)];
  for (const { raw, flags = [], internalDate = new Date() } of batch) {
    parts.push(Buffer.from(` (${flags.join(' ')}) "${internalDateText(internalDate)}" {${raw.length}+}\r\n`), raw);
  }
  const answer = await command(socket, Buffer.concat(parts)).catch(async (error: unknown) => {
    if (!(error instanceof Error && error.message.includes('[TRYCREATE]'))) throw error;
    await command(socket, `CREATE ${quoted(folder)}`).catch((refused: unknown) => {
      // another connection made it in between
      if (!(refused instanceof Error && refused.message.includes('[ALREADYEXISTS]'))) throw refused;
    });
    await command(socket, `SUBSCRIBE ${quoted(folder)}`);
    return command(socket, Buffer.concat(parts));
  });
  return uidsIn(/\[APPENDUID \d+ ([\d:,]+)\]/.exec(answer)?.[1] ?? '');
}

/** Sends one command and returns its tagged answer; throws it where it is not OK. */
async function command(socket: LineSocket, text: string | Uint8Array): Promise<string> {
  const tag = 'bulk';
  await socket.write(Buffer.concat([Buffer.from(`${tag} `), Buffer.from(text), Buffer.from('\r\n')]));
  for (;;) {
    const line = await socket.readLine();
    if (line.startsWith(`${tag} OK`)) return line;
    if (line.startsWith(`${tag} `)) throw new Error(line);
  }
}

/** IMAP's date-time, in UTC (RFC 9051 §9). */
function internalDateText(date: Date): string {
  const day = String(date.getUTCDate()).padStart(2, '0');
  const month = MONTHS[date.getUTCMonth()] ?? 'Jan';
  return `${day}-${month}-${date.getUTCFullYear()} ${date.toISOString().slice(11, 19)} +0000`;
}

/** Folder names in tests are ASCII or already in modified UTF-7. */
function quoted(folder: string): string {
  return `"${folder.replaceAll(/["\\]/g, '\\$&')}"`;
}

/** `4:6,9` → 4, 5, 6, 9 */
function uidsIn(set: string): number[] {
  return set.split(',').flatMap((range) => {
    const [first = Number.NaN, last = first] = range.split(':').map(Number);
    return Number.isNaN(first) ? [] : Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}
