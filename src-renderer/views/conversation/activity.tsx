import { ChevronRight, Cloud, Monitor } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityEntry } from '#shared/model/conversation.ts';
import { dayTime } from '../../ui/format/dates.ts';
import styles from './activity.module.css';

/** What happened to the conversation, when, here or at the provider (SYN-8). */
export function Activity({ entries }: { readonly entries: readonly ActivityEntry[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  if (entries.length === 0) return null;
  return (
    <section className={styles.activity}>
      <h3>
        <button type="button" className={styles.toggle} aria-expanded={open} onClick={() => setOpen((shown) => !shown)}>
          <ChevronRight size={14} strokeWidth={2} aria-hidden data-turned={open} />
          {t('conversation.activity')}
          <span className={styles.count}>{entries.length}</span>
        </button>
      </h3>
      {open && (
        <ol className={styles.list}>
          {entries.map((entry, index) => {
            const Icon = entry.where === 'here' ? Monitor : Cloud;
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: entries are only ever added at the end
              <li key={index} className={styles.entry}>
                <Icon
                  size={14}
                  strokeWidth={1.75}
                  aria-label={t(entry.where === 'here' ? 'conversation.here' : 'conversation.atProvider')}
                />
                <span>{entry.text}</span>
                <time className={styles.time}>{dayTime(entry.at)}</time>
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}
