import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseFile, openStore } from '../src-main/store/store.ts';
import type { MailServer } from '../tests/support/mail-server.ts';
import { addAccount, timeSync } from './dealbox-process.ts';
import { type DealboxStart, measureDealboxStart } from './dealbox-start.ts';
import { timeListed } from './list-first.ts';
import { startFullMailbox } from './mailbox.ts';
import { type Spread, spread } from './measure.ts';
import { measureSearches, type SearchRow } from './peer-searches.ts';
import { pullWithMbsync } from './peers/mbsync.ts';
import { indexWithMu } from './peers/mu.ts';
import { indexWithNotmuch } from './peers/notmuch.ts';
import { readPlainly } from './peers/plain-socket.ts';
import { measureThunderbird } from './peers/thunderbird.ts';

const DAY = 86_400_000;
/** Starts of Thunderbird in each of its rounds, and of Dealbox. */
const STARTS = 5;

/** Seconds to index what mbsync brought, from nothing, and bytes of the index. */
export interface IndexResult {
  readonly seconds: Spread;
  readonly bytes: number;
}

export interface ThunderbirdPull {
  /** Seconds from connecting to the first 50 headers, to all of them, and to all bodies, headers included. */
  readonly firstHeaders: Spread;
  readonly headers: Spread;
  readonly bodies: Spread;
  /** Bytes of headers and bodies on disk. */
  readonly bytes: number;
  /** Milliseconds from starting it, the mail being here, to the frame after the one with the INBOX's first row. */
  readonly start: Spread;
  /** Bytes (PSS) of all its processes ten seconds after that. */
  readonly memory: Spread;
}

/** Whole processes, seconds; null for what is not installed. */
export interface PullResult {
  readonly messages: number;
  /** Of the raw mail, as the server counts it. */
  readonly bytes: number;
  readonly dealbox: Spread;
  /** The app's way: all of it durable and in the list, the index right behind. */
  readonly dealboxListed: Spread;
  /** Bytes of its database, full-text index and all: everything but the raw mail. */
  readonly dealboxIndex: number;
  readonly plainSocket: Spread;
  readonly mbsync: Spread | null;
  readonly mbsyncWithoutFsync: Spread | null;
  readonly mu: IndexResult | null;
  readonly notmuch: IndexResult | null;
  readonly thunderbird: ThunderbirdPull | null;
  /** Dealbox's window with the same mail; null without Thunderbird's. */
  readonly window: DealboxStart | null;
  readonly searches: readonly SearchRow[] | null;
}

type Say = (text: string) => void;

/**
 * The first sync of a whole mailbox, each run a process of its own on a fresh folder, in turns: Dealbox (pull, parse, thread, full-text
 * index, durable), mbsync at its defaults (files, fsync) and without fsync, and the plain socket as the limit. What takes minutes has
 * `peerRounds` of its own behind them: mu and notmuch on the files that mbsync brought, and Thunderbird. Plain loopback for all, so
 * that it is not TLS that is measured.
 */
export async function measurePull(messages: number, rounds: number, say: Say, peerRounds = 1): Promise<PullResult> {
  say(`filling a Dovecot with ${messages} messages`);
  // within the first sync's three days, so that one pass brings everything
  const server = await startFullMailbox({ count: messages, newest: Date.now() - 3_600_000, span: 2 * DAY });
  // nothing in it is removed before the end: unlinking much mail just before slows ext4's making of files
  const work = mkdtempSync(join(tmpdir(), 'dealbox-bench-'));
  try {
    const pulls = await pullInTurns(server, work, rounds, say);
    const data = join(work, 'dealbox-0');
    const { indexes, searches } = await indexInTurns(pulls.maildirs, data, work, peerRounds, say);
    // before the window runs on it and writes what it remembers
    const dealboxIndex = databaseBytes(data);
    const thunderbird = await runThunderbird(server, messages, peerRounds, say);
    const window = thunderbird === null ? null : await settled(() => measureDealboxStart(data, STARTS));
    const { maildirs: _, ...seconds } = pulls;
    return {
      messages,
      bytes: mailboxBytes(server),
      ...seconds,
      dealboxIndex,
      ...indexes,
      thunderbird,
      window,
      searches,
    };
  } finally {
    await server.stop();
    rmSync(work, { recursive: true, force: true });
  }
}

async function pullInTurns(server: MailServer, work: string, rounds: number, say: Say) {
  const plainSocket: number[] = [];
  const dealbox: number[] = [];
  const dealboxListed: number[] = [];
  const mbsync: number[] = [];
  const mbsyncWithoutFsync: number[] = [];
  let maildirs: string | null = null;
  for (let round = 0; round < rounds; round += 1) {
    const folder = (name: string) => join(work, `${name}-${round}`);
    const tell = (name: string, seconds: number) => say(`round ${round + 1}: ${name} ${seconds.toFixed(2)} s`);
    plainSocket.push((await settled(() => readPlainly(server))).seconds);
    tell('plain socket', plainSocket.at(-1) ?? 0);
    dealbox.push(await settled(() => pullWithDealbox(server, folder('dealbox'))));
    tell('Dealbox', dealbox.at(-1) ?? 0);
    dealboxListed.push(await settled(() => timeListed(server, folder('dealbox-listed'))));
    tell('Dealbox, listed', dealboxListed.at(-1) ?? 0);
    const files = await settled(() => pullWithMbsync(server, { folder: folder('mbsync') }, say));
    if (files === null) continue;
    maildirs = files.maildirs;
    mbsync.push(files.seconds);
    tell('mbsync', files.seconds);
    const unsafe = await settled(() =>
      pullWithMbsync(server, { folder: folder('mbsync-no-fsync'), fsync: false }, say),
    );
    if (unsafe === null) continue;
    mbsyncWithoutFsync.push(unsafe.seconds);
    tell('mbsync without fsync', unsafe.seconds);
  }
  return {
    plainSocket: spread(plainSocket),
    dealbox: spread(dealbox),
    dealboxListed: spread(dealboxListed),
    mbsync: spreadIfAny(mbsync),
    mbsyncWithoutFsync: spreadIfAny(mbsyncWithoutFsync),
    maildirs,
  };
}

async function indexInTurns(maildirs: string | null, data: string, work: string, rounds: number, say: Say) {
  const mu: { seconds: number; bytes: number }[] = [];
  const notmuch: { seconds: number; bytes: number }[] = [];
  let searches: SearchRow[] | null = null;
  if (maildirs === null) say('! mu and notmuch are not measured: they index what mbsync brings');
  for (let round = 0; maildirs !== null && round < rounds; round += 1) {
    const files = maildirs;
    const withMu = await settled(() => indexWithMu(files, join(work, `mu-${round}`), say));
    if (withMu !== null) {
      mu.push(withMu);
      say(`mu index ${withMu.seconds.toFixed(2)} s`);
    }
    const withNotmuch = await settled(() => indexWithNotmuch(files, join(work, `notmuch-${round}`), say));
    if (withNotmuch !== null) {
      notmuch.push(withNotmuch);
      say(`notmuch new ${withNotmuch.seconds.toFixed(2)} s`);
      searches ??= await measureSearches(data, withNotmuch, say);
    }
  }
  return { indexes: { mu: indexResult(mu), notmuch: indexResult(notmuch) }, searches };
}

async function runThunderbird(
  server: MailServer,
  messages: number,
  rounds: number,
  say: Say,
): Promise<ThunderbirdPull | null> {
  const found = [];
  for (let round = 0; round < rounds; round += 1) {
    const result = await settled(() => measureThunderbird(server, messages, STARTS, say)).catch((error: unknown) => {
      // its insides change between versions; what the others showed is not lost for it
      say(`! Thunderbird is not measured: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    });
    if (result === null) return null;
    found.push(result);
  }
  if (found.length === 0) return null;
  return {
    firstHeaders: spread(found.map(({ firstHeaders }) => firstHeaders)),
    headers: spread(found.map(({ headers }) => headers)),
    bodies: spread(found.map(({ headers, bodies }) => headers + bodies)),
    bytes: found[0]?.bytes ?? 0,
    start: spread(found.flatMap(({ starts }) => starts)),
    memory: spread(found.map(({ memory }) => memory)),
  };
}

const spreadIfAny = (values: readonly number[]): Spread | null => (values.length === 0 ? null : spread(values));

const indexResult = (found: readonly { seconds: number; bytes: number }[]): IndexResult | null =>
  found[0] === undefined ? null : { seconds: spread(found.map(({ seconds }) => seconds)), bytes: found[0].bytes };

/** Nothing of what ran before is left to be written when `run` begins. */
function settled<T>(run: () => Promise<T>): Promise<T> {
  spawnSync('sync');
  return run();
}

async function pullWithDealbox(server: MailServer, folder: string): Promise<number> {
  await addAccount(server, 'alice', folder);
  return timeSync(folder);
}

/** Of a data folder that no Dealbox runs on: its database, the write-ahead log written back. */
function databaseBytes(data: string): number {
  const store = openStore(data);
  store.checkpoint();
  store.close();
  return statSync(databaseFile(data)).size;
}

/** What the messages of the INBOX come to, by their RFC822.SIZE. */
function mailboxBytes(server: MailServer): number {
  const found = /\s(\d+)\s*$/.exec(server.doveadm(['-f', 'tab', 'mailbox', 'status', '-u', 'alice', 'vsize', 'INBOX']));
  if (found === null) throw new Error('doveadm did not say how large the INBOX is');
  return Number(found[1]);
}
