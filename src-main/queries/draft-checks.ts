import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import type { Address } from '#shared/model/conversation.ts';
import { DealboxError } from '#shared/model/error.ts';
import { normalizeAddress } from '#shared/rules/address.ts';
import {
  type MessageSize,
  measureMessage,
  type SizeLimit,
  sizeLimit,
  tooLargeMessage,
} from '#shared/rules/message-size.ts';
import { checkBeforeSending } from '#shared/rules/sending-checks.ts';
import { withoutSignature } from '#shared/rules/signature-block.ts';
import type { ReadDb } from '../store/sqlite.ts';
import { accountWriting } from '../store/tables/account-writing.ts';
import { getAccount } from '../store/tables/accounts.ts';
import { type DraftColumns, draftFiles, draftHtml, draftQuote, findDraft } from '../store/tables/drafts.ts';
import { neverLogOf } from '../store/tables/never-log.ts';
import { readRecipients } from '../store/tables/recipients.ts';
import { localUser } from '../store/tables/workspace-users.ts';

/** CMP-3: how large a mail of this account may be. */
export function limitOf(db: ReadDb, account: number): SizeLimit {
  const { sizeOwn, sizeAnnounced } = accountWriting(db, account);
  const { smtp } = getAccount(db, account).connection;
  return sizeLimit({ smtpHost: smtp.host, announced: sizeAnnounced, own: sizeOwn });
}

/** The gauge of a draft (C4). `more`: a file that is about to be added, in bytes. */
export function sizeOfDraft(db: ReadDb, row: DraftColumns, more: readonly number[] = []): MessageSize {
  const text = Buffer.byteLength(draftHtml(db, row.id)) + Buffer.byteLength(draftQuote(db, row.id));
  const sizes = draftFiles(db, row.id).map((file) => file.size);
  return measureMessage(text, [...sizes, ...more], limitOf(db, row.account_id));
}

/** All that is to be said before a draft goes out, what blocks it first (C4). Throws `not-found`. */
export function draftChecks(db: ReadDb, { id }: CallParsed<'draftChecks'>): CallOutput<'draftChecks'> {
  const row = findDraft(db, id);
  if (row === undefined) throw new DealboxError('not-found', 'This draft is no longer here.');
  const size = sizeOfDraft(db, row);
  const html = draftHtml(db, id);
  const files = draftFiles(db, id).filter((file) => file.content_id === '');
  const people = readRecipients(row.recipients);
  const checks = checkBeforeSending({
    to: people.to,
    cc: people.cc,
    bcc: people.bcc,
    subject: row.subject,
    ownText: plainLines(withoutSignature(html)),
    html,
    attachments: files.length,
    replyAll: row.kind === 'reply-all',
    tooLarge: size.tooLarge ? tooLargeMessage(size.encoded, size.limit, files) : '',
    neverLogged: neverLogged(db, [...people.to, ...people.cc, ...people.bcc]),
  });
  return { checks, size };
}

/** NLG-4, R138: they are written to, and the person is told that it is not logged. */
function neverLogged(db: ReadDb, people: readonly Address[]): string[] {
  const rules = neverLogOf(db, localUser(db).id);
  if (rules.isEmpty) return [];
  return people
    .map(({ address }) => address)
    .filter((address) => rules.coverOf(normalizeAddress(address)) !== undefined);
}

/** What was written, roughly: enough to find words in it. Quotes are left out. */
function plainLines(html: string): string {
  return html
    .replaceAll(/<blockquote\b[\s\S]*?<\/blockquote>/gi, ' ')
    .replaceAll(/<(?:br|\/p|\/div|\/li|\/h\d)\b[^<>]*>/gi, '\n')
    .replaceAll(/<[^<>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&');
}
