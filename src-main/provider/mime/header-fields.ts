import { limits } from './limits.ts';

/** The fields of one header: lower-case name → unfolded raw values in order. `end` is where the body begins. */
export interface HeaderFields {
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly end: number;
  readonly truncated: boolean;
}

const LF = 10;
const CR = 13;
const SPACE = 32;
const TAB = 9;
const COLON = 58;
const DASH = 45;

/**
 * Reads a header (RFC 5322 §2.2) of `raw` between `start` and `limit`, as bytes: values are latin1 strings, so that the caller
 * decides on their charset. Bare LF counts as a line end. Linear; stops at the limits, and inside a multipart at a line that
 * begins with `--`: a part that lost its empty line must not swallow the next one.
 */
export function readHeaderFields(raw: Buffer, start: number, limit: number, insideMultipart = false): HeaderFields {
  const fields = new Map<string, string[]>();
  const stop = Math.min(limit, start + limits.header);
  let position = start;
  let count = 0;
  while (position < stop) {
    let lineEnd = raw.indexOf(LF, position);
    if (lineEnd === -1 || lineEnd >= limit) lineEnd = limit;
    if (isEmptyLine(raw, position, lineEnd)) return { fields, end: Math.min(lineEnd + 1, limit), truncated: false };
    if (insideMultipart && raw[position] === DASH && raw[position + 1] === DASH) {
      return { fields, end: position, truncated: false };
    }
    // a folded field goes on while the next line begins with white space
    let fieldEnd = lineEnd;
    while (
      fieldEnd + 1 < stop &&
      isFold(raw[fieldEnd + 1]) &&
      !isEmptyLine(raw, fieldEnd + 1, lineEndFrom(raw, fieldEnd + 1, limit))
    ) {
      fieldEnd = lineEndFrom(raw, fieldEnd + 1, limit);
    }
    const colon = raw.indexOf(COLON, position);
    if (colon === -1 || colon > lineEnd) {
      // no field at all: a body without a header, or junk between fields
      if (count === 0 && position === start && start === 0) return { fields, end: start, truncated: false };
    } else {
      add(fields, raw, position, colon, fieldEnd);
      count += 1;
    }
    position = fieldEnd + 1;
    if (count >= limits.headerFields) break;
  }
  if (position >= limit) return { fields, end: limit, truncated: false };
  // the line end before `position` may be the first half of the empty line
  return { fields, end: findBody(raw, Math.max(start, position - 2), limit), truncated: true };
}

function add(fields: Map<string, string[]>, raw: Buffer, start: number, colon: number, end: number): void {
  const name = raw
    .toString('latin1', start, Math.min(colon, start + 200))
    .trim()
    .toLowerCase();
  const value = raw.toString('latin1', colon + 1, Math.min(end, colon + 1 + limits.headerField));
  const unfolded = (value.includes('\n') ? value.replaceAll(/\r?\n[ \t]?/g, ' ') : value).trim();
  const values = fields.get(name);
  if (values === undefined) fields.set(name, [unfolded]);
  else values.push(unfolded);
}

function isFold(byte: number | undefined): boolean {
  return byte === SPACE || byte === TAB;
}

function lineEndFrom(raw: Buffer, position: number, limit: number): number {
  const end = raw.indexOf(LF, position);
  return end === -1 || end >= limit ? limit : end;
}

function isEmptyLine(raw: Buffer, start: number, end: number): boolean {
  return start === end || (end === start + 1 && raw[start] === CR);
}

/** Behind the first empty line from `position` on. */
export function findBody(raw: Buffer, position: number, limit: number): number {
  const crlf = raw.indexOf('\r\n\r\n', position, 'latin1');
  const lf = raw.indexOf('\n\n', position, 'latin1');
  const candidates = [crlf === -1 ? limit : crlf + 4, lf === -1 ? limit : lf + 2];
  return Math.min(limit, ...candidates);
}

export function firstField(header: HeaderFields, name: string): string {
  return header.fields.get(name)?.[0] ?? '';
}
