import type { TFunction } from 'i18next';
import {
  Download,
  Ellipsis,
  Eye,
  File,
  FileArchive,
  FileImage,
  FileSpreadsheet,
  FileText,
  type LucideIcon,
  SquareArrowOutUpRight,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { mailAddress } from '#shared/contract/shell.ts';
import type { Attachment, MessageView } from '#shared/model/conversation.ts';
import { extensionOf, safeFileName } from '#shared/rules/attachment-safety.ts';
import { openAttachment, saveAttachment } from '../../actions/outside.ts';
import { showDialog } from '../../state/dialogs.ts';
import { fileSize } from '../../ui/format/numbers.ts';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';
import { previewKind } from '../../ui/preview-kind.ts';
import styles from './attachment-list.module.css';

/** A picture larger than this is not decoded for a thumbnail. Bytes. */
const largestThumbnail = 6_000_000;

/** The files of a message as chips: name, size; press to see or open, the menu to save. */
export function AttachmentList({ message }: { readonly message: MessageView }) {
  const { t } = useTranslation();
  const files = message.attachments.filter((file) => !isPartOfBody(file, message));
  if (files.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={t('attachment.list', { count: files.length })}>
      {files.map((file) => (
        <li key={file.part}>
          <Chip message={message} file={file} />
        </li>
      ))}
    </ul>
  );
}

/** Pictures that the HTML shows in its text are no attachments to a person. */
const isPartOfBody = (file: Attachment, message: MessageView): boolean =>
  message.html && file.inline && file.contentId !== '' && file.type.startsWith('image/');

function Chip({ message, file }: { readonly message: MessageView; readonly file: Attachment }) {
  const { t } = useTranslation();
  const name = safeFileName(file.name, t('attachment.unnamed'));
  const request = { message: message.id, part: file.part, name: file.name === '' ? name : file.name, type: file.type };
  const kind = previewKind(name, file.type);
  const see = (): void => showDialog({ kind: 'preview', attachment: request });
  const open = (): void => void openAttachment(request);
  const Icon = iconOf(name, file.type);
  return (
    <div className={styles.chip}>
      <button type="button" className={styles.file} title={name} onClick={kind === null ? open : see}>
        {kind === 'image' && file.size <= largestThumbnail ? (
          <img className={styles.thumbnail} src={mailAddress(message.id, `image/${file.part}`)} alt="" loading="lazy" />
        ) : (
          <span className={styles.icon}>
            <Icon size={18} strokeWidth={1.75} aria-hidden />
          </span>
        )}
        <span className={styles.words}>
          <span className="visually-hidden">{name}</span>
          <span className={styles.name} aria-hidden>
            <span className={styles.stem}>{stemOf(name)}</span>
            <span>{name.slice(stemOf(name).length)}</span>
          </span>
          <span className={styles.size}>{fileSize(file.size)}</span>
        </span>
      </button>
      <Menu entries={entriesOf(kind !== null, see, open, () => void saveAttachment(request), t)}>
        <button type="button" className={styles.more} aria-label={t('attachment.more', { name })}>
          <Ellipsis size={16} strokeWidth={1.75} aria-hidden />
        </button>
      </Menu>
    </div>
  );
}

function entriesOf(
  canSee: boolean,
  see: () => void,
  open: () => void,
  save: () => void,
  t: TFunction,
): readonly MenuEntry[] {
  return [
    ...(canSee ? [{ id: 'preview', label: t('attachment.preview'), icon: Eye, run: see }] : []),
    { id: 'open', label: t('attachment.open'), icon: SquareArrowOutUpRight, run: open },
    { id: 'save', label: t('attachment.save'), icon: Download, run: save },
  ];
}

/** The name without its ending: the ending always stays in sight, however long the name is (SECURITY §3). */
function stemOf(name: string): string {
  const extension = extensionOf(name);
  return extension === '' ? name : name.slice(0, name.length - extension.length - 1);
}

function iconOf(name: string, type: string): LucideIcon {
  const extension = extensionOf(name);
  if (type.startsWith('image/')) return FileImage;
  if (/^(zip|gz|7z|rar|tar|tgz|xz)$/.test(extension)) return FileArchive;
  if (/^(xlsx?|ods|csv|tsv|numbers)$/.test(extension)) return FileSpreadsheet;
  if (/^(pdf|docx?|odt|txt|rtf|md|pptx?|pages)$/.test(extension)) return FileText;
  return File;
}
