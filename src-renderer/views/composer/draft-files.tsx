import { File, FileImage, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '#shared/contract/contract.ts';
import type { Draft, DraftFile } from '#shared/model/draft.ts';
import { detachFile } from '../../actions/attach.ts';
import { fileSize } from '../../ui/format/numbers.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './draft-files.module.css';

type Size = CallOutput<'draftChecks'>['size'];

/** The files that go along, and how much of what the provider takes they fill (CMP-3, C4). Pictures inside of the text are not listed. */
export function DraftFiles({ draft, size }: { readonly draft: Draft; readonly size: Size | undefined }) {
  const { t } = useTranslation();
  const files = draft.files.filter((file) => file.contentId === '');
  if (files.length === 0) return null;
  return (
    <div className={styles.files}>
      <ul className={styles.list} aria-label={t('attachment.list', { count: files.length })}>
        {files.map((file) => (
          <FileChip key={file.id} file={file} onRemove={() => void detachFile(draft.id, file.id)} />
        ))}
      </ul>
      {size !== undefined && <Gauge size={size} />}
    </div>
  );
}

function FileChip({ file, onRemove }: { readonly file: DraftFile; onRemove(): void }) {
  const { t } = useTranslation();
  const Icon = file.type.startsWith('image/') ? FileImage : File;
  const dot = file.name.lastIndexOf('.');
  const stem = dot <= 0 ? file.name : file.name.slice(0, dot);
  return (
    <li className={styles.chip} title={file.name}>
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      <span className={styles.name}>
        <span className={styles.stem}>{stem}</span>
        <span>{file.name.slice(stem.length)}</span>
      </span>
      <span className={styles.size}>{fileSize(file.size)}</span>
      <IconButton icon={X} size="small" label={t('compose.removeFile', { name: file.name })} onClick={onRemove} />
    </li>
  );
}

const providers = {
  gmail: 'compose.limit.gmail',
  outlook: 'compose.limit.outlook',
  server: 'compose.limit.server',
  account: 'compose.limit.account',
  unknown: 'compose.limit.server',
} as const;

/** "12.4 of 18 MB usable · Gmail takes 25 MB" */
function Gauge({ size }: { readonly size: Size }) {
  const { t } = useTranslation();
  const { files, usable, limit, tooLarge } = size;
  if (usable === null || limit.bytes === null) {
    return <p className={styles.gauge}>{t('compose.attached', { size: fileSize(files) })}</p>;
  }
  const part = usable === 0 ? 1 : Math.min(1, files / usable);
  return (
    <div className={styles.gauge} data-full={tooLarge} data-near={part > 0.8}>
      <span className={styles.track} aria-hidden>
        <span style={{ inlineSize: `${part * 100}%` }} />
      </span>
      <p>
        {t('compose.usable', { files: fileSize(files), usable: fileSize(usable) })}
        {' · '}
        {t(providers[limit.source], { size: fileSize(limit.bytes) })}
      </p>
    </div>
  );
}
