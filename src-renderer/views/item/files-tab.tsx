import { Download, FileText, Mail } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '#shared/contract/contract.ts';
import type { MessageId } from '#shared/model/ids.ts';
import type { ItemDetail } from '#shared/model/item.ts';
import { openInMail } from '../../actions/go.ts';
import { openAttachment, saveAttachment } from '../../actions/outside.ts';
import { useItemFiles } from '../../queries/use-item-files.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { fullTime, rowTime } from '../../ui/format/dates.ts';
import { fileSize } from '../../ui/format/numbers.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { useNow } from '../../ui/use-now.ts';
import styles from './files-tab.module.css';

type File = CallOutput<'itemFiles'>['files'][number];

/** The attachments of an item's mail, newest first (CRM-2). */
export function FilesTab({ item }: { readonly item: ItemDetail }) {
  const { t } = useTranslation();
  const { files, error, more, showMore } = useItemFiles(item.id);
  const now = useNow();
  if (error !== null) return <p className={styles.problem}>{error.message}</p>;
  if (files?.length === 0) {
    return (
      <div className={styles.empty}>
        <EmptyState drawing="box" title={t('files.none')}>
          {t('files.noneWords')}
        </EmptyState>
      </div>
    );
  }
  return (
    <>
      <ul className={styles.files}>
        {files?.map((file) => (
          <FileRow key={`${file.message}-${file.part}`} file={file} now={now} />
        ))}
      </ul>
      {more && (
        <div className={styles.more}>
          <Button onClick={showMore}>{t('history.more')}</Button>
        </div>
      )}
    </>
  );
}

function FileRow({ file, now }: { readonly file: File; readonly now: number }) {
  const { t } = useTranslation();
  const name = file.name || t('attachment.unnamed');
  const request = { message: file.message as MessageId, part: file.part, name: file.name, type: file.type };
  return (
    <li className={styles.file}>
      <button type="button" className={styles.open} onClick={() => void openAttachment(request)}>
        <FileText size={18} strokeWidth={1.75} aria-hidden />
        <span className={styles.words}>
          <span className={styles.name} dir="auto" title={name}>
            {name}
          </span>
          <span className={styles.note}>
            {fileSize(file.size)} · {file.from} ·{' '}
            <time dateTime={new Date(file.at).toISOString()} title={fullTime(file.at)}>
              {rowTime(file.at, now)}
            </time>
          </span>
        </span>
      </button>
      <IconButton
        icon={Mail}
        size="small"
        label={t('history.openConversation')}
        onClick={() => openInMail(file.conversation, false)}
      />
      <IconButton
        icon={Download}
        size="small"
        label={t('attachment.save')}
        onClick={() => void saveAttachment(request)}
      />
    </li>
  );
}
