import type { MessageView } from '#shared/model/conversation.ts';
import { DealboxError } from '#shared/model/error.ts';
import { parsePrintedId, printConversation, printMessage } from '#shared/model/ids.ts';
import type { ReadOnlyEngine } from '../../engine/read-only-engine.ts';
import { readArguments, wrongUsage } from '../command-line.ts';
import { askReader, type Console, isoTime, type Output } from '../console.ts';
import { printLink } from './link.ts';

const usage = 'show CONVERSATION';

export async function showCommand(console: Console, args: readonly string[]): Promise<Output> {
  const { positionals } = readArguments(args, usage, {}, 1, 1);
  const id = parsePrintedId(positionals[0] ?? '');
  if (id.kind !== 'conversation') throw wrongUsage(usage, 'A conversation id looks like c12.');
  return console.withReader((reader) => {
    const found = askReader(reader, 'conversation', { id: id.id });
    if (found === null) throw new DealboxError('not-found', `There is no conversation ${positionals[0]} any more.`);
    const links = askReader(reader, 'conversationLinks', { id: found.id })?.links ?? [];
    const account = askReader(reader, 'accounts', {}).find((candidate) => candidate.id === found.account);
    return {
      json: {
        id: printConversation(found.id),
        account: account?.email ?? '',
        subject: found.subject,
        archived: found.standing === 'archive',
        messages: found.messages.map((message) => ({
          ...printMessageView(reader, message),
          links: links.map(printLink),
        })),
        links: links.map(printLink),
        activity: found.activity.map((entry) => ({ ...entry, at: isoTime(entry.at) })),
      },
      text: found.messages.map(describe).join('\n\n'),
    };
  });
}

function printMessageView(reader: ReadOnlyEngine, message: MessageView) {
  const html = message.html ? reader.content({ kind: 'html', message: message.id }) : { found: false as const };
  return {
    id: printMessage(message.id),
    messageId: message.messageId,
    from: message.from,
    to: message.to,
    cc: message.cc,
    date: isoTime(message.date),
    subject: message.subject,
    text: message.text,
    html: html.found ? Buffer.from(html.bytes).toString('utf8') : null,
    attachments: message.attachments.map(({ name, type, size, inline }) => ({ name, type, size, inline })),
    flags: flagsOf(message),
    archived: message.archived,
    locations: message.locations,
  };
}

function flagsOf(message: MessageView): string[] {
  const flags: [boolean, string][] = [
    [!message.unread, 'seen'],
    [message.starred, 'starred'],
    [message.answered, 'answered'],
  ];
  return flags.filter(([set]) => set).map(([, name]) => name);
}

function describe(message: MessageView): string {
  const from = message.from.name === '' ? message.from.address : `${message.from.name} <${message.from.address}>`;
  const to = message.to.map((person) => person.name || person.address).join(', ');
  const files = message.attachments.map((file) => `\n[${file.name}, ${file.type}]`).join('');
  return `${printMessage(message.id)}  ${isoTime(message.date)}\nFrom: ${from}\nTo: ${to}\nSubject: ${message.subject}\n\n${message.text}${files}`;
}
