import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationId } from '#shared/model/ids.ts';
import { openInMail } from '../../actions/go.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { rowTime } from '../../ui/format/dates.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Scroll } from '../../ui/scroll.tsx';
import { useNow } from '../../ui/use-now.ts';
import { LinksSection } from './links-section.tsx';
import { PanelPeople } from './panel-people.tsx';
import { PanelSection } from './panel-section.tsx';
import { SharingSection } from './sharing-section.tsx';
import styles from './side-panel.module.css';

interface SidePanelProps {
  readonly conversation: ConversationId;
  /** It floats over the conversation, and can be closed. */
  readonly floating: boolean;
  onClose(): void;
}

/** Who a conversation is about: its people, what it is linked to and why, what else there was with them (INB-1, CRM-3…5). */
export function SidePanel({ conversation, floating, onClose }: SidePanelProps) {
  const { t } = useTranslation();
  const { data, error } = useContractQuery('conversationLinks', { id: conversation });
  const now = useNow();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (floating) panel.current?.focus();
  }, [floating]);
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      className={styles.panel}
      data-floating={floating}
      aria-label={t('panel.label')}
      onKeyDown={(event) => {
        if (!floating || event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header className={styles.bar}>
        <h2 className={styles.title}>{t('panel.title')}</h2>
        <IconButton icon={X} size="small" label={t('panel.hide')} shortcut="D" onClick={onClose} />
      </header>
      <Scroll frameClassName={styles.scroller} tabIndex={-1}>
        <div className={styles.content}>
          {error !== null && <p className={styles.problem}>{error.message}</p>}
          {data !== undefined && data !== null && (
            <>
              <PanelPeople conversation={conversation} people={data.people} />
              <LinksSection
                conversation={conversation}
                links={data.links}
                suggestions={data.suggestions}
                missing={data.missing}
              />
              <SharingSection conversation={conversation} sharing={data.sharing} />
              {data.earlier.length > 0 && (
                <PanelSection title={t('panel.earlier')}>
                  <ul>
                    {data.earlier.map((row) => (
                      <li key={row.id}>
                        <button
                          type="button"
                          className={styles.earlier}
                          onClick={() => openInMail(row.id, row.standing === 'archive')}
                        >
                          <span className={styles.name} dir="auto" title={row.subject}>
                            {row.subject || t('common.noSubject')}
                          </span>
                          <time className={styles.time} dateTime={new Date(row.date).toISOString()}>
                            {rowTime(row.date, now)}
                          </time>
                        </button>
                      </li>
                    ))}
                  </ul>
                </PanelSection>
              )}
            </>
          )}
        </div>
      </Scroll>
    </aside>
  );
}
