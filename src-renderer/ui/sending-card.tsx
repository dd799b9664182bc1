import { Check, CircleAlert, CircleDashed, TriangleAlert } from 'lucide-react';
import { Button } from './button.tsx';
import styles from './sending-card.module.css';

interface SendingCardProps {
  readonly label: string;
  readonly steps: readonly { readonly id: string; readonly label: string; readonly done: boolean }[];
  readonly text: string;
  readonly tone: 'plain' | 'warning' | 'danger' | 'done';
  readonly recipients: readonly string[];
  readonly acts: readonly { readonly id: string; readonly label: string; run(): void }[];
}

/** Written → queued → accepted → seen in Sent: how far a mail has come, why not further, and what can be done (B11-14); at its end one line. */
export function SendingCard({ label, steps, text, tone, recipients, acts }: SendingCardProps) {
  const current = steps.findIndex((step) => !step.done);
  if (current === -1 && tone === 'done') {
    return (
      <p className={styles.arrived}>
        <Check size={12} strokeWidth={2.5} aria-hidden />
        <span>{text}</span>
      </p>
    );
  }
  return (
    <div className={styles.card} data-tone={tone}>
      <ol className={styles.steps} aria-label={label}>
        {steps.map((step, index) => (
          <li
            key={step.id}
            className={styles.step}
            data-done={step.done}
            aria-current={index === current - 1 ? 'step' : undefined}
          >
            {step.done ? (
              <Check size={12} strokeWidth={2.5} aria-hidden />
            ) : (
              <CircleDashed size={12} strokeWidth={1.75} aria-hidden />
            )}
            {step.label}
          </li>
        ))}
      </ol>
      <p className={styles.text}>
        {tone === 'danger' && <CircleAlert size={14} strokeWidth={1.75} aria-hidden />}
        {tone === 'warning' && <TriangleAlert size={14} strokeWidth={1.75} aria-hidden />}
        <span>{text}</span>
      </p>
      {recipients.length > 0 && (
        <ul className={styles.recipients}>
          {recipients.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {acts.length > 0 && (
        <div className={styles.acts}>
          {acts.map((act, index) => (
            <Button key={act.id} size="small" variant={index === 0 ? 'secondary' : 'ghost'} onClick={act.run}>
              {act.label}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
