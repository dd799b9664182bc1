import { useTranslation } from 'react-i18next';
import type { Address } from '#shared/model/conversation.ts';
import { personName } from '../../ui/format/people.ts';
import styles from './writing-list.module.css';

/** Whom it is for. */
export function PeopleOf({ people }: { readonly people: readonly Address[] }) {
  const { t } = useTranslation();
  if (people.length === 0) return <span className={styles.nobody}>{t('drafts.nobody')}</span>;
  return <bdi className={styles.people}>{people.map(personName).join(', ')}</bdi>;
}
