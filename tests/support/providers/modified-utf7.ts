/** A folder's name as IMAP4rev1 has it on the wire (RFC 3501 §5.1.3). */
export const encodeFolder = (name: string): string =>
  name.replaceAll('&', '&-').replaceAll(/[^\x20-\x7e]+/g, (run) => {
    const bytes = Buffer.from(run, 'utf16le').swap16();
    return `&${bytes.toString('base64').replaceAll('=', '').replaceAll('/', ',')}-`;
  });

export const decodeFolder = (wire: string): string =>
  wire.replaceAll(/&([^-]*)-/g, (_, run: string) =>
    run === '' ? '&' : Buffer.from(run.replaceAll(',', '/'), 'base64').swap16().toString('utf16le'),
  );
