import { useTranslation } from 'react-i18next';
import { count } from '../../ui/format/numbers.ts';
import type { Imported } from './answers.ts';
import styles from './import-page.module.css';

const sums = ['created', 'updated', 'skipped', 'organizations'] as const;

/** New, updated, skipped, and the organizations that are made on the way. */
export function Sums({ result }: { readonly result: Imported }) {
  const { t } = useTranslation();
  return (
    <dl className={styles.sums}>
      {sums
        .filter((name) => name !== 'organizations' || !result.dryRun)
        .map((name) => (
          <div key={name} className={styles.sum}>
            <dt>{t(`import.sum.${name}`)}</dt>
            <dd>{count(result[name])}</dd>
          </div>
        ))}
    </dl>
  );
}
