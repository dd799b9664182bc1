import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One command that a client sent after it had signed in. */
export interface LoggedCommand {
  /** The connection, numbered from 0 in the order of sign-in. */
  readonly connection: number;
  /** In capitals, with UID where it was asked for: `SELECT`, `UID MOVE`. */
  readonly name: string;
  /** The whole line without its tag; what a literal carried is left out. */
  readonly line: string;
}

/** Reads what Dovecot's rawlog wrote down for one user, the oldest connection first. */
export function readCommandLog(folder: string): LoggedCommand[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.in'))
    .sort()
    .flatMap((name, connection) => commandsIn(readFileSync(join(folder, name), 'latin1'), connection));
}

/** Rawlog puts the time, in seconds since 1970 with six decimals, before each line. */
const TIMESTAMP = /^\d+\.\d{6} /gm;

function commandsIn(log: string, connection: number): LoggedCommand[] {
  return withoutLiterals(log.replaceAll(TIMESTAMP, ''))
    .split('\r\n')
    .flatMap((text) => {
      const line = text.replace(/^\S+ /, '');
      const name = /^(?:UID )?[A-Z]+/i.exec(line)?.[0].toUpperCase();
      return name === undefined || line === text ? [] : [{ connection, name, line }];
    });
}

/** `{12}` or `{12+}` at the end of a line announces that many bytes, and the command goes on after them. */
function withoutLiterals(text: string): string {
  const parts: string[] = [];
  let position = 0;
  for (const literal of text.matchAll(/\{(\d+)\+?\}\r\n/g)) {
    if (literal.index < position) continue;
    parts.push(text.slice(position, literal.index));
    position = literal.index + literal[0].length + Number(literal[1]);
  }
  return parts.join('') + text.slice(position);
}
