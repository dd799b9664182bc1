import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { timeProcess } from '../measure.ts';
import { findPeer, folderBytes, sayMissing } from './program.ts';

export interface NotmuchIndex {
  /** `notmuch new` as a whole process. */
  readonly seconds: number;
  /** As built, not compacted: what lies on the disk of those who use it. */
  readonly bytes: number;
  /** What `timeNotmuchSearches` needs. */
  readonly folder: string;
}

/** Milliseconds for the newest 50, one list for each query. */
export interface NotmuchSearches {
  /** `notmuch search` as a whole process. */
  readonly process: readonly (readonly number[])[];
  /** In a process that has the index open: conversations with subject and authors, and message ids alone. Null without its Python binding. */
  readonly open: {
    readonly conversations: readonly (readonly number[])[];
    readonly ids: readonly (readonly number[])[];
  } | null;
}

/** Debian's own Python: another one on the search path would not find Debian's binding. */
const PYTHON = '/usr/bin/python3';

/** Indexes Maildirs with notmuch, from nothing, into `folder`. Null where it is not installed. */
export async function indexWithNotmuch(
  maildirs: string,
  folder: string,
  say: (text: string) => void,
): Promise<NotmuchIndex | null> {
  const notmuch = findPeer('notmuch', 'notmuch', say);
  if (notmuch === null) return null;
  mkdirSync(databaseOf(folder), { recursive: true });
  // flags left alone: it would rename files that the next program is to find
  writeFileSync(
    configOf(folder),
    `[database]
path=${databaseOf(folder)}
mail_root=${maildirs}
[user]
name=Alice
primary_email=alice@example.test
[new]
tags=unread;inbox
[maildir]
synchronize_flags=false
`,
  );
  const seconds = await timeProcess(notmuch, ['new', '--quiet', '--no-hooks'], environment(folder));
  return { seconds, bytes: folderBytes(databaseOf(folder)), folder };
}

/** Runs each query so often. Null where notmuch is not installed. */
export async function timeNotmuchSearches(
  { folder }: NotmuchIndex,
  queries: readonly string[],
  rounds: number,
  say: (text: string) => void,
): Promise<NotmuchSearches | null> {
  const notmuch = findPeer('notmuch', 'notmuch', say);
  if (notmuch === null) return null;
  const whole: number[][] = [];
  for (const query of queries) {
    const search = () => timeProcess(notmuch, ['search', '--limit=50', query], environment(folder));
    await search();
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) times.push((await search()) * 1000);
    whole.push(times);
  }
  return { process: whole, open: timeOpenIndex(folder, queries, rounds, say) };
}

function timeOpenIndex(
  folder: string,
  queries: readonly string[],
  rounds: number,
  say: (text: string) => void,
): NotmuchSearches['open'] {
  if (spawnSync(PYTHON, ['-c', 'import notmuch2']).status !== 0) {
    sayMissing('notmuch with its index open', 'its binding is not installed (Debian package python3-notmuch2)', say);
    return null;
  }
  const script = join(import.meta.dirname, 'notmuch-search.py');
  const { status, stdout, stderr } = spawnSync(PYTHON, [script, databaseOf(folder), `${rounds}`], {
    env: environment(folder),
    input: JSON.stringify(queries),
    encoding: 'utf8',
    timeout: 600_000,
  });
  if (status !== 0) throw new Error(`notmuch through Python: ${stderr}`);
  return readTimes(JSON.parse(stdout));
}

function readTimes(value: unknown): NonNullable<NotmuchSearches['open']> {
  const isTimes = (list: unknown): list is number[][] =>
    Array.isArray(list) &&
    list.every((times) => Array.isArray(times) && times.every((time) => typeof time === 'number'));
  if (typeof value === 'object' && value !== null && 'conversations' in value && 'ids' in value) {
    const { conversations, ids } = value;
    if (isTimes(conversations) && isTimes(ids)) return { conversations, ids };
  }
  throw new Error('notmuch through Python did not print its times');
}

const databaseOf = (folder: string): string => join(folder, 'notmuch');
const configOf = (folder: string): string => join(folder, 'notmuch-config');
const environment = (folder: string): NodeJS.ProcessEnv => ({
  ...process.env,
  HOME: folder,
  NOTMUCH_CONFIG: configOf(folder),
});
