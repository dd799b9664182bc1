import { useTranslation } from 'react-i18next';
import styles from './consequence-table.module.css';

/** What one of the two acts does, done in one of the two places. */
export interface ConsequenceCell {
  readonly act: 'archive' | 'delete';
  readonly where: 'here' | 'provider';
  readonly text: string;
}

interface ConsequenceTableProps {
  readonly email: string;
  readonly cells: readonly ConsequenceCell[];
}

const acts = ['archive', 'delete'] as const;
const places = ['here', 'provider'] as const;

/** The 2×2 of archive and delete, done here and done elsewhere, as it is for this account now (B11-5, A4). */
export function ConsequenceTable({ email, cells }: ConsequenceTableProps) {
  const { t } = useTranslation();
  const textOf = (act: string, where: string): string =>
    cells.find((cell) => cell.act === act && cell.where === where)?.text ?? '';
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t('consequences.caption', { email })}</caption>
      <thead>
        <tr>
          <td />
          {places.map((where) => (
            <th key={where} scope="col">
              {t(`consequences.${where}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {acts.map((act) => (
          <tr key={act}>
            <th scope="row">{t(`consequences.${act}`)}</th>
            {places.map((where) => (
              <td key={where}>{textOf(act, where)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
