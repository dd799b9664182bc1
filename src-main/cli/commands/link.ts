import { type ConversationId, parsePrintedId } from '#shared/model/ids.ts';
import { parseItem, printItem } from '#shared/model/item.ts';
import type { LinkView } from '#shared/model/link.ts';
import { readArguments, wrongUsage } from '../command-line.ts';
import { ask, type Console, type Output } from '../console.ts';

export const linkCommand = (console: Console, args: readonly string[]): Promise<Output> =>
  choose(console, args, 'link');
export const unlinkCommand = (console: Console, args: readonly string[]): Promise<Output> =>
  choose(console, args, 'unlink');

/** CRM-4: a person's choice. Prints what the conversation is linked to afterwards. */
async function choose(console: Console, args: readonly string[], act: 'link' | 'unlink'): Promise<Output> {
  const usage = `${act} CONVERSATION KIND:ID`;
  const { positionals } = readArguments(args, usage, {}, 2, 2);
  const conversation = parsePrintedId(positionals[0] ?? '');
  if (conversation.kind !== 'conversation') throw wrongUsage(usage, 'A conversation id looks like c12.');
  const item = parseItem(positionals[1] ?? '');
  return console.withEngine(async (engine) => {
    const ids: ConversationId[] = [conversation.id];
    await ask(engine, act, { selection: { kind: 'conversations', ids }, item: item.id });
    const links = (await ask(engine, 'conversationLinks', { id: conversation.id }))?.links ?? [];
    return {
      json: { links: links.map(printLink) },
      text: links.length === 0 ? 'Linked to nothing.' : links.map(describeLink).join('\n'),
    };
  });
}

export const printLink = ({ item, source, text }: LinkView) => ({
  item: printItem(item),
  name: item.name,
  source,
  reason: text,
});
const describeLink = ({ item, text }: LinkView): string => `${printItem(item)}  ${item.name} (${text})`;
