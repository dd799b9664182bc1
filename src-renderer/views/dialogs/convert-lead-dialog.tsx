import { CircleDollarSign, Link2, RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { truncate } from '#shared/lib/text.ts';
import type { ItemRef } from '#shared/model/item.ts';
import { convertLead } from '../../actions/items.ts';
import { closeDialog } from '../../state/dialogs.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ConsequenceList } from '../../ui/consequence-list.tsx';

/** A lead becomes a deal (CRM-1): what goes with it, and that it is for good. */
export function ConvertLeadDialog({ lead }: { readonly lead: ItemRef }) {
  const { t } = useTranslation();
  return (
    <ConfirmDialog
      title={t('convert.title', { name: truncate(lead.name, 90) })}
      cancelLabel={t('common.cancel')}
      confirmLabel={t('convert.verb')}
      tone="primary"
      onCancel={closeDialog}
      onConfirm={() => void convertLead(lead.id)}
    >
      <ConsequenceList
        lines={[
          { id: 'deal', icon: CircleDollarSign, content: t('convert.deal') },
          { id: 'links', icon: Link2, content: t('convert.links') },
          { id: 'back', icon: RotateCcw, content: t('convert.noUndo') },
        ]}
      />
    </ConfirmDialog>
  );
}
