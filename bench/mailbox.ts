import { type MailServer, type StoredMessage, startMailServer } from '../tests/support/mail-server.ts';
import { type CorpusOptions, corpusMessage } from './corpus.ts';

/** Messages handed to the server at once, so that the corpus is never in memory whole. */
const PIECE = 500;

/** A real Dovecot with one mailbox full of corpus mail; nothing recorded, nothing slowed; `smtp`: with submission. */
export async function startFullMailbox(corpus: CorpusOptions, smtp = false): Promise<MailServer> {
  const server = await startMailServer({ format: 'mdbox', smtp, recordCommands: false });
  await fillMailbox(server, 'alice', corpus);
  return server;
}

/** Fills a user's INBOX with corpus mail. */
export async function fillMailbox(server: MailServer, user: string, corpus: CorpusOptions): Promise<void> {
  for (let start = 0; start < corpus.count; start += PIECE) {
    const piece: StoredMessage[] = [];
    for (let index = start; index < Math.min(start + PIECE, corpus.count); index += 1)
      piece.push(corpusMessage(index, corpus));
    await server.append(user, 'INBOX', piece);
  }
}
