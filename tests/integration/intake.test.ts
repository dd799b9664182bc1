import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { must } from '#shared/lib/assert.ts';
import { type IntakeThread, startIntake } from '../../src-main/engine/intake.ts';
import { unpackContent } from '../../src-main/store/content-codec.ts';
import { packFile, readRange } from '../../src-main/store/packs.ts';
import { message } from '../support/messages.ts';

/** Longer than a thread takes to start, shorter than the slow message takes to be read. Milliseconds. */
const PATIENCE = 2_000;

let packDir: string;
let intake: IntakeThread;

beforeEach(() => {
  packDir = mkdtempSync(join(tmpdir(), 'dealbox-intake-'));
  intake = startIntake(packDir, { pack: 1, length: 0 }, PATIENCE);
});
afterEach(async () => {
  await intake.close();
  rmSync(packDir, { recursive: true, force: true });
});

/** Nothing of ours hangs the parser; twenty million lines that might be a boundary keep it for long enough. */
function slowMessage(): Buffer {
  const head = 'Subject: slow\r\nMessage-ID: <slow@x>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n';
  return Buffer.concat([Buffer.from(head), Buffer.alloc(4 * 20_000_000, '\n--x')]);
}

describe('the intake thread (decision 12, SECURITY R10)', () => {
  it('a message on which the parser hangs is kept with its header, alone; everything else goes on', async () => {
    const first = intake.store([message({ subject: 'before' })]);
    const slow = slowMessage();
    const batch = [message({ subject: 'one' }), slow, message({ subject: 'two', text: 'whole' })];
    const second = intake.store(batch);
    const third = intake.store([message({ subject: 'after' })]);
    const results = [...(await first), ...(await second), ...(await third)];
    expect(results.map(({ header, body }) => [header.subject, body.damaged])).toEqual([
      ['before', false],
      ['one', false],
      ['slow', true],
      ['two', false],
      ['after', false],
    ]);
    // its bytes are kept whole, to be looked at by other means
    const kept = unpackContent(must(results[2], 'the slow message').body.packed);
    expect(kept?.parts).toMatchObject([{ type: 'message/rfc822', offset: 0, length: slow.length }]);
    for (const [index, raw] of batch.entries()) {
      const range = results[index + 1]?.body.range;
      expect(range && readRange(packDir, range).equals(raw)).toBe(true);
    }
    const end = results.at(-1)?.body.range;
    expect(statSync(packFile(packDir, 1)).size).toBe((end?.offset ?? 0) + (end?.length ?? 0));
    const [later] = await intake.store([message({ subject: 'later' })]);
    expect(later?.header.subject).toBe('later');
  });

  it('answers batches in their order, and stores them in it', async () => {
    const batches = Array.from({ length: 20 }, (_, batch) =>
      Array.from({ length: 10 }, (_, index) => message({ subject: `${batch}.${index}` })),
    );
    const answered: number[] = [];
    const results = await Promise.all(
      batches.map(async (batch, index) => {
        const stored = await intake.store(batch);
        answered.push(index);
        return stored;
      }),
    );
    expect(answered).toEqual(batches.map((_, index) => index));
    const ranges = results.flat().map(({ body }) => body.range);
    for (const [index, range] of ranges.entries()) {
      const before = ranges[index - 1];
      expect(range.offset).toBe(before === undefined ? 0 : before.offset + before.length);
    }
  });

  it('fails, and does not hang, where the packs cannot be opened', async () => {
    rmSync(packDir, { recursive: true });
    await expect(intake.store([message()])).rejects.toThrow();
  });
});
