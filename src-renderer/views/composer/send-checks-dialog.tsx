import type { TFunction } from 'i18next';
import { AtSign, Braces, CircleAlert, EyeOff, ImageOff, type LucideIcon, Paperclip, Type, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DraftId } from '#shared/model/ids.ts';
import type { SendingCheck } from '#shared/rules/sending-checks.ts';
import { type SendOptions, sendAnyway } from '../../actions/send.ts';
import { closeDialog } from '../../state/dialogs.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ConsequenceList } from '../../ui/consequence-list.tsx';

interface SendChecksDialogProps {
  readonly draft: DraftId;
  readonly checks: readonly SendingCheck[];
  readonly options: SendOptions;
}

const icons: Readonly<Record<SendingCheck['kind'], LucideIcon>> = {
  'no-recipient': AtSign,
  'address-invalid': AtSign,
  'too-large': CircleAlert,
  'attachment-forgotten': Paperclip,
  'subject-empty': Type,
  'reply-all': Users,
  'field-unfilled': Braces,
  'never-logged': EyeOff,
  'remote-content': ImageOff,
};

/** Everything that speaks against sending, once and together (C4); what blocks cannot be overruled. */
export default function SendChecksDialog({ draft, checks, options }: SendChecksDialogProps) {
  const { t } = useTranslation();
  const blocked = checks.some((check) => check.blocks);
  return (
    <ConfirmDialog
      title={t(blocked ? 'checks.titleBlocked' : 'checks.title')}
      cancelLabel={t('checks.back')}
      confirmLabel={t('checks.send')}
      tone="primary"
      waiting={blocked}
      onCancel={closeDialog}
      onConfirm={() => void sendAnyway(draft, options)}
    >
      <ConsequenceList
        lines={checks.map((check) => ({ id: check.kind, icon: icons[check.kind], content: wordsOf(check, t) }))}
      />
    </ConfirmDialog>
  );
}

function wordsOf(check: SendingCheck, t: TFunction): string {
  switch (check.kind) {
    case 'no-recipient':
      return t('checks.noRecipient');
    case 'address-invalid':
      return t('checks.addressInvalid', { count: check.addresses.length, addresses: listed(check.addresses) });
    case 'too-large':
      return check.message;
    case 'attachment-forgotten':
      return t('checks.attachmentForgotten', { word: check.word });
    case 'subject-empty':
      return t('checks.subjectEmpty');
    case 'reply-all':
      return t('checks.replyAll', { count: check.recipients });
    case 'field-unfilled':
      return t('checks.fieldUnfilled', { count: check.fields.length, fields: listed(check.fields) });
    case 'never-logged':
      return t('checks.neverLogged', { addresses: listed(check.addresses) });
    case 'remote-content':
      return t('checks.remoteContent', { hosts: listed(check.hosts) });
  }
}

const listed = (names: readonly string[]): string =>
  names.length <= 4 ? names.join(', ') : `${names.slice(0, 3).join(', ')} +${names.length - 3}`;
