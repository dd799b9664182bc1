import { randomUUID } from 'node:crypto';
import type { CallParsed } from '#shared/contract/contract.ts';
import { must } from '#shared/lib/assert.ts';
import type { Address } from '#shared/model/conversation.ts';
import type { Draft } from '#shared/model/draft.ts';
import { DealboxError } from '#shared/model/error.ts';
import type { MailHeader, MailPart } from '#shared/model/mail.ts';
import { domainOf } from '#shared/rules/address.ts';
import { pickFrom } from '#shared/rules/pick-from.ts';
import { replyPeople } from '#shared/rules/reply-people.ts';
import { answerSubject } from '#shared/rules/reply-subject.ts';
import { placeSignature } from '#shared/rules/signature-block.ts';
import { parseAddresses } from '../../provider/mime/addresses.ts';
import { readHeaderFields } from '../../provider/mime/header-fields.ts';
import { describeHeader } from '../../provider/mime/parse-header.ts';
import { quoteForForward, quoteForReply } from '../../provider/mime/quote.ts';
import { shownContentIds } from '../../provider/mime/written-html.ts';
import { readDraft } from '../../queries/drafts.ts';
import { identitiesOf } from '../../queries/identities.ts';
import { writeDraftFile } from '../../store/draft-files.ts';
import { readRange } from '../../store/packs.ts';
import { accountWriting } from '../../store/tables/account-writing.ts';
import { listAccounts } from '../../store/tables/accounts.ts';
import { findContent } from '../../store/tables/contents.ts';
import { insertDraft, insertDraftFile, type NewDraft } from '../../store/tables/drafts.ts';
import { findMessage, type MessageRow } from '../../store/tables/messages.ts';
import { findSignature } from '../../store/tables/templates.ts';
import type { EngineContext } from '../engine-context.ts';
import { readContent } from '../read-content.ts';

/** A file that the draft takes over from the mail that it answers. */
interface Taken {
  readonly name: string;
  readonly type: string;
  readonly contentId: string;
  readonly bytes: Uint8Array;
}

/** CMP-1: a new draft, an answer or a forwarded mail, with everything filled in. Throws `not-found`. */
export function createDraft(context: EngineContext, input: CallParsed<'createDraft'>): Draft {
  const { store, now } = context;
  const { kind, change } = input;
  const begun = kind === 'new' ? beginNew(context, input) : beginAnswer(context, input);
  const draft: NewDraft = {
    ...begun.draft,
    ...(change.account === undefined ? {} : { account: change.account }),
    ...given(change, 'from'),
    ...given(change, 'to'),
    ...given(change, 'cc'),
    ...given(change, 'bcc'),
    ...given(change, 'subject'),
    ...given(change, 'html'),
    ...given(change, 'quote'),
    ...given(change, 'items'),
  };
  const files = begun.files.map((file) => ({ ...file, file: writeDraftFile(store.dir, file.bytes) }));
  const id = store.write((tx) => {
    const made = insertDraft(tx, draft, now());
    for (const { file, name, type, contentId, bytes } of files) {
      insertDraftFile(tx, { draft_id: made, file, name, type, size: bytes.length, content_id: contentId });
    }
    return made;
  });
  return must(readDraft(store.db, { id }), 'draft just made');
}

function given<C extends object, K extends keyof C>(change: C, key: K): { [k in K]?: NonNullable<C[K]> } {
  const value = change[key];
  return value === undefined || value === null ? {} : ({ [key]: value } as { [k in K]?: NonNullable<C[K]> });
}

interface Begun {
  readonly draft: NewDraft;
  readonly files: readonly Taken[];
}

function beginNew({ store }: EngineContext, input: CallParsed<'createDraft'>): Begun {
  const account = input.change.account ?? input.account ?? listAccounts(store.db)[0]?.id;
  if (account === undefined) throw new DealboxError('not-found', 'Add an account first: mail is written from one.');
  const [identity] = identitiesOf(store.db, account);
  const draft: NewDraft = {
    account,
    kind: 'new',
    source: 0,
    conversation: 0,
    inReplyTo: '',
    references: [],
    from: { name: identity.name, address: identity.address },
    to: [],
    cc: [],
    bcc: [],
    subject: '',
    html: signed(store, accountWriting(store.db, account).signatureNew),
    quote: '',
    items: [],
    messageId: newMessageId(identity.address),
  };
  return { draft, files: [] };
}

function beginAnswer({ store }: EngineContext, input: CallParsed<'createDraft'>): Begun {
  const { kind, language } = input;
  const source = input.source === undefined ? undefined : findMessage(store.db, input.source);
  if (source === undefined) throw new DealboxError('not-found', 'The mail that this answers is no longer here.');
  const { header, deliveredTo } = sourceHeader(store, source);
  const identities = identitiesOf(store.db, source.account_id);
  const identity = pickFrom(identities, { ...header, deliveredTo });
  const own = identities.map(({ address }) => address);
  const people =
    kind === 'forward'
      ? { to: [] as Address[], cc: [] as Address[] }
      : replyPeople({ ...header, outgoing: source.outgoing === 1 }, own, kind === 'reply-all');
  const parts = findContent(store.db, source.id)?.parts ?? [];
  const quoted = {
    ...header,
    date: source.sent_at || source.date,
    html: htmlOf(store, source),
    text: findContent(store.db, source.id)?.text ?? source.snippet,
  };
  const quote = kind === 'forward' ? quoteForForward(quoted, language) : quoteForReply(quoted, language);
  const draft: NewDraft = {
    account: source.account_id,
    kind,
    source: source.id,
    conversation: source.conversation_id,
    inReplyTo: kind === 'forward' ? '' : source.message_id,
    references: [...header.references, source.message_id].filter((id) => id !== ''),
    from: { name: identity.name, address: identity.address },
    to: people.to,
    cc: people.cc,
    bcc: [],
    subject: answerSubject(kind === 'forward' ? 'forward' : 'reply', source.subject),
    html: signed(store, accountWriting(store.db, source.account_id).signatureReply),
    quote,
    items: [],
    messageId: newMessageId(identity.address),
  };
  return { draft, files: takenFiles(store, source, parts, shownContentIds(quote), kind === 'forward') };
}

type StoreOf = EngineContext['store'];

/** Unique, and without anything of this computer. */
export const newMessageId = (from: string): string =>
  `${randomUUID()}@${domainOf(from).replaceAll(/[^\x21-\x7e]/g, '') || 'dealbox.invalid'}`;

function signed(store: StoreOf, signature: number): string {
  const found = signature === 0 ? null : findSignature(store.db, signature);
  return placeSignature('<p></p>', found);
}

/** What the row does not keep: References, and to which of one's addresses it was delivered. */
function sourceHeader(store: StoreOf, source: MessageRow): { header: MailHeader; deliveredTo: string[] } {
  const raw =
    source.pack_length === 0
      ? Buffer.alloc(0)
      : readRange(store.packDir, {
          pack: source.pack_id,
          offset: source.pack_offset,
          length: Math.min(source.pack_length, 256 * 1024),
        });
  const fields = readHeaderFields(raw, 0, raw.length);
  const header = describeHeader(raw, fields);
  const delivered = ['delivered-to', 'x-original-to', 'envelope-to'].flatMap((name) => fields.fields.get(name) ?? []);
  return {
    header: { ...header, subject: source.subject, from: { name: source.from_name, address: source.from_address } },
    deliveredTo: delivered.flatMap((value) => parseAddresses(value).map(({ address }) => address)),
  };
}

function htmlOf(store: StoreOf, source: MessageRow): string | null {
  const found = readContent(store.db, store.packDir, { kind: 'html', message: source.id });
  return found.found ? Buffer.from(found.bytes).toString('utf8') : null;
}

/** A forwarded mail takes its files along; each quote the pictures that it shows. */
function takenFiles(
  store: StoreOf,
  source: MessageRow,
  parts: readonly MailPart[],
  shown: ReadonlySet<string>,
  all: boolean,
): Taken[] {
  return parts
    .filter((part) => part.kind === 'attachment')
    .flatMap((part) => {
      const contentId = shown.has(part.contentId) ? part.contentId : '';
      if (contentId === '' && !all) return [];
      const found = readContent(store.db, store.packDir, { kind: 'part', message: source.id, part: part.number });
      if (!found.found) return [];
      return [{ name: part.name || 'attachment', type: part.type, contentId, bytes: found.bytes }];
    });
}
