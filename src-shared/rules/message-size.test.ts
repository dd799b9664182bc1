import { describe, expect, it } from 'vitest';
import { base64Size, measureMessage, type SizeLimit, sizeLimit, tooLargeMessage } from './message-size.ts';

const MB = 1024 * 1024;
const gmail: SizeLimit = { bytes: 25 * MB, source: 'gmail' };

describe('how large a mail may be (CMP-3, R078, R079, R080)', () => {
  it.each([
    ['R078: Gmail', { smtpHost: 'smtp.gmail.com', announced: 35_882_577, own: 0 }, 25 * MB, 'gmail'],
    ['R079: Outlook', { smtpHost: 'smtp.office365.com', announced: 157_286_400, own: 0 }, 20 * MB, 'outlook'],
    [
      'R080: what the server announces',
      { smtpHost: 'mail.example.test', announced: 10 * MB, own: 0 },
      10 * MB,
      'server',
    ],
    [
      'R080: a server that announces less than a preset',
      { smtpHost: 'smtp.gmail.com', announced: 5 * MB, own: 0 },
      5 * MB,
      'server',
    ],
    ['R080: the account’s own value', { smtpHost: 'mail.example.test', announced: 0, own: 8 * MB }, 8 * MB, 'account'],
    ['nothing known', { smtpHost: 'mail.example.test', announced: 0, own: 0 }, null, 'unknown'],
    ['no look-alike of a provider', { smtpHost: 'notgmail.com', announced: 0, own: 0 }, null, 'unknown'],
  ])('%s', (_, account, bytes, source) => {
    expect(sizeLimit(account)).toEqual({ bytes, source });
  });
});

describe('the gauge', () => {
  it.each([0, 1, 2, 3, 56, 57, 58, 1000, 1_000_003])('CMP-3: base64 of %i bytes as it is written', (bytes) => {
    const characters = Math.ceil(bytes / 3) * 4;
    const lines: string[] = 'A'.repeat(characters).match(/.{1,76}/g) ?? [];
    expect(base64Size(bytes)).toBe(lines.reduce((sum, line) => sum + line.length + 2, 0));
  });

  it('A21-16: Gmail is full at 18.2 MB of files, Outlook at 14.6 MB', () => {
    const full = (limit: SizeLimit) => ((measureMessage(1000, [], limit).usable ?? 0) / MB).toFixed(1);
    expect(full(gmail)).toBe('18.3');
    expect(full({ bytes: 20 * MB, source: 'outlook' })).toBe('14.6');
  });

  it('CMP-3: what is usable just fits, a byte more per line does not', () => {
    const { usable } = measureMessage(1000, [1], gmail);
    expect(measureMessage(1000, [usable ?? 0], gmail).tooLarge).toBe(false);
    expect(measureMessage(1000, [(usable ?? 0) + 1024], gmail).tooLarge).toBe(true);
  });

  it('CMP-3: counts each file, and tells both numbers', () => {
    const size = measureMessage(10_000, [6 * MB, 6 * MB, 6 * MB], gmail);
    expect(size.files).toBe(18 * MB);
    expect(size.encoded).toBeGreaterThan(24.6 * MB);
    expect(size.tooLarge).toBe(false);
  });

  it('CMP-3: the message names the file and the limit', () => {
    const files = [
      { name: 'a.txt', size: 10 },
      { name: 'prices.pdf', size: 20 * MB },
    ];
    expect(tooLargeMessage(27.4 * MB, gmail, files)).toBe(
      'With prices.pdf (20 MB) this mail would be 27.4 MB; Gmail allows 25 MB. Remove a file or send a link.',
    );
    expect(tooLargeMessage(27.4 * MB, { bytes: 10 * MB, source: 'server' }, [])).toBe(
      'This mail would be 27.4 MB; the server takes 10 MB. Remove a file or send a link.',
    );
  });
});
