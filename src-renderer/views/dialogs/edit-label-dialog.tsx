import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Label, LabelColor } from '#shared/model/label.ts';
import { problemOf } from '../../actions/items.ts';
import { saveLabel } from '../../actions/labels.ts';
import { closeDialog } from '../../state/dialogs.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { LabelDot } from '../../ui/label-mark.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './edit-label-dialog.module.css';

/** The name and colour of a label, a new one or one that is there. */
export function EditLabelDialog({ label }: { readonly label: Label | null }) {
  const { t } = useTranslation();
  const [name, rename] = useState(label?.name ?? '');
  const [color, paint] = useState(label?.color ?? 'gray');
  const [problem, setProblem] = useState<string>();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    try {
      await saveLabel({ ...(label === null ? {} : { id: label.id }), name: name.trim(), color });
      closeDialog();
    } catch (thrown) {
      setProblem(problemOf(thrown));
    }
  };
  return (
    <Dialog
      title={t(label === null ? 'labels.new' : 'labels.edit')}
      closeLabel={t('common.close')}
      onClose={closeDialog}
    >
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('field.name')}
          value={name}
          maxLength={100}
          dir="auto"
          problem={problem}
          onChange={(text) => {
            rename(text);
            setProblem(undefined);
          }}
        />
        <fieldset className={styles.colors}>
          <legend>{t('labels.color')}</legend>
          {LabelColor.options.map((one) => (
            <label key={one} className={styles.color} data-chosen={one === color}>
              <input
                type="radio"
                name="color"
                className="visually-hidden"
                checked={one === color}
                onChange={() => paint(one)}
              />
              <LabelDot color={one} />
              {t(`color.${one}`)}
            </label>
          ))}
        </fieldset>
        <div className={styles.buttons}>
          <Button onClick={closeDialog}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" disabled={name.trim() === ''}>
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
