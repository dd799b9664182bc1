import { useTranslation } from 'react-i18next';
import type { MessageView } from '#shared/model/conversation.ts';
import { HtmlBody } from './html-body.tsx';
import styles from './message-body.module.css';
import { TextBody } from './text-body.tsx';

/** What the letter says. HTML lives in a frame of its own; text is ours. */
export function MessageBody({ message }: { readonly message: MessageView }) {
  const { t } = useTranslation();
  if (message.loading) return <p className={styles.note}>{t('message.loading')}</p>;
  return (
    <>
      {message.damaged && <p className={styles.note}>{t('message.damaged')}</p>}
      {message.html ? <HtmlBody message={message} /> : <TextBody text={message.text} />}
      {!message.html && message.text.trim() === '' && <p className={styles.note}>{t('message.noText')}</p>}
    </>
  );
}
