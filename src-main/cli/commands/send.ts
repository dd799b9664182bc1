import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { must } from '#shared/lib/assert.ts';
import type { Account } from '#shared/model/account.ts';
import type { Address } from '#shared/model/conversation.ts';
import { DealboxError } from '#shared/model/error.ts';
import { type MessageId, parsePrintedId, printMessage } from '#shared/model/ids.ts';
import { escapeHtml } from '#shared/rules/merge-fields.ts';
import type { Engine } from '../../engine/engine.ts';
import { sendWaiting } from '../../engine/sending-worker.ts';
import { readArguments, wrongUsage } from '../command-line.ts';
import { ask, type Console, type Output } from '../console.ts';

const usage =
  'send --account EMAIL --to A… [--cc …] [--bcc …] --subject S (--text-file F|--html-file F) [--attach F…] [--track] [--at TIME] [--reply-to MESSAGE]';

/** GEN-4: writes a mail and sends it through the outbox; where the server cannot be reached it waits there for the next sync. */
export async function sendCommand(console: Console, args: readonly string[]): Promise<Output> {
  const many = { type: 'string', multiple: true } as const;
  const one = { type: 'string' } as const;
  const { values } = readArguments(
    args,
    usage,
    {
      account: one,
      to: many,
      cc: many,
      bcc: many,
      subject: one,
      'text-file': one,
      'html-file': one,
      attach: many,
      track: { type: 'boolean' },
      at: one,
      'reply-to': one,
    },
    0,
    0,
  );
  const { account: email, subject, at, 'reply-to': answers } = values;
  const to = people(values.to);
  if (email === undefined || subject === undefined || to.length === 0) throw wrongUsage(usage);
  if (values.track === true) throw wrongUsage(usage, 'This version has no tracking yet: leave --track out.');
  const html = await readBody(values['text-file'], values['html-file']);
  const sendAt = at === undefined ? undefined : readTime(at);
  const source = answers === undefined ? undefined : readMessage(answers);
  return console.withEngine(async (engine) => {
    const account = await findAccount(engine, email);
    const change = { to, cc: people(values.cc), bcc: people(values.bcc), subject, html };
    const draft = await ask(
      engine,
      'createDraft',
      source === undefined ? { account: account.id, change } : { kind: 'reply', source, change },
    );
    if (draft.account !== account.id) {
      await ask(engine, 'discardDraft', { id: draft.id });
      throw wrongUsage(usage, 'The mail that is answered belongs to another account.');
    }
    const when = sendAt === undefined ? {} : { at: sendAt };
    try {
      for (const path of values.attach ?? [])
        await ask(engine, 'attachFile', { draft: draft.id, source: { kind: 'path', path: resolve(path) } });
      const sent = await ask(engine, 'sendDraft', { id: draft.id, undoSeconds: 0, ...when });
      return await deliver(console, engine, account, sent.message, sent.conversation);
    } catch (error) {
      // what could not be sent must not stay behind as a draft that nobody wrote
      await engine.call('discardDraft', { id: draft.id });
      throw error;
    }
  });
}

/** Sends what is due now; a line that is down is no failure: the mail waits. */
async function deliver(
  console: Console,
  engine: Engine,
  account: Account,
  message: MessageId,
  conversation: number,
): Promise<Output> {
  try {
    await sendWaiting(account.id, engine.context, new AbortController().signal);
  } catch (error) {
    console.note(error instanceof Error ? error.message : String(error));
  }
  const found = await ask(engine, 'conversation', { id: conversation });
  const shown = must(
    found?.messages.find((candidate) => candidate.id === message),
    'mail just sent',
  );
  const state = shown.sending?.state ?? 'queued';
  if (shown.sending?.error) console.note(shown.sending.error.message);
  return {
    json: { id: printMessage(message), messageId: shown.messageId, state },
    text: `${printMessage(message)}  ${state}`,
    exitCode: state === 'refused' || state === 'unclear' ? 1 : 0,
  };
}

async function findAccount(engine: Engine, email: string): Promise<Account> {
  const accounts = await ask(engine, 'accounts', {});
  const found = accounts.find((account) => account.email.toLowerCase() === email.trim().toLowerCase());
  if (found === undefined) throw new DealboxError('not-found', `There is no account ${email} in Dealbox.`);
  return found;
}

/** `Name <address>` or an address; several in one word are separated by commas. */
function people(words: readonly string[] | undefined): Address[] {
  return (words ?? [])
    .flatMap((word) => word.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/))
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .map((word) => {
      const named = /^(.*?)\s*<([^<>]+)>$/.exec(word);
      return named === null
        ? { name: '', address: word }
        : { name: (named[1] ?? '').replaceAll(/^"|"$/g, ''), address: named[2] ?? '' };
    });
}

async function readBody(text: string | undefined, html: string | undefined): Promise<string> {
  if ((text === undefined) === (html === undefined))
    throw wrongUsage(usage, 'Give one of --text-file and --html-file.');
  try {
    if (html !== undefined) return await readFile(html, 'utf8');
    const lines = (await readFile(text ?? '', 'utf8')).replace(/\r?\n$/, '').split(/\r?\n/);
    return `<div>${lines.map(escapeHtml).join('<br>')}</div>`;
  } catch {
    throw new DealboxError('not-found', `The file ${html ?? text} cannot be read.`);
  }
}

function readTime(text: string): number {
  const time = Date.parse(text);
  if (!/^\d{4}-\d\d-\d\dT/.test(text) || !Number.isFinite(time))
    throw wrongUsage(usage, '--at takes a time like 2026-12-01T08:00:00+01:00.');
  return time;
}

function readMessage(text: string): MessageId {
  const id = parsePrintedId(text);
  if (id.kind !== 'message') throw wrongUsage(usage, '--reply-to takes a message: its id looks like m34.');
  return id.id;
}
