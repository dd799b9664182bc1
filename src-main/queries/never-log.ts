import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import { domainOf, isSameMailbox, normalizeAddress } from '#shared/rules/address.ts';
import { isFreeMail } from '#shared/rules/free-mail.ts';
import { compileNeverLog, parseNeverLogPattern } from '#shared/rules/never-log.ts';
import { countLogged, neverLogHelp, viewEntry } from '../store/never-log-view.ts';
import type { ReadDb } from '../store/sqlite.ts';
import { listAccounts } from '../store/tables/accounts.ts';
import { addressesCovered } from '../store/tables/addresses.ts';
import { findRef } from '../store/tables/items.ts';
import { neverLogEntries } from '../store/tables/never-log.ts';
import { localUser } from '../store/tables/workspace-users.ts';

/** Contacts named one by one in the tester. */
const MOST = 20;

/** The page Settings > Log emails to CRM > Never log (NLG-1, NLG-2), with one's own company domains that are not on it (NLG-5). */
export function neverLog(db: ReadDb): CallOutput<'neverLog'> {
  const user = localUser(db);
  const entries = neverLogEntries(db, user.id);
  const own = listAccounts(db).map((account) => domainOf(normalizeAddress(account.email)));
  const suggestions = [...new Set(own)]
    .filter((domain) => domain !== '' && !isFreeMail(domain))
    .map((domain) => `*@${domain}`)
    .filter((pattern) => !entries.some((entry) => entry.pattern === pattern));
  return {
    entries: entries.map((entry) => viewEntry(db, entry)),
    mayBlockForAll: user.role === 'administrator',
    suggestions,
  };
}

/** The tester (B11-13): what an address or a pattern means for the record, before it is added. */
export function testNeverLog(db: ReadDb, { text }: CallParsed<'testNeverLog'>): CallOutput<'testNeverLog'> {
  const pattern = parseNeverLogPattern(text) ?? '';
  const entries = neverLogEntries(db, localUser(db).id);
  const isDomain = pattern.startsWith('*@');
  const covered = pattern === '' ? [] : addressesCovered(db, pattern);
  const contacts = [...new Set(covered.map((row) => row.contact_id))].filter((id) => id !== 0);
  return {
    pattern,
    help: pattern === '' ? neverLogHelp : '',
    covering: entries
      .filter((entry) =>
        isDomain
          ? entry.pattern === pattern
          : pattern !== '' && compileNeverLog([entry]).coverOf(pattern) !== undefined,
      )
      .map((entry) => viewEntry(db, entry)),
    own: listAccounts(db).some((account) => isSameMailbox(normalizeAddress(account.email), pattern)),
    addresses: covered.length,
    contacts: contacts.slice(0, MOST).flatMap((id) => findRef(db, id) ?? []),
    totalContacts: contacts.length,
    conversations: pattern === '' ? 0 : countLogged(db, pattern),
    freeMail: isDomain && isFreeMail(pattern.slice(2)),
  };
}
