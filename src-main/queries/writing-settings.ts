import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import type { AccountId, SignatureId } from '#shared/model/ids.ts';
import { renderFields } from '#shared/rules/merge-fields.ts';
import { sentCopyOf } from '#shared/rules/sent-copy.ts';
import type { ReadDb } from '../store/sqlite.ts';
import { accountWriting } from '../store/tables/account-writing.ts';
import { getAccount } from '../store/tables/accounts.ts';
import { getTemplate } from '../store/tables/templates.ts';
import { limitOf } from './draft-checks.ts';
import { mainIdentity } from './identities.ts';

/** How an account writes and sends. Throws `not-found`. */
export function writingSettings(db: ReadDb, { account }: CallParsed<'writingSettings'>): CallOutput<'writingSettings'> {
  const settings = accountWriting(db, account);
  const { connection } = getAccount(db, account);
  return {
    aliases: [...settings.aliases],
    signatureNew: idOf(settings.signatureNew),
    signatureReply: idOf(settings.signatureReply),
    sentCopy: settings.sentCopy === 'unknown' ? sentCopyOf(connection.smtp.host) : settings.sentCopy,
    limit: limitOf(db, account),
    ownLimit: settings.sizeOwn,
    whenLate: settings.whenLate,
  };
}

const idOf = (id: number): SignatureId | null => (id === 0 ? null : (id as SignatureId));

/** CMP-4: a template with its fields filled; `me.*` from the account. Throws `not-found`. */
export function renderTemplate(
  db: ReadDb,
  { id, account, values }: { id: number; account: AccountId; values: Record<string, string> },
): CallOutput<'renderTemplate'> {
  const template = getTemplate(db, id);
  const me = mainIdentity(db, account);
  const filled = {
    'me.name': me.name,
    'me.first_name': me.name.split(/\s+/)[0] ?? '',
    'me.email': me.address,
    ...values,
  };
  const subject = renderFields(template.subject, filled, 'text');
  const html = renderFields(template.html, filled, 'html');
  return { subject: subject.text, html: html.text, missing: [...new Set([...subject.missing, ...html.missing])] };
}
