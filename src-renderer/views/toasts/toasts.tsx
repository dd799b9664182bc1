import { useTranslation } from 'react-i18next';
import { undo } from '../../actions/triage.ts';
import { usePreferences } from '../../state/preferences.ts';
import { dismissToast, type ToastState, useToasts } from '../../state/toasts.ts';
import { Toast } from '../../ui/toast.tsx';
import styles from './toasts.module.css';

/** Bottom left, at most three, announced politely, never taking the focus (C0.5). */
export function Toasts() {
  const { t } = useTranslation();
  const toasts = useToasts((state) => state.toasts);
  const newest = useToasts((state) => state.undoable.at(-1));
  const seconds = usePreferences((preferences) => preferences.toastSeconds);
  return (
    <section className={styles.stack} aria-label={t('toast.label')}>
      <div role="status" className={styles.list}>
        {toasts.map((toast) => (
          <Toast
            key={toast.id}
            text={toast.text}
            tone={toast.tone}
            seconds={toast.seconds ?? (toast.undo === null && toast.tone === 'plain' ? Math.max(8, seconds) : seconds)}
            also={alsoOf(toast)}
            closeLabel={t('common.dismiss')}
            actionLabel={toast.undo === null ? undefined : t('common.undo')}
            shortcut={toast.undo !== null && toast.undo === newest ? 'z' : undefined}
            onAction={() => {
              if (toast.undo !== null) void undo(toast.undo);
            }}
            onEnd={() => dismissToast(toast.id)}
          />
        ))}
      </div>
    </section>
  );
}

/** The other act ends the line, as Undo does. */
function alsoOf({ id, also }: ToastState): ToastState['also'] {
  if (also === undefined) return undefined;
  return {
    label: also.label,
    run() {
      dismissToast(id);
      also.run();
    },
  };
}
