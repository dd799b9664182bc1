import { useTranslation } from 'react-i18next';
import type { RowMessage } from '#shared/model/exchange.ts';
import { count } from '../../ui/format/numbers.ts';
import styles from './import-page.module.css';

interface RowMessagesProps {
  readonly title: string;
  readonly tone: 'danger' | 'plain';
  readonly messages: readonly RowMessage[];
}

const most = 200;

/** What is to be said of single rows, by their numbers in the file. */
export function RowMessages({ title, tone, messages }: RowMessagesProps) {
  const { t } = useTranslation();
  if (messages.length === 0) return null;
  return (
    <section className={styles.messages} aria-label={title}>
      <h2 className={styles.messagesHead} data-tone={tone}>
        {title}
      </h2>
      <ol>
        {messages.slice(0, most).map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row may have several messages, in a fixed order
          <li key={index} className={styles.message}>
            <span className={styles.row}>{t('import.row', { row: count(one.row) })}</span>
            <span>{one.message}</span>
          </li>
        ))}
        {messages.length > most && (
          <li className={styles.message}>
            <span />
            <span>{t('import.andMore', { count: messages.length - most, total: count(messages.length - most) })}</span>
          </li>
        )}
      </ol>
    </section>
  );
}
