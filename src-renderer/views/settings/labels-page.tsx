import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { goToLabel } from '../../actions/go.ts';
import { removeLabel } from '../../actions/labels.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { showDialog } from '../../state/dialogs.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { LabelDot } from '../../ui/label-mark.tsx';
import styles from './list-pages.module.css';
import settings from './settings.module.css';

/** Dealbox's own labels (INB-4): name, colour, how many conversations; removing one takes no mail with it. */
export function LabelsPage() {
  const { t } = useTranslation();
  const { data, error } = useContractQuery('labels', {});
  return (
    <>
      <p className={settings.crumbs}>{t('settings.crumbs')}</p>
      <div className={styles.top}>
        <h2 className={settings.heading}>{t('labels.title')}</h2>
        <Button variant="primary" icon={Plus} onClick={() => showDialog({ kind: 'edit-label', label: null })}>
          {t('labels.new')}
        </Button>
      </div>
      <p className={settings.lead}>{t('labels.lead')}</p>
      {error !== null && <p className={styles.problem}>{error.message}</p>}
      {data?.length === 0 && <p className={styles.none}>{t('labels.noneYet')}</p>}
      <ul className={settings.rows}>
        {data?.map((label) => (
          <li key={label.id} className={styles.row}>
            <LabelDot color={label.color} />
            <button type="button" className={styles.name} dir="auto" onClick={() => goToLabel(label.name)}>
              {label.name}
            </button>
            <span className={styles.note}>{t('labels.conversations', { count: label.conversations })}</span>
            <IconButton
              icon={Pencil}
              size="small"
              label={t('labels.editNamed', { name: label.name })}
              onClick={() => showDialog({ kind: 'edit-label', label })}
            />
            <IconButton
              icon={Trash2}
              size="small"
              label={t('labels.remove', { name: label.name })}
              impact={t('labels.removeImpact')}
              onClick={() => void removeLabel(label)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
