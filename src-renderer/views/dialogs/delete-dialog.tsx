import type { TFunction } from 'i18next';
import { CloudOff, Inbox, Mail, RotateCcw, Server, Trash2, Users } from 'lucide-react';
import { Trans, useTranslation } from 'react-i18next';
import type { CallOutput } from '#shared/contract/contract.ts';
import { truncate } from '#shared/lib/text.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import type { Selection } from '#shared/model/selection.ts';
import { goToSettings } from '../../actions/go.ts';
import { captureTargets, type Targets, targetsOf } from '../../actions/targets.ts';
import { deleteConfirmed } from '../../actions/triage.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { closeDialog, type OneEmail } from '../../state/dialogs.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { type ConsequenceLine, ConsequenceList } from '../../ui/consequence-list.tsx';
import { dayTime } from '../../ui/format/dates.ts';
import styles from './dialogs.module.css';

type Description = CallOutput<'describeDelete'>;

/** DEL-1, C0.4: what deleting will do, here, at each provider, for others and to links, told by the function that will do it. */
export function DeleteDialog({
  selection,
  email,
}: {
  readonly selection: Selection;
  readonly email?: OneEmail | undefined;
}) {
  const { t } = useTranslation();
  const { data, error } = useContractQuery('describeDelete', { selection });
  const title =
    email !== undefined ? t('delete.titleEmail') : data === undefined ? t('delete.titleUnknown') : titleOf(data, t);
  return (
    <ConfirmDialog
      title={title}
      cancelLabel={t('common.cancel')}
      confirmLabel={
        email !== undefined ? t('delete.verbEmail') : data === undefined ? t('delete.verb') : verbOf(data, t)
      }
      waiting={data === undefined || data.messages === 0}
      onCancel={closeDialog}
      onConfirm={() => {
        const targets = targetsFor(selection);
        closeDialog();
        void deleteConfirmed(targets);
      }}
    >
      {error !== null && <p className={styles.problem}>{error.message}</p>}
      {email !== undefined && <OneEmailLine email={email} />}
      {data !== undefined && <ConsequenceList lines={linesOf(data, t)} />}
      {data === undefined && error === null && <div className={styles.waiting} />}
    </ConfirmDialog>
  );
}

/** Which e-mail it is, and that the others of its conversation stay (R030). */
function OneEmailLine({ email }: { readonly email: OneEmail }) {
  const { t } = useTranslation();
  const { data } = useContractQuery('conversation', { id: email.conversation });
  const others = (data?.messages.length ?? 1) - 1;
  return (
    <p className={styles.email}>
      {t('delete.email', {
        from: email.from,
        date: dayTime(email.at),
        subject: truncate(email.subject === '' ? t('common.noSubject') : email.subject, 90),
      })}
      {others > 0 && ` ${t('delete.othersStay', { count: others })}`}
    </p>
  );
}

/** The very selection that was described, with what the list knows of it for moving on. */
function targetsFor(selection: Selection): Targets {
  if (selection.kind === 'conversations') {
    const ids = new Set<ConversationId>(selection.ids);
    const [first] = selection.ids;
    const base = captureTargets();
    if (base?.ticked === true) return { ...base, selection, has: (id) => ids.has(id) };
    if (first !== undefined) return { ...targetsOf(first), selection, has: (id) => ids.has(id) };
  }
  const captured = captureTargets();
  if (captured !== null) return { ...captured, selection };
  return { selection, count: 0, has: () => false, standing: null, starred: false, read: false, ticked: false };
}

function titleOf({ conversations, messages, subject }: Description, t: TFunction): string {
  const emails = t('delete.emails', { count: messages });
  if (conversations === 1) {
    return t('delete.titleOne', { subject: truncate(subject === '' ? t('common.noSubject') : subject, 90), emails });
  }
  return t('delete.titleMany', { count: conversations, emails });
}

function verbOf({ conversations }: Description, t: TFunction): string {
  return t('delete.verbConversations', { count: conversations });
}

function linesOf({ accounts, alsoIn, messages }: Description, t: TFunction): readonly ConsequenceLine[] {
  const lines: ConsequenceLine[] = [{ id: 'here', icon: Inbox, content: t('delete.here', { count: messages }) }];
  for (const account of accounts) {
    lines.push({
      id: `provider-${account.id}`,
      icon: account.toTrash > 0 ? Trash2 : Server,
      content: <ProviderLine account={account} />,
    });
    if (account.toTrash > 0 && !account.online) {
      lines.push({ id: `later-${account.id}`, icon: CloudOff, content: t('delete.later', { email: account.email }) });
    }
    if (account.type === 'team') {
      lines.push({
        id: `team-${account.id}`,
        icon: Users,
        content: t('delete.team', { email: account.email, count: account.messages }),
      });
    }
  }
  for (const other of alsoIn) {
    lines.push({
      id: `also-${other.email}`,
      icon: Mail,
      content: t('delete.alsoIn', { email: other.email, count: other.messages }),
    });
  }
  lines.push({ id: 'back', icon: RotateCcw, content: t('delete.onlyBack', { count: messages }) });
  return lines;
}

/** Names the account, what will happen in it, and the setting that decides, with the way to change it. */
function ProviderLine({ account }: { readonly account: Description['accounts'][number] }) {
  const { t } = useTranslation();
  const { toTrash, messages, email, type, id } = account;
  const change = (): void => {
    closeDialog();
    goToSettings(type === 'team' ? 'account' : 'general', id);
  };
  return (
    <>
      <Trans
        i18nKey={toTrash > 0 ? 'delete.alsoTrash' : 'delete.staysThere'}
        values={{ email }}
        count={toTrash > 0 ? toTrash : messages}
        components={{ b: <strong /> }}
      />{' '}
      <button type="button" className={styles.change} onClick={change}>
        {t('common.change')}
      </button>
    </>
  );
}
