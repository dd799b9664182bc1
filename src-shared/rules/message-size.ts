const MEGABYTE = 1024 * 1024;
/** Header, boundaries and the part headers of the text. Bytes. */
const OVERHEAD = 4096;
/** Part header and boundary of one file. */
const FILE_OVERHEAD = 512;

/** Bytes of a file once it is written in base64, 76 characters and a line end to the line (RFC 2045 §6.8). */
export function base64Size(bytes: number): number {
  const characters = 4 * Math.ceil(bytes / 3);
  return characters + 2 * Math.ceil(characters / 76);
}

export interface SizeLimit {
  /** Of the whole mail as it goes over the wire; null where nothing is known yet. */
  readonly bytes: number | null;
  /** Who says so. */
  readonly source: 'gmail' | 'outlook' | 'server' | 'account' | 'unknown';
}

const gmail = /(^|\.)(gmail|googlemail|google)\.com$/i;
const outlook = /(^|\.)(office365|outlook|hotmail|live)\.com$/i;

/**
 * How large a mail may be (CMP-3, R078–R080): Gmail 25 MB, Outlook 20 MB, else what the server announces (RFC 1870), else a value of the
 * account. What the server announces is minded where it is less. `announced`: 0 where it announces none.
 */
export function sizeLimit(account: {
  readonly smtpHost: string;
  readonly announced: number;
  readonly own: number;
}): SizeLimit {
  const known: SizeLimit[] = [];
  if (gmail.test(account.smtpHost)) known.push({ bytes: 25 * MEGABYTE, source: 'gmail' });
  if (outlook.test(account.smtpHost)) known.push({ bytes: 20 * MEGABYTE, source: 'outlook' });
  if (account.own > 0) known.push({ bytes: account.own, source: 'account' });
  if (account.announced > 0) known.push({ bytes: account.announced, source: 'server' });
  return known.reduce<SizeLimit>(
    (least, limit) => ((limit.bytes ?? 0) < (least.bytes ?? Number.POSITIVE_INFINITY) ? limit : least),
    { bytes: null, source: 'unknown' },
  );
}

export interface MessageSize {
  /** What the mail will be on the wire, slightly overestimated. Bytes. */
  readonly encoded: number;
  /** The files as they are on the disk, and how much of that fits beside the text; null without a limit. */
  readonly files: number;
  readonly usable: number | null;
  readonly limit: SizeLimit;
  readonly tooLarge: boolean;
}

/**
 * The gauge while files are added (CMP-3, A21-16): encoding makes them 37 % larger, so a limit of 25 MB takes 18.2 MB of files. Cheap: to be
 * asked with each key. `textBytes`: the HTML in UTF-8.
 */
export function measureMessage(textBytes: number, files: readonly number[], limit: SizeLimit): MessageSize {
  // the HTML, its plain alternative, and what their encoding adds
  const text = OVERHEAD + Math.ceil(textBytes * 1.4 * 1.6);
  const sum = files.reduce((total, size) => total + size, 0);
  const encoded = files.reduce((total, size) => total + base64Size(size) + FILE_OVERHEAD, text);
  const room = limit.bytes === null ? null : limit.bytes - text - FILE_OVERHEAD * Math.max(1, files.length);
  const usable = room === null ? null : Math.max(0, Math.floor(room / 78) * 57);
  return { encoded, files: sum, usable, limit, tooLarge: limit.bytes !== null && encoded > limit.bytes };
}

const megabytes = (bytes: number): string => (bytes / MEGABYTE).toFixed(1).replace(/\.0$/, '');

const says: Readonly<Record<SizeLimit['source'], (size: string) => string>> = {
  gmail: (size) => `Gmail allows ${size} MB`,
  outlook: (size) => `Outlook allows ${size} MB`,
  server: (size) => `the server takes ${size} MB`,
  account: (size) => `this account is set to ${size} MB`,
  unknown: (size) => `${size} MB is too much`,
};

/** "price list.pdf (21.3 MB) makes this mail 29.2 MB; Gmail allows 25 MB. …": names the largest file and the limit. */
export function tooLargeMessage(
  encoded: number,
  limit: SizeLimit,
  files: readonly { readonly name: string; readonly size: number }[],
): string {
  const allowed = says[limit.source](megabytes(limit.bytes ?? 0));
  const largest = [...files].sort((a, b) => b.size - a.size)[0];
  const subject =
    largest === undefined
      ? `This mail would be ${megabytes(encoded)} MB`
      : `With ${largest.name} (${megabytes(largest.size)} MB) this mail would be ${megabytes(encoded)} MB`;
  return `${subject}; ${allowed}. Remove a file or send a link.`;
}
