import { useTranslation } from 'react-i18next';
import type { Address, MessageView } from '#shared/model/conversation.ts';
import { copyText } from '../../actions/outside.ts';
import { fullTime } from '../../ui/format/dates.ts';
import styles from './message-details.module.css';

/** Who exactly, when exactly, and where the message is at the provider: the addresses in full, always (SECURITY §2, spoofing). */
export function MessageDetails({ message }: { readonly message: MessageView }) {
  const { t } = useTranslation();
  const people: readonly (readonly [label: string, people: readonly Address[]])[] = [
    [t('message.fields.from'), [message.from]],
    [t('message.fields.replyTo'), message.replyTo],
    [t('message.fields.to'), message.to],
    [t('message.fields.cc'), message.cc],
    [t('message.fields.bcc'), message.bcc],
  ];
  return (
    <dl className={styles.details}>
      {people
        .filter(([, list]) => list.length > 0)
        .map(([label, list]) => (
          <div key={label} className={styles.field}>
            <dt>{label}</dt>
            <dd>
              {list.map((person) => (
                <button
                  key={`${person.name}${person.address}`}
                  type="button"
                  className={styles.person}
                  title={t('common.copy')}
                  onClick={() => void copyText(person.address)}
                >
                  {person.name !== '' && <bdi>{person.name}</bdi>}{' '}
                  <bdi className={styles.address}>{person.address}</bdi>
                </button>
              ))}
            </dd>
          </div>
        ))}
      <div className={styles.field}>
        <dt>{t('message.fields.date')}</dt>
        <dd>{fullTime(message.date)}</dd>
      </div>
      {message.locations.length > 0 && (
        <div className={styles.field}>
          <dt>{t('message.fields.where')}</dt>
          <dd>{message.locations.map((location) => location.folder).join(', ')}</dd>
        </div>
      )}
    </dl>
  );
}
