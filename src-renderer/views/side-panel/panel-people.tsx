import { BellOff, Copy, EllipsisVertical, UserPlus, UserRoundCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '#shared/contract/contract.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import { goToItem } from '../../actions/go.ts';
import { addAddress } from '../../actions/items.ts';
import { askForNeverLog } from '../../actions/never-log.ts';
import { copyText } from '../../actions/outside.ts';
import { showDialog } from '../../state/dialogs.ts';
import { kindIcons } from '../../state/item-kind.ts';
import { showToast } from '../../state/toasts.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { personName } from '../../ui/format/people.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';
import styles from './side-panel.module.css';

type Person = NonNullable<CallOutput<'conversationLinks'>>['people'][number];

const first = 4;

/** The people of a conversation: contact cards, and for a stranger the way to become one (CRM-4; nobody is made silently). */
export function PanelPeople({
  conversation,
  people,
}: {
  readonly conversation: ConversationId;
  readonly people: readonly Person[];
}) {
  const { t } = useTranslation();
  const [all, showAll] = useState(false);
  const shown = all ? people : people.slice(0, first);
  return (
    <section className={styles.people} aria-label={t('panel.people')}>
      <ul>
        {shown.map((person) => (
          <PersonCard key={person.address} conversation={conversation} person={person} />
        ))}
      </ul>
      {shown.length < people.length && (
        <button type="button" className={styles.more} onClick={() => showAll(true)}>
          {t('panel.morePeople', { count: people.length - shown.length })}
        </button>
      )}
    </section>
  );
}

function PersonCard({ conversation, person }: { readonly conversation: ConversationId; readonly person: Person }) {
  const { t } = useTranslation();
  const { contact, organization } = person;
  const name = contact?.name ?? personName(person);
  const create = (): void =>
    showDialog({
      kind: 'add-item',
      of: 'contact',
      name: person.name || person.address.slice(0, person.address.indexOf('@')),
      email: person.address,
      conversation,
    });
  const addToExisting = (): void =>
    showDialog({
      kind: 'find-item',
      title: t('panel.addToExisting'),
      kinds: ['contact'],
      onPick: async (item) => {
        const problem = await addAddress(item.id, person.address);
        if (problem !== '') showToast({ text: problem, tone: 'problem', kind: 'problem' });
      },
    });
  const entries: MenuEntry[] = [
    ...(contact === null
      ? [
          { id: 'create', label: t('panel.createContact'), icon: UserPlus, run: create },
          { id: 'existing', label: t('panel.addToExisting'), icon: UserRoundCheck, run: addToExisting },
        ]
      : []),
    { id: 'copy', label: t('panel.copyAddress'), icon: Copy, run: () => void copyText(person.address) },
    {
      id: 'never-log',
      label: t('neverLog.menu'),
      icon: BellOff,
      separated: true,
      disabled: person.neverLog !== '',
      run: () => askForNeverLog(person.address),
    },
  ];
  return (
    <li className={styles.person}>
      <div className={styles.who}>
        <Avatar name={name} address={person.address} size={32} />
        <div className={styles.words}>
          {contact === null ? (
            <span className={styles.name} dir="auto" title={name}>
              {name}
            </span>
          ) : (
            <button type="button" className={styles.link} dir="auto" title={name} onClick={() => goToItem(contact)}>
              {name}
            </button>
          )}
          <bdi className={styles.note} title={person.address}>
            {person.address}
          </bdi>
          {organization !== null && (
            <button type="button" className={styles.note} dir="auto" onClick={() => goToItem(organization)}>
              {organization.name}
            </button>
          )}
        </div>
        <Menu entries={entries}>
          <IconButton icon={EllipsisVertical} size="small" label={t('panel.personMenu', { name })} />
        </Menu>
      </div>
      {person.neverLog !== '' && (
        <p className={styles.never}>
          <BellOff size={13} strokeWidth={1.75} aria-hidden />
          {t('item.neverLogged', { pattern: person.neverLog })}
        </p>
      )}
      {contact === null && person.neverLog === '' && person.role === 'sender' && (
        <Button size="small" icon={UserPlus} className={styles.create} onClick={create}>
          {t('panel.createContact')}
        </Button>
      )}
      {person.work.length > 0 && (
        <ul className={styles.work}>
          {person.work.slice(0, 3).map((item) => {
            const Icon = kindIcons[item.kind];
            return (
              <li key={item.id}>
                <button type="button" className={styles.workItem} onClick={() => goToItem(item)}>
                  <Icon size={14} strokeWidth={1.75} aria-label={t(`kind.${item.kind}`)} />
                  <span className={styles.name} dir="auto" title={item.name}>
                    {item.name}
                  </span>
                  {item.stage !== '' && <span className={styles.stage}>{item.stage}</span>}
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </li>
  );
}
