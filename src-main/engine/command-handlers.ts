import { writeFile } from 'node:fs/promises';
import type { CommandHandlers } from '#shared/contract/contract.ts';
import { Account, type Connection } from '#shared/model/account.ts';
import { DealboxError } from '#shared/model/error.ts';
import { checkVisibility } from '#shared/rules/visibility.ts';
import { archiveConversations, unarchiveConversations } from '../commands/archive-conversations.ts';
import { chooseFolder, dropOperations, retryOperations } from '../commands/change-operations.ts';
import { deleteMail } from '../commands/delete-mail.ts';
import { markMail } from '../commands/mark-mail.ts';
import { controlPastSync, startPastSync } from '../commands/past-sync-commands.ts';
import { removeAccount } from '../commands/remove-account.ts';
import { resolveIncident } from '../commands/resolve-incident.ts';
import { undoCommand } from '../commands/undo-command.ts';
import { setAccountStatus } from '../store/tables/account-status.ts';
import { getAccount, insertAccount, updateAccount } from '../store/tables/accounts.ts';
import { setImagesAllowed } from '../store/tables/image-permissions.ts';
import { addAccount, checkNewAccount, signInAgain } from './add-account.ts';
import { countFolders } from './count-folders.ts';
import { secretKey } from './credentials.ts';
import type { EngineContext } from './engine-context.ts';
import { estimatePastMail } from './estimate-past-mail.ts';
import { itemCommandHandlers } from './item-command-handlers.ts';
import { readContent } from './read-content.ts';
import { writingHandlers } from './writing-handlers.ts';

/** Every command of the contract. Each is one transaction of the store; what the provider must hear of it is queued with it. */
export const commandHandlers: CommandHandlers<EngineContext> = {
  ...itemCommandHandlers,
  async findSettings({ signIns }, { email }) {
    const { findSettings } = await import('../provider/discovery/find-settings.ts');
    const { found, offline, notes } = await findSettings(email, signIns.services());
    return { found, offline, notes: [...notes] };
  },
  checkAccount: (context, input) => checkNewAccount(context, input),
  addAccount: (context, input) => addAccount(context, input),
  addSampleAccount: (context) => addSample(context),

  async removeAccount(context, { id }) {
    const account = getAccount(context.store.db, id);
    await context.stopAccount(id);
    const messages = await removeAccount(context.store, id, context.now);
    await context.credentials.forget(account.email);
    context.background.wake();
    return { messages };
  },

  setAccount(context, { id, ...settings }) {
    const account = context.store.write((tx) => {
      if (settings.visibility !== undefined) checkVisibility(getAccount(tx.db, id).type, settings.visibility);
      return updateAccount(tx, id, settings);
    });
    if (settings.labels !== undefined) context.wake(id, true);
    return Account.parse(account);
  },

  async setPassword(context, { id, password }) {
    const account = getAccount(context.store.db, id);
    const passwordKept = await context.secrets.set(secretKey(account.email), password);
    context.store.write((tx) => setAccountStatus(tx, id, { error_code: '', error_message: '', next_try_at: 0 }));
    context.wake(id, true);
    return { passwordKept };
  },

  async beginSignIn({ signIns }, { service, email }) {
    return await signIns.begin(service, email);
  },
  async finishSignIn({ signIns }, { id }) {
    const { address, matches } = await signIns.finish(id);
    return { address, matches };
  },
  cancelSignIn({ signIns }, { id }) {
    signIns.cancel(id);
    return {};
  },
  signInAgain: (context, input) => signInAgain(context, input),

  archive: (context, { selection }) => archiveConversations(context, selection),
  unarchive: (context, { selection }) => unarchiveConversations(context, selection),
  deleteMail: (context, { selection }) => deleteMail(context, selection),
  mark: (context, { selection, flag, value }) => markMail(context, selection, flag, value),
  undo: (context, { id }) => undoCommand(context, id),

  ...writingHandlers,

  syncNow(context, { account }) {
    context.wake(account ?? null, true);
    return {};
  },
  syncPast(context, choice) {
    startPastSync(context, choice);
    context.wake(choice.account, false);
    return {};
  },
  estimatePast: (context, choice) => estimatePastMail(context, choice),
  countFolders: (context, input) => countFolders(context, input),
  controlPast(context, { account, action }) {
    controlPastSync(context, account, action);
    context.wake(account, false);
    return {};
  },
  retryOperations(context, { ids }) {
    const result = retryOperations(context, ids);
    // a person asks: also a server that just said no is called again
    context.wake(null, true);
    return result;
  },
  dropOperations: (context, { ids }) => dropOperations(context, ids),
  chooseFolder: (context, choice) => chooseFolder(context, choice),
  resolveIncident: (context, input) => resolveIncident(context, input),
  checkCompleteness(context, { account }) {
    context.store.write((tx) => setAccountStatus(tx, account, { checked_at: 0 }));
    context.wake(account, true);
    return {};
  },
  allowImages(context, { sender, allow }) {
    context.store.write((tx) => setImagesAllowed(tx, sender, allow));
    return {};
  },

  async saveAttachment(context, { message, part, path }) {
    const found = readContent(context.store.db, context.store.packDir, { kind: 'part', message, part });
    if (!found.found) throw new DealboxError('not-found', 'This attachment is no longer here.');
    try {
      // never over an existing file, never through a link, never executable
      await writeFile(path, found.bytes, { flag: 'wx', mode: 0o600 });
    } catch (error) {
      throw saveError(error);
    }
    return { path, bytes: found.bytes.byteLength };
  },
};

function saveError(error: unknown): DealboxError {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
  if (code === 'EEXIST')
    return new DealboxError('already-exists', 'There is a file of this name already. Choose another name.');
  if (code === 'ENOSPC')
    return new DealboxError('disk-full', 'The disk is full. Free some space and save again.', { retryable: true });
  return new DealboxError('not-permitted', 'The file could not be written there. Choose another folder.', {
    detail: String(code),
  });
}

/** The welcome screen's *Try with sample data*: once is enough. */
function addSample(context: EngineContext): Account {
  const day = new Date(context.now()).toISOString();
  const nowhere = { host: 'sample.invalid', port: 1, tls: 'on' } as const;
  const connection: Connection = { imap: nowhere, smtp: nowhere, user: day };
  const account = context.store.write((tx) => {
    const id = insertAccount(
      tx,
      {
        email: 'ola@dealbox.example',
        displayName: 'Ola Nowak',
        type: 'personal',
        provider: 'sample',
        labels: ['Clients/Nordwind', 'Partners'],
        visibility: 'private',
        connection,
      },
      context.now(),
    );
    return getAccount(tx.db, id);
  });
  context.startAccount(account.id);
  return Account.parse(account);
}
