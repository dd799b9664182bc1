import { EllipsisVertical, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactAddress, ItemDetail, ItemFields, ItemKind } from '#shared/model/item.ts';
import { addAddress, editItem, removeAddress } from '../../actions/items.ts';
import { askForNeverLog } from '../../actions/never-log.ts';
import { copyText } from '../../actions/outside.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { InlineEdit } from '../../ui/inline-edit.tsx';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';
import styles from './item-fields.module.css';
import { Section } from './section.tsx';

type TextField = Exclude<keyof ItemFields, 'phones'>;

const place: readonly TextField[] = ['street', 'postalCode', 'city', 'region', 'country'];
/** What a page offers at once; everything else shows when it is filled, or asked for. */
const common: Readonly<Record<ItemKind, readonly TextField[]>> = {
  contact: ['title', 'description'],
  organization: ['website', 'city', 'country', 'description'],
  deal: ['source', 'description'],
  lead: ['source', 'description'],
  project: ['description'],
};
const further: Readonly<Record<ItemKind, readonly TextField[]>> = {
  contact: ['firstName', 'lastName', 'website', ...place, 'birthday', 'source'],
  organization: ['street', 'postalCode', 'region', 'source'],
  deal: ['website'],
  lead: ['website'],
  project: ['source', 'website'],
};
const withPhones: readonly ItemKind[] = ['contact', 'organization', 'lead'];

/** The fields of an item, each edited where it stands. */
export function ItemFieldList({ item }: { readonly item: ItemDetail }) {
  const { t } = useTranslation();
  const [all, showAll] = useState(false);
  const rest = further[item.kind];
  const shown = [...common[item.kind].slice(0, -1), ...rest.filter((field) => all || has(item, field))];
  return (
    <Section title={t('item.fields')}>
      {item.kind === 'contact' && <Addresses item={item} />}
      <dl className={styles.fields}>
        {withPhones.includes(item.kind) && <Phones item={item} />}
        {shown.map((field) => (
          <Field key={field} item={item} field={field} />
        ))}
        <Field item={item} field="description" />
      </dl>
      {!all && rest.some((field) => !has(item, field)) && (
        <button type="button" className={styles.more} onClick={() => showAll(true)}>
          {t('item.moreFields')}
        </button>
      )}
    </Section>
  );
}

const has = (item: ItemDetail, field: TextField): boolean => (item.fields[field] ?? '') !== '';

function Field({ item, field }: { readonly item: ItemDetail; readonly field: TextField }) {
  const { t } = useTranslation();
  const name = t(field === 'title' ? 'column.title' : `field.${field}`);
  return (
    <div className={styles.field} data-long={field === 'description'}>
      <dt>{name}</dt>
      <dd>
        <InlineEdit
          label={name}
          type={field === 'description' ? 'long' : 'text'}
          value={item.fields[field] ?? ''}
          empty={t('item.add')}
          maxLength={field === 'description' ? 20_000 : 300}
          onSave={(text) => editItem(item.id, { fields: { [field]: text } })}
        />
      </dd>
    </div>
  );
}

function Phones({ item }: { readonly item: ItemDetail }) {
  const { t } = useTranslation();
  const phones = item.fields.phones ?? [];
  const save = (index: number, text: string): Promise<string> => {
    const next = [...phones];
    if (text === '') next.splice(index, 1);
    else next[index] = text;
    return editItem(item.id, { fields: { phones: next } });
  };
  return (
    <div className={styles.field}>
      <dt>{t('field.phone')}</dt>
      <dd>
        {[...phones, ''].map((phone, index) => (
          <InlineEdit
            // biome-ignore lint/suspicious/noArrayIndexKey: the same number may stand twice
            key={`${index}-${phone}`}
            label={t('field.phone')}
            type="tel"
            value={phone}
            empty={t(index === 0 ? 'item.add' : 'item.addAnother')}
            maxLength={100}
            onSave={(text) => save(index, text)}
          />
        ))}
      </dd>
    </div>
  );
}

/** All of a contact's addresses: each is matched, and each says whether its mail is logged (C6, B7). */
function Addresses({ item }: { readonly item: ItemDetail }) {
  const { t } = useTranslation();
  const [adding, add] = useState(false);
  return (
    <ul className={styles.addresses} aria-label={t('item.addresses')}>
      {item.addresses.map((one) => (
        <Address key={one.address} item={item} one={one} />
      ))}
      <li className={styles.address}>
        {adding || item.addresses.length === 0 ? (
          <InlineEdit
            label={t('item.newAddress')}
            type="email"
            value=""
            empty={t('item.addAddress')}
            maxLength={320}
            onSave={async (address) => {
              const problem = await addAddress(item.id, address);
              if (problem === '') add(false);
              return problem;
            }}
          />
        ) : (
          <button type="button" className={styles.more} onClick={() => add(true)}>
            <Plus size={14} strokeWidth={1.75} aria-hidden />
            {t('item.addAddress')}
          </button>
        )}
      </li>
    </ul>
  );
}

function Address({ item, one }: { readonly item: ItemDetail; readonly one: ContactAddress }) {
  const { t } = useTranslation();
  const entries: MenuEntry[] = [
    { id: 'copy', label: t('common.copy'), run: () => void copyText(one.address) },
    {
      id: 'never-log',
      label: t('neverLog.menu'),
      disabled: one.neverLog !== '',
      run: () => askForNeverLog(one.address),
    },
    {
      id: 'remove',
      label: t('item.removeAddress'),
      danger: true,
      separated: true,
      run: () => void removeAddress(item.id, one.address),
    },
  ];
  return (
    <li className={styles.address}>
      <div className={styles.addressWords}>
        <bdi className={styles.addressText} title={one.address}>
          {one.address}
        </bdi>
        <span className={styles.addressNote}>
          {one.neverLog !== ''
            ? t('item.neverLogged', { pattern: one.neverLog })
            : t('item.exchanged', { received: one.received, sent: one.sent })}
        </span>
      </div>
      <Menu entries={entries}>
        <IconButton icon={EllipsisVertical} size="small" label={t('item.addressMenu', { address: one.address })} />
      </Menu>
    </li>
  );
}
