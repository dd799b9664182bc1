import { readArguments, wrongUsage } from '../command-line.ts';
import { ask, askReader, type Console, type Output } from '../console.ts';
import { findByEmail } from './account.ts';

const usage = 'clean-up [--account EMAIL] [--keep ADDRESS…] [--sent-to-contacts] [--at-provider] --yes';

/** INB-3, guided: without --yes it tells what it would do, by sender. */
export async function cleanUpCommand(console: Console, args: readonly string[]): Promise<Output> {
  const { values } = readArguments(
    args,
    usage,
    {
      account: { type: 'string' },
      keep: { type: 'string', multiple: true },
      'sent-to-contacts': { type: 'boolean' },
      'at-provider': { type: 'boolean' },
      yes: { type: 'boolean' },
    },
    0,
    0,
  );
  if (values.yes !== true) throw wrongUsage(usage, await describe(console, values.account));
  return console.withEngine(async (engine) => {
    const { account: email } = values;
    const scope = email === undefined ? {} : { account: findByEmail(await ask(engine, 'accounts', {}), email).id };
    const { watermark } = await ask(engine, 'cleanUpPreview', scope);
    const result = await ask(engine, 'cleanUp', {
      ...scope,
      watermark,
      keepSenders: values.keep ?? [],
      sentToContacts: values['sent-to-contacts'] === true,
      atProvider: values['at-provider'] === true,
    });
    const { conversations, messages, kept, operations } = result;
    return {
      json: { conversations, messages, kept, operations },
      text: `Deleted ${conversations} conversations (${messages} emails), kept ${kept}.`,
    };
  });
}

function describe(console: Console, email: string | undefined): Promise<string> {
  return console.withReader((reader) => {
    const scope = email === undefined ? {} : { account: findByEmail(askReader(reader, 'accounts', {}), email).id };
    const { conversations, messages, fromContacts, sentToContacts, senders } = askReader(
      reader,
      'cleanUpPreview',
      scope,
    );
    const top = senders.slice(0, 20).map((sender) => `  ${sender.conversations}  ${sender.address}`);
    return [
      `This deletes ${conversations - sentToContacts} conversations without mail from a contact (${messages} emails with the ones kept).`,
      `${fromContacts} conversations from contacts stay, and ${sentToContacts} with mail sent to contacts, unless --sent-to-contacts.`,
      ...top,
      'It cannot be undone. Add --yes to do it.',
    ].join('\n');
  });
}
