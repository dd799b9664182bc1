import { useTranslation } from 'react-i18next';
import { closeDialog, type FindItem } from '../../state/dialogs.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ItemFinder } from './item-finder.tsx';

/** The quick finder (CRM-4): asks for one item, and hands it to who asked. */
export function FindItemDialog({ title, kinds, except, create, onPick }: FindItem) {
  const { t } = useTranslation();
  return (
    <Dialog title={title} closeLabel={t('common.close')} bare onClose={closeDialog}>
      <ItemFinder
        label={title}
        kinds={kinds}
        except={except}
        create={create}
        onPick={(item) => {
          closeDialog();
          onPick(item);
        }}
      />
    </Dialog>
  );
}
