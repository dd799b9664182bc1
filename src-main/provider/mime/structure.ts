import type { MailPart } from '#shared/model/mail.ts';
import { cleanText } from './decode-text.ts';
import { decodeWords } from './encoded-words.ts';
import { firstField, type HeaderFields, readHeaderFields } from './header-fields.ts';
import { limits } from './limits.ts';
import { parseStructuredField, type StructuredField } from './structured-field.ts';

/** A leaf of the MIME tree: everything of MailPart but its role in the message, which is decided later. */
export interface Leaf extends Omit<MailPart, 'kind'> {
  readonly disposition: string;
  /** Stands inside a multipart/related, so that its HTML may show it by Content-ID. */
  readonly related: boolean;
  /** format=flowed (RFC 3676), and whether the space at a line's end is dropped. */
  readonly flowed: 'no' | 'keep-space' | 'delete-space';
}

export interface MailStructure {
  readonly header: HeaderFields;
  readonly leaves: readonly Leaf[];
  readonly damaged: boolean;
}

interface Open {
  readonly boundary: string;
  readonly related: boolean;
}

const LF = 10;
const CR = 13;

/**
 * Finds the leaves of a message (RFC 2046 §5.1) as byte ranges; nothing is decoded. One pass over the bytes: a line that
 * begins with `--` is looked up among the open boundaries, so that neither depth nor look-alike lines multiply the work.
 */
export function readStructure(raw: Buffer): MailStructure {
  const header = readHeaderFields(raw, 0, raw.length);
  const walk = new Walk(raw);
  walk.enter(header, header.end);
  walk.run(header.end);
  return { header, leaves: walk.leaves, damaged: walk.damaged || header.truncated };
}

class Walk {
  readonly leaves: Leaf[] = [];
  damaged = false;
  private readonly raw: Buffer;
  private readonly open: Open[] = [];
  private readonly depths = new Map<string, number>();
  private leaf: Omit<Leaf, 'length'> | null = null;
  private position = 0;

  constructor(raw: Buffer) {
    this.raw = raw;
  }

  /** A part whose header was read: opens a multipart, or begins a leaf at `start`. */
  enter(header: HeaderFields, start: number): void {
    this.position = start;
    const written = parseStructuredField(firstField(header, 'content-type'));
    const isMultipart = written.value.startsWith('multipart/');
    const boundary = isMultipart ? written.parameters.get('boundary') || firstDelimiter(this.raw, start) : '';
    // a multipart of which no part can be told from another is text that someone wrote
    const type = isMultipart && boundary === '' ? parseStructuredField('') : written;
    if (type !== written) this.damaged = true;
    if (isMultipart && boundary !== '') {
      if (this.open.length < limits.depth) {
        this.depths.set(boundary, this.open.length);
        this.open.push({ boundary, related: type.value === 'multipart/related' });
        return;
      }
      this.damaged = true;
    }
    if (this.leaves.length >= limits.parts) {
      this.damaged = true;
      return;
    }
    this.leaf = this.describe(header, type, start);
  }

  run(bodyStart: number): void {
    for (;;) {
      const line = this.nextDelimiter();
      if (line === null) break;
      this.closeLeaf(line.start);
      this.closeTo(line.closing ? line.depth : line.depth + 1);
      this.position = line.end;
      if (line.closing) continue;
      const header = readHeaderFields(this.raw, line.end, this.raw.length, true);
      if (header.truncated) this.damaged = true;
      this.enter(header, header.end);
    }
    this.closeLeaf(this.raw.length);
    if (this.open.length === 0 || this.leaves.length > 0) return;
    // a multipart without a single part: what stands there is text that someone wrote
    this.damaged = true;
    this.leaves.push({
      ...this.describe(noFields, parseStructuredField(''), bodyStart),
      length: this.raw.length - bodyStart,
    });
  }

  private describe(header: HeaderFields, type: StructuredField, start: number): Omit<Leaf, 'length'> {
    const disposition = parseStructuredField(firstField(header, 'content-disposition'));
    const name = disposition.parameters.get('filename') ?? type.parameters.get('name') ?? '';
    return {
      number: this.leaves.length,
      type: type.value === '' || !type.value.includes('/') ? 'text/plain' : type.value.slice(0, 200),
      charset: type.parameters.get('charset') ?? '',
      encoding: firstField(header, 'content-transfer-encoding').trim().toLowerCase(),
      name: name === '' ? describedName(header, type.value) : name,
      contentId: cleanText(firstField(header, 'content-id')).trim().replaceAll(/^<|>$/g, '').slice(0, 500),
      inline: disposition.value === 'inline',
      disposition: disposition.value,
      related: this.open.some((part) => part.related),
      flowed: flowedForm(type),
      offset: start,
    };
  }

  private closeLeaf(end: number): void {
    if (this.leaf === null) return;
    const length = Math.max(0, end - this.leaf.offset);
    this.leaves.push({ ...this.leaf, length });
    this.leaf = null;
  }

  private closeTo(depth: number): void {
    while (this.open.length > depth) {
      const closed = this.open.pop();
      if (closed !== undefined && this.depths.get(closed.boundary) === this.open.length)
        this.depths.delete(closed.boundary);
    }
  }

  /** The next line that is a delimiter of an open multipart. `start` is where the part before it ends (without its CRLF). */
  private nextDelimiter(): { start: number; end: number; depth: number; closing: boolean } | null {
    if (this.open.length === 0) return null;
    const raw = this.raw;
    // the line end before the dashes belongs to the delimiter, so the search begins on it
    let from = Math.max(0, this.position - 1);
    for (;;) {
      const lineEndBefore = raw.indexOf('\n--', from, 'latin1');
      if (lineEndBefore === -1) return null;
      const dashes = lineEndBefore + 1;
      const lineFeed = raw.indexOf(LF, dashes);
      const lineEnd = lineFeed === -1 ? raw.length : lineFeed;
      const token = raw.toString('latin1', dashes + 2, Math.min(lineEnd, dashes + 300)).trimEnd();
      const depth = this.depths.get(token);
      const closingDepth =
        depth === undefined && token.endsWith('--') ? this.depths.get(token.slice(0, -2)) : undefined;
      const found = depth ?? closingDepth;
      if (found !== undefined) {
        const before = dashes >= 2 && raw[dashes - 2] === CR ? dashes - 2 : dashes - 1;
        const end = Math.min(lineEnd + 1, raw.length);
        return { start: before, end, depth: found, closing: depth === undefined };
      }
      from = lineEnd;
    }
  }
}

const noFields: HeaderFields = { fields: new Map(), end: 0, truncated: false };

/** The boundary where a multipart does not name it: what its first line of that form says. */
function firstDelimiter(raw: Buffer, start: number): string {
  const head = raw.toString('latin1', start, start + 2_000);
  return /(?:^|\n)--([^\r\n]{1,200}?)[ \t]*\r?\n/.exec(head)?.[1] ?? '';
}

function flowedForm(type: StructuredField): Leaf['flowed'] {
  if (type.parameters.get('format')?.toLowerCase() !== 'flowed') return 'no';
  return type.parameters.get('delsp')?.toLowerCase() === 'yes' ? 'delete-space' : 'keep-space';
}

/** A forwarded message and an invitation often carry no file name: give them one that says what they are. */
function describedName(header: HeaderFields, type: string): string {
  const description = decodeWords(firstField(header, 'content-description')).slice(0, 200);
  if (type === 'message/rfc822') return `${description || 'message'}.eml`;
  if (type === 'text/calendar') return 'invite.ics';
  return description;
}
