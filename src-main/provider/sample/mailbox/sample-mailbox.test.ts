import { expect, test } from 'vitest';
import { type SampleMessage, sampleMailbox } from './sample-mailbox.ts';

const noon = new Date('2026-03-18T12:00:00Z');
const HOUR = 3_600_000;

test('there is a year of it: 400 messages and more in 120 conversations and more, at any hour of the day', () => {
  for (const time of ['00:00:01', '07:30:00', '23:59:59']) {
    const now = new Date(`2026-03-18T${time}Z`);
    const messages = sampleMailbox(now);
    const recent = messages.filter(({ internalDate }) => now.getTime() - internalDate.getTime() < 72 * HOUR);
    expect(messages.length).toBeGreaterThanOrEqual(400);
    expect(conversations(messages).size).toBeGreaterThanOrEqual(120);
    expect(recent.length).toBeGreaterThanOrEqual(60);
    const oldest = messages[0]?.internalDate.getTime() ?? 0;
    expect((now.getTime() - oldest) / HOUR / 24).toBeGreaterThan(300);
    expect((now.getTime() - oldest) / HOUR / 24).toBeLessThan(366);
  }
});

test('the same day gives the same messages, a later hour only more of them', () => {
  const morning = sampleMailbox(new Date('2026-03-18T06:00:00Z'));
  const evening = sampleMailbox(new Date('2026-03-18T20:00:00Z'));
  expect(evening.slice(0, morning.length).map(text)).toEqual(morning.map(text));
  expect(sampleMailbox(noon).map(text)).toEqual(sampleMailbox(noon).map(text));
});

test('no message is from the future, and each Date field agrees with the date of arrival', () => {
  for (const message of sampleMailbox(noon)) {
    expect(message.internalDate.getTime()).toBeLessThanOrEqual(noon.getTime());
    expect(new Date(field(message, 'Date') ?? '').getTime()).toBe(message.internalDate.getTime());
  }
});

test('every Message-ID is there once, and differs from day to day', () => {
  const ids = sampleMailbox(noon).map(messageId);
  expect(new Set(ids).size).toBe(ids.length);
  const nextDay = new Set(sampleMailbox(new Date('2026-03-19T12:00:00Z')).map(messageId));
  expect(ids.filter((id) => nextDay.has(id))).toEqual([]);
});

test('answers name messages that are there and are older', () => {
  const messages = sampleMailbox(noon);
  const dates = new Map(messages.map((message) => [messageId(message), message.internalDate]));
  const answers = messages.filter((message) => field(message, 'In-Reply-To') !== undefined);
  expect(answers.length).toBeGreaterThan(200);
  for (const answer of answers) {
    const references = (field(answer, 'References') ?? '').split(' ');
    expect(references.at(-1)).toBe(field(answer, 'In-Reply-To'));
    for (const id of references) {
      expect(dates.get(id)?.getTime(), field(answer, 'Subject')).toBeLessThan(answer.internalDate.getTime());
    }
  }
});

test('one conversation has more than twenty messages', () => {
  const longest = Math.max(...conversations(sampleMailbox(new Date('2026-03-18T23:00:00Z'))).values());
  expect(longest).toBeGreaterThan(20);
});

test('only a believable few are unread, all of them recent or in Junk', () => {
  const unread = sampleMailbox(noon).filter(({ flags }) => !flags.includes('\\Seen'));
  const old = unread.filter(({ internalDate }) => noon.getTime() - internalDate.getTime() > 96 * HOUR);
  expect(unread.length).toBeGreaterThan(12);
  expect(unread.length).toBeLessThan(50);
  expect(old).toEqual([]);
});

test('all folders, flags and kinds of content occur', () => {
  const messages = sampleMailbox(noon);
  expect(new Set(messages.map(({ folder }) => folder))).toEqual(
    new Set(['INBOX', 'Sent', 'Archive', 'Trash', 'Drafts', 'Junk', 'Clients/Nordwind', 'Partners']),
  );
  expect(new Set(messages.flatMap(({ flags }) => flags))).toEqual(
    new Set(['\\Seen', '\\Answered', '\\Flagged', '\\Draft']),
  );
  const all = messages.map(text).join('');
  for (const type of [
    'text/html',
    'text/calendar',
    'image/png',
    'application/pdf',
    'application/zip',
    'spreadsheetml.sheet',
    'wordprocessingml.document',
  ]) {
    expect(all).toContain(
      `Content-Type: ${type.includes('ml.') ? 'application/vnd.openxmlformats-officedocument.' : ''}${type}`,
    );
  }
  expect(all).toContain('List-Unsubscribe:');
  expect(messages.filter((message) => field(message, 'To')?.includes('sales@')).length).toBeGreaterThan(10);
});

test('no place holder is left in a subject or body, and nothing is but ASCII on the wire', () => {
  for (const message of sampleMailbox(noon)) {
    const raw = text(message);
    expect(raw).not.toMatch(/\{(day|date|month|year)|undefined|Invalid Date/);
    expect(raw).toMatch(/^[\r\n\t\x20-\x7e]*$/);
  }
});

test('made in well under 300 ms', () => {
  sampleMailbox(noon);
  const start = performance.now();
  sampleMailbox(noon);
  expect(performance.now() - start).toBeLessThan(300);
});

/** How many messages hang together by their References, by the id of the first. */
function conversations(messages: readonly SampleMessage[]): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const message of messages) {
    const root = field(message, 'References')?.split(' ')[0] ?? messageId(message);
    sizes.set(root, (sizes.get(root) ?? 0) + 1);
  }
  return sizes;
}

function messageId(message: SampleMessage): string {
  return field(message, 'Message-ID') ?? '';
}

function field(message: SampleMessage, name: string): string | undefined {
  const header = text(message).split('\r\n\r\n')[0] ?? '';
  const unfolded = header.replaceAll(/\r\n[ \t]/g, ' ').split('\r\n');
  return unfolded
    .find((line) => line.startsWith(`${name}: `))
    ?.slice(name.length + 2)
    .trim();
}

function text(message: SampleMessage): string {
  return Buffer.from(message.raw).toString('latin1');
}
