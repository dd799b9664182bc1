import type { CallOutput, CallParsed } from '#shared/contract/contract.ts';
import type { SyncStatus } from '#shared/model/sync.ts';
import type { ReadDb } from '../store/sqlite.ts';
import { accountStatus } from '../store/tables/account-status.ts';
import { listAccounts } from '../store/tables/accounts.ts';
import { countUnindexed } from '../store/tables/search-index.ts';
import { accountSyncStatus } from './sync-status.ts';

type Finding = CallOutput<'diagnostics'>['findings'][number];

/**
 * SYN-9: what stands well and what does not, in plain words, and a report to copy. Redacted by construction: accounts and folders are
 * numbered, and nothing is put in that could hold an address, a subject or a secret.
 */
export function diagnostics(db: ReadDb, { account: wanted }: CallParsed<'diagnostics'>): CallOutput<'diagnostics'> {
  const accounts = listAccounts(db).filter((account) => wanted === undefined || account.id === wanted);
  const findings: Finding[] = [];
  const lines: string[] = [];
  for (const [index, account] of accounts.entries()) {
    const status = accountSyncStatus(db, account);
    const name = `Account ${index + 1}`;
    findings.push(...findingsOf(name, status));
    lines.push(
      ...report(name, status, {
        provider: accountStatus(db, account.id).provider || account.provider,
        type: account.type,
        tls: account.connection.imap.tls,
      }),
    );
  }
  const unindexed = countUnindexed(db);
  if (unindexed > 0)
    findings.push({ level: 'warning', text: `${unindexed} emails are not searchable yet; indexing goes on.` });
  if (accounts.length === 0) findings.push({ level: 'warning', text: 'There is no account yet.' });
  return {
    findings,
    text: [...findings.map((finding) => `[${finding.level}] ${finding.text}`), '', ...lines].join('\n'),
  };
}

function findingsOf(name: string, status: SyncStatus): Finding[] {
  const findings: Finding[] = [];
  if (status.error !== null) findings.push({ level: 'error', text: `${name} has a problem: ${status.error.code}.` });
  else if (status.lastSuccessAt === 0) findings.push({ level: 'warning', text: `${name} has never been synced.` });
  else findings.push({ level: 'ok', text: `${name} was synced ${new Date(status.lastSuccessAt).toISOString()}.` });
  const aside = status.folders.reduce((sum, folder) => sum + folder.setAside, 0);
  if (aside > 0)
    findings.push({ level: 'warning', text: `${name}: ${aside} emails could not be read and are tried again.` });
  const failing = status.folders.filter((folder) => folder.error !== '').length;
  if (failing > 0) findings.push({ level: 'error', text: `${name}: ${failing} folders cannot be synced.` });
  if (status.pendingOperations > 0) {
    findings.push({ level: 'warning', text: `${name}: ${status.pendingOperations} changes wait for the provider.` });
  }
  for (const incident of status.incidents.filter((item) => item.open)) {
    findings.push({
      level: 'warning',
      text: `${name}: waits for your decision on ${incident.messages} emails (${incident.kind}).`,
    });
  }
  const { completeness } = status;
  if (completeness !== null && completeness.here < completeness.there) {
    findings.push({
      level: 'error',
      text: `${name}: ${completeness.there - completeness.here} emails in scope are missing here.`,
    });
  } else if (completeness !== null) {
    findings.push({
      level: 'ok',
      text: `${name}: ${completeness.here} of ${completeness.there} emails in scope are here.`,
    });
  }
  return findings;
}

function report(name: string, status: SyncStatus, facts: { provider: string; type: string; tls: string }): string[] {
  return [
    `${name}: ${facts.type}, ${facts.provider}, encryption ${facts.tls}, phase ${status.phase}, push ${status.push ? 'yes' : 'no'}`,
    ...status.folders.map(
      (folder, index) =>
        `  folder ${index + 1}: ${folder.role}, ${folder.synced ? 'synced' : 'followed'}, ${folder.messages} emails, set aside ${folder.setAside}, checked ${folder.lastCheckedAt === 0 ? 'never' : new Date(folder.lastCheckedAt).toISOString()}`,
    ),
    `  waiting changes ${status.pendingOperations}, incidents ${status.incidents.length}`,
  ];
}
