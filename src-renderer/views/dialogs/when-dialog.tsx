import { CalendarClock } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { laterTimes } from '#shared/rules/later-times.ts';
import { closeDialog, type WhenPurpose } from '../../state/dialogs.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { weekdayTime } from '../../ui/format/dates.ts';
import { TextField } from '../../ui/text-field.tsx';
import styles from './when-dialog.module.css';

interface WhenDialogProps {
  readonly purpose: WhenPurpose;
  choose(at: number): void;
}

/** When: a few times that are mostly meant, by their number, and any other (INB-8, CMP-5). */
export default function WhenDialog({ purpose, choose }: WhenDialogProps) {
  const { t } = useTranslation();
  const [now] = useState(Date.now);
  const [day, setDay] = useState('');
  const [problem, setProblem] = useState<string>();
  const times = laterTimes(now, purpose === 'remind');
  const take = (at: number): void => {
    closeDialog();
    choose(at);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const at = new Date(day).getTime();
    if (Number.isNaN(at)) return;
    if (at <= Date.now()) setProblem(t('when.past'));
    else take(at);
  };
  return (
    <Dialog title={t(`when.${purpose}`)} closeLabel={t('common.close')} onClose={closeDialog}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: numbers choose as the buttons do */}
      <div
        className={styles.body}
        onKeyDown={(event) => {
          if (event.target instanceof HTMLInputElement) return;
          const time = times[Number(event.key) - 1];
          if (time !== undefined) take(time.at);
        }}
      >
        <ul>
          {times.map(({ name, at }, index) => (
            <li key={name}>
              <button
                type="button"
                className={styles.time}
                {...(index === 0 ? { 'data-autofocus': true } : {})}
                onClick={() => take(at)}
              >
                <kbd className={styles.number}>{index + 1}</kbd>
                <span className={styles.name}>{t(`when.time.${name}`)}</span>
                <span className={styles.at}>{weekdayTime(at)}</span>
              </button>
            </li>
          ))}
        </ul>
        <form className={styles.other} onSubmit={submit}>
          <TextField
            type="datetime-local"
            label={t('when.other')}
            value={day}
            problem={problem}
            onChange={(value) => {
              setDay(value);
              setProblem(undefined);
            }}
          />
          <Button type="submit" icon={CalendarClock} disabled={day === ''}>
            {t('when.set')}
          </Button>
        </form>
        {purpose === 'remind' && <p className={styles.note}>{t('when.remindNote')}</p>}
      </div>
    </Dialog>
  );
}
