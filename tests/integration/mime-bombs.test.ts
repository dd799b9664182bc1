import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { mimeBombs } from '../support/mime-bombs.ts';

const run = promisify(execFile);
const child = join(import.meta.dirname, '../support/mime-bomb-child.ts');

/** SECURITY R10: what one message may cost. */
const MOST_MILLISECONDS = 2_000;
const MOST_MEGABYTES = 300;

interface Report {
  readonly milliseconds: number;
  readonly megabytes: number;
  readonly subject: string;
  readonly readable: boolean;
  readonly damaged: boolean;
}

/** A fresh process each, so that its memory is its own and a hang can be ended. */
async function explode(name: string): Promise<Report> {
  const { stdout } = await run(process.execPath, ['--disable-warning=ExperimentalWarning', child, name], {
    timeout: 20_000,
  });
  return JSON.parse(stdout) as Report;
}

/** Where nothing readable comes before the damage. */
const withoutText = new Set(['messages in messages, 20,000 deep', 'multiparts nested 1,000 deep']);

describe('MIME bombs (SECURITY R4, R10)', () => {
  it('knows at least the 21 of the list', () => {
    expect(Object.keys(mimeBombs).length).toBeGreaterThanOrEqual(21);
  });

  it.each(Object.keys(mimeBombs))('%s: read in time, in little memory, never refused', async (name) => {
    const report = await explode(name);
    expect(report.subject).toBe('bomb');
    if (!withoutText.has(name)) expect(report.readable).toBe(true);
    expect(report.milliseconds).toBeLessThan(MOST_MILLISECONDS);
    expect(report.megabytes).toBeLessThan(MOST_MEGABYTES);
  });
});
