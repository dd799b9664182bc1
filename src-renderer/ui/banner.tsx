import { CircleAlert, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './banner.module.css';
import { classNames } from './class-names.ts';

const icons: Readonly<Record<string, LucideIcon>> = { info: Info, warning: TriangleAlert, danger: CircleAlert };

interface BannerProps {
  readonly tone: 'info' | 'warning' | 'danger';
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  readonly icon?: LucideIcon;
}

/** One slim line above what it speaks of: what is the matter, and what can be done. Never a modal. */
export function Banner({ tone, children, actions, icon }: BannerProps) {
  const Icon = icon ?? icons[tone] ?? Info;
  return (
    <div className={classNames(styles.banner, styles[tone])} role="status">
      <Icon size={16} strokeWidth={1.75} className={styles.icon} aria-hidden />
      <div className={styles.words}>{children}</div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
