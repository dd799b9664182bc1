import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ItemDetail, ItemKind } from '#shared/model/item.ts';
import { goToItem } from '../../actions/go.ts';
import { showDialog } from '../../state/dialogs.ts';
import { itemKinds, kindIcons } from '../../state/item-kind.ts';
import { classNames } from '../../ui/class-names.ts';
import { money } from '../../ui/format/money.ts';
import { count } from '../../ui/format/numbers.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import styles from './people-section.module.css';
import { Section } from './section.tsx';

const work: readonly ItemKind[] = ['deal', 'lead', 'project'];

/** What else belongs to it: a contact's deals, an organization's projects; open ones first. */
export function RelatedSection({ item }: { readonly item: ItemDetail }) {
  const { t } = useTranslation();
  const ref = { kind: item.kind, id: item.id, name: item.name };
  const mayAdd = item.kind === 'contact' || item.kind === 'organization';
  if (!mayAdd && item.related.length === 0) return null;
  const rest = item.totalRelated - item.related.length;
  return (
    <Section
      title={t('item.related')}
      action={
        mayAdd && (
          <Menu
            entries={work.map((kind) => ({
              id: kind,
              label: t(`addItem.title.${kind}`),
              icon: kindIcons[kind],
              run: () =>
                showDialog({
                  kind: 'add-item',
                  of: kind,
                  contact: item.kind === 'contact' ? ref : null,
                  organization: item.kind === 'organization' ? ref : item.organization,
                }),
            }))}
          >
            <IconButton icon={Plus} size="small" label={t('item.addRelated')} />
          </Menu>
        )
      }
    >
      {item.related.length === 0 && <p className={styles.none}>{t('item.noRelated')}</p>}
      <ul>
        {[...item.related]
          .sort((a, b) => Number(a.status !== 'open') - Number(b.status !== 'open') || order(a.kind) - order(b.kind))
          .map((other) => {
            const Icon = kindIcons[other.kind];
            const note = [
              other.status === 'open' ? other.stage : t(`status.${other.status}`),
              other.value === 0 ? '' : money(other.value, other.currency),
            ].filter((part) => part !== '');
            return (
              <li key={other.id} className={classNames(styles.row, other.status !== 'open' && styles.closed)}>
                <button type="button" className={styles.open} onClick={() => goToItem(other)}>
                  <span className={styles.icon}>
                    <Icon size={16} strokeWidth={1.75} aria-label={t(`kind.${other.kind}`)} />
                  </span>
                  <span className={styles.words}>
                    <span className={styles.name} dir="auto" title={other.name}>
                      {other.name}
                    </span>
                    <span className={styles.note}>{note.join(' · ')}</span>
                  </span>
                </button>
              </li>
            );
          })}
      </ul>
      {rest > 0 && <p className={styles.none}>{t('item.andMore', { count: rest, total: count(rest) })}</p>}
    </Section>
  );
}

const order = (kind: ItemKind): number => itemKinds.indexOf(kind);
