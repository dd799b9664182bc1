import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';
import styles from './quote-toggle.module.css';

interface QuoteToggleProps {
  readonly open: boolean;
  readonly className?: string | undefined;
  onToggle(): void;
}

/** The three dots that quoted text is folded into. */
export function QuoteToggle({ open, className, onToggle }: QuoteToggleProps) {
  const { t } = useTranslation();
  const label = t(open ? 'message.hideQuoted' : 'message.showQuoted');
  return (
    <button
      type="button"
      className={classNames(styles.dots, className)}
      aria-expanded={open}
      aria-label={label}
      title={label}
      onClick={onToggle}
    >
      ···
    </button>
  );
}
