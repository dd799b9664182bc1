import { buildMessage } from '../provider/mime/build-message.ts';
import { readDraftFile } from '../store/draft-files.ts';
import type { Store } from '../store/store.ts';
import { type DraftColumns, draftFiles, draftHtml, draftQuote, draftReferences } from '../store/tables/drafts.ts';
import { readRecipients } from '../store/tables/recipients.ts';

/** A draft as a mail. Throws `not-found` where one of its files is gone. */
export function composeDraft(
  store: Store,
  draft: DraftColumns,
  as: { readonly messageId: string; readonly date: number; readonly headers?: Readonly<Record<string, string>> },
): Promise<Buffer> {
  const { to, cc, bcc } = readRecipients(draft.recipients);
  return buildMessage({
    from: { name: draft.from_name, address: draft.from_address },
    to,
    cc,
    bcc,
    subject: draft.subject,
    inReplyTo: draft.in_reply_to,
    references: draftReferences(draft),
    html: draftHtml(store.db, draft.id) + draftQuote(store.db, draft.id),
    files: draftFiles(store.db, draft.id).map((file) => ({
      name: file.name,
      type: file.type,
      contentId: file.content_id,
      bytes: readDraftFile(store.dir, file.file),
    })),
    ...as,
  });
}
