import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ItemDetail } from '#shared/model/item.ts';
import { goToItem } from '../../actions/go.ts';
import { addPerson, editItem, removePerson } from '../../actions/items.ts';
import { showDialog } from '../../state/dialogs.ts';
import { isWork } from '../../state/item-kind.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { count } from '../../ui/format/numbers.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './people-section.module.css';
import { Section } from './section.tsx';

/** The people of an organization, deal, lead or project, the main one first. */
export function PeopleSection({ item }: { readonly item: ItemDetail }) {
  const { t } = useTranslation();
  if (item.kind === 'contact') return null;
  const work = isWork(item.kind);
  const ask = (): void =>
    showDialog({
      kind: 'find-item',
      title: t('item.addPersonTitle'),
      kinds: ['contact'],
      create: 'contact',
      except: item.people.map((person) => person.id),
      onPick: (contact) => void (work ? addPerson(item.id, contact) : editItem(contact.id, { organization: item.id })),
    });
  const rest = item.totalPeople - item.people.length;
  return (
    <Section
      title={t('item.people')}
      action={<IconButton icon={Plus} size="small" label={t('item.addPerson')} onClick={ask} />}
    >
      {item.people.length === 0 && <p className={styles.none}>{t('item.noPeople')}</p>}
      <ul>
        {item.people.map((person) => (
          <li key={person.id} className={styles.row}>
            <button type="button" className={styles.open} onClick={() => goToItem(person)}>
              <Avatar name={person.name} address={person.email || person.name} size={24} />
              <span className={styles.words}>
                <span className={styles.name} dir="auto" title={person.name}>
                  {person.name}
                </span>
                <span className={styles.note}>
                  {[person.main ? t('item.mainPerson') : '', person.title || person.email]
                    .filter((part) => part !== '')
                    .join(' · ')}
                </span>
              </span>
            </button>
            {work && !person.main && (
              <IconButton
                icon={X}
                size="small"
                className={styles.remove ?? ''}
                label={t('item.removePerson', { name: person.name })}
                onClick={() => void removePerson(item.id, person)}
              />
            )}
          </li>
        ))}
      </ul>
      {rest > 0 && <p className={styles.none}>{t('item.andMore', { count: rest, total: count(rest) })}</p>}
    </Section>
  );
}
