import { CircleHelp, Globe, type LucideIcon, Search, ShieldCheck, WifiOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FoundSettings } from '#shared/model/found-settings.ts';
import { Button } from '../../ui/button.tsx';
import type { Lookup } from './use-found-settings.ts';
import styles from './welcome.module.css';

/** Where the servers come from, in a word: the more it is a guess, the more it should be looked at (ACC-2). */
export function FoundLine({ lookup, onAgain }: { readonly lookup: Lookup; onAgain(): void }) {
  const { t } = useTranslation();
  if (lookup.kind === 'idle') return null;
  const [Icon, words] = said(lookup);
  const found = lookup.kind === 'done' ? lookup.found : null;
  const notes = lookup.kind === 'done' ? lookup.notes : [];
  return (
    <div className={styles.found} role="status">
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      <div>
        <p>{t(`found.${words}`, { domain: lookup.domain, from: found?.from ?? '', host: found?.imap.host ?? '' })}</p>
        {notes.map((note) => (
          <p key={note} className={styles.hint}>
            {note}
          </p>
        ))}
      </div>
      {words === 'offline' && (
        <Button size="small" onClick={onAgain}>
          {t('common.retry')}
        </Button>
      )}
    </div>
  );
}

type Words = 'looking' | 'offline' | 'nothing' | FoundSettings['source'];

function said(lookup: Exclude<Lookup, { kind: 'idle' }>): readonly [LucideIcon, Words] {
  if (lookup.kind === 'looking') return [Search, 'looking'];
  if (lookup.found === null) return lookup.offline ? [WifiOff, 'offline'] : [CircleHelp, 'nothing'];
  switch (lookup.found.source) {
    case 'organization':
    case 'preset':
    case 'autoconfig':
      return [ShieldCheck, lookup.found.source];
    case 'exchanger':
    case 'dns':
      return [Globe, lookup.found.source];
    case 'guess':
      return [CircleHelp, 'guess'];
  }
}
