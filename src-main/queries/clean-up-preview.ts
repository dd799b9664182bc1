import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import { countRows } from '../store/list-rows.ts';
import { type CleanUpCandidate, cleanUpCandidates } from '../store/plan-clean-up.ts';
import type { ReadDb } from '../store/sqlite.ts';
import { listAccounts } from '../store/tables/accounts.ts';
import { lastArrival } from '../store/tables/messages.ts';

/** Senders told one by one; the others are in the totals. */
const MOST_SENDERS = 2_000;

/** INB-3: what a clean-up of mail without contacts would take, by sender, the busiest first. */
export function cleanUpPreview(db: ReadDb, { account }: CallParsed<'cleanUpPreview'>): CallOutput<'cleanUpPreview'> {
  const watermark = lastArrival(db);
  const candidates = cleanUpCandidates(db, account, watermark);
  const groups = [...Map.groupBy(candidates, (candidate) => candidate.sender)]
    .map(([address, list]) => ({
      address,
      name: list.find((candidate) => candidate.name !== '')?.name ?? '',
      conversations: list.length,
      sentToContacts: count(list),
    }))
    .sort((a, b) => b.conversations - a.conversations || a.address.localeCompare(b.address));
  const scope = { view: 'inbox', ...(account === undefined ? {} : { account }) } as const;
  return {
    conversations: candidates.length,
    messages: candidates.reduce((sum, candidate) => sum + candidate.messages, 0),
    fromContacts: countRows(db, { ...scope, filters: ['from-contact'] }),
    sentToContacts: count(candidates),
    senders: groups.slice(0, MOST_SENDERS),
    totalSenders: groups.length,
    watermark,
    accounts: listAccounts(db)
      .filter((one) => account === undefined || one.id === account)
      .map(({ id, email, deleteExternally }) => ({ id, email, deleteExternally })),
  };
}

const count = (list: readonly CleanUpCandidate[]): number => list.filter((candidate) => candidate.sentToContact).length;
