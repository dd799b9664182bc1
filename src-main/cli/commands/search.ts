import { printConversation, printMessage } from '#shared/model/ids.ts';
import { readArguments, readCount } from '../command-line.ts';
import { askReader, type Console, isoTime, type Output } from '../console.ts';

/** The marks around hits belong to the window. */
const plain = (text: string): string => text.replaceAll(/[\u0002\u0003]/g, '');

export async function searchCommand(console: Console, args: readonly string[]): Promise<Output> {
  const { values, positionals } = readArguments(
    args,
    'search QUERY [--limit N]',
    { limit: { type: 'string' } },
    1,
    100,
  );
  const limit = Math.min(readCount(values.limit, 50), 200);
  return console.withReader((reader) => {
    const found = askReader(reader, 'search', { query: positionals.join(' '), limit, exact: true });
    if (found.problem !== '') console.note(found.problem);
    for (const correction of found.corrected)
      console.note(`Also searched for "${correction.to}" (nothing has "${correction.from}").`);
    const results = found.hits.map((hit) => ({
      conversation: printConversation(hit.conversation.id),
      message: printMessage(hit.message),
      subject: plain(hit.subject),
      from: hit.from,
      date: isoTime(hit.date),
      snippet: plain(hit.snippet),
    }));
    return {
      json: { results, total: found.total },
      text: [
        ...results.map(
          (hit) =>
            `${hit.conversation}\t${hit.date.slice(0, 16)}  ${hit.from.name || hit.from.address}: ${hit.subject}\n\t${hit.snippet}`,
        ),
        `${found.total} conversations`,
      ].join('\n'),
    };
  });
}
