import { stdin } from 'node:process';
import type { TriageResult } from '#shared/contract/triage.ts';
import { DealboxError } from '#shared/model/error.ts';
import { parsePrintedId } from '#shared/model/ids.ts';
import type { Selection } from '#shared/model/selection.ts';
import type { Engine } from '../../engine/engine.ts';
import { readArguments, wrongUsage } from '../command-line.ts';
import { ask, askReader, type Console, type Output } from '../console.ts';

const MANY = 1_000_000;

export async function archiveCommand(console: Console, args: readonly string[]): Promise<Output> {
  const { positionals } = readArguments(args, 'archive ID…', {}, 1, MANY);
  return act(console, positionals, 'Archived', (engine, selection) => ask(engine, 'archive', { selection }));
}

export async function unarchiveCommand(console: Console, args: readonly string[]): Promise<Output> {
  const { positionals } = readArguments(args, 'unarchive ID…', {}, 1, MANY);
  return act(console, positionals, 'Moved back to Inbox', (engine, selection) =>
    ask(engine, 'unarchive', { selection }),
  );
}

export async function deleteCommand(console: Console, args: readonly string[]): Promise<Output> {
  const usage = 'delete ID… --yes';
  const { values, positionals } = readArguments(args, usage, { yes: { type: 'boolean' } }, 1, MANY);
  if (values.yes !== true) throw wrongUsage(usage, await describeDeletion(console, positionals));
  return act(console, positionals, 'Deleted', (engine, selection) => ask(engine, 'deleteMail', { selection }));
}

export async function markCommand(console: Console, args: readonly string[]): Promise<Output> {
  const usage = 'mark ID… --read|--unread|--starred|--unstarred';
  const flags = {
    read: { type: 'boolean' },
    unread: { type: 'boolean' },
    starred: { type: 'boolean' },
    unstarred: { type: 'boolean' },
  } as const;
  const { values, positionals } = readArguments(args, usage, flags, 1, MANY);
  const chosen = (['read', 'unread', 'starred', 'unstarred'] as const).filter((name) => values[name] === true);
  const [mark] = chosen;
  if (mark === undefined || chosen.length > 1) throw wrongUsage(usage, 'Give exactly one mark.');
  const flag = mark.endsWith('read') ? 'seen' : 'starred';
  const value = !mark.startsWith('un');
  return act(console, positionals, 'Marked', (engine, selection) => ask(engine, 'mark', { selection, flag, value }));
}

async function act(
  console: Console,
  given: readonly string[],
  verb: string,
  work: (engine: Engine, selection: Selection) => Promise<TriageResult>,
): Promise<Output> {
  const selections = readSelections(await readIds(given));
  return console.withEngine(async (engine) => {
    let changed = 0;
    let operations = 0;
    for (const selection of selections) {
      const result = await work(engine, selection);
      changed += result.changed;
      operations += result.operations;
    }
    const queued = operations === 0 ? '' : ` ${operations} changes wait for the provider.`;
    return { json: { changed, operations }, text: `${verb} ${changed} conversations.${queued}` };
  });
}

/** `-` reads ids from standard input, separated by white space. */
async function readIds(given: readonly string[]): Promise<string[]> {
  if (!given.includes('-')) return [...given];
  const pieces: Buffer[] = [];
  for await (const piece of stdin) pieces.push(Buffer.from(piece as Uint8Array));
  const typed = Buffer.concat(pieces)
    .toString('utf8')
    .split(/\s+/)
    .filter((id) => id !== '');
  return [...given.filter((id) => id !== '-'), ...typed];
}

/** Ids of conversations and of messages may be mixed; each kind is one selection. */
function readSelections(ids: readonly string[]): Selection[] {
  const parsed = ids.map(parsePrintedId);
  const conversations = parsed.flatMap((id) => (id.kind === 'conversation' ? [id.id] : []));
  const messages = parsed.flatMap((id) => (id.kind === 'message' ? [id.id] : []));
  if (parsed.length === 0) throw new DealboxError('wrong-usage', 'No ids were given.');
  const selections: Selection[] = [];
  if (conversations.length > 0) selections.push({ kind: 'conversations', ids: conversations });
  if (messages.length > 0) selections.push({ kind: 'messages', ids: messages });
  return selections;
}

/** What would happen, by the query that the window's confirmation asks too (DEL-1). */
async function describeDeletion(console: Console, given: readonly string[]): Promise<string> {
  const selections = readSelections(await readIds(given));
  return console.withReader((reader) => {
    const lines: string[] = [];
    for (const selection of selections) {
      const plan = askReader(reader, 'describeDelete', { selection });
      lines.push(`This deletes ${plan.messages} emails in ${plan.conversations} conversations from Dealbox for good.`);
      for (const account of plan.accounts) {
        lines.push(
          account.toTrash > 0
            ? `${account.toTrash} of them move to Trash in ${account.email}.`
            : `They stay in the mailbox ${account.email}.`,
        );
      }
      for (const other of plan.alsoIn) lines.push(`Also in ${other.email} – stays there.`);
    }
    return `${lines.join('\n')}\nAdd --yes to do it.`;
  });
}
