import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '#shared/contract/contract.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { count } from '../../ui/format/numbers.ts';
import { Scroll } from '../../ui/scroll.tsx';
import styles from './sender-list.module.css';

type Sender = CallOutput<'cleanUpPreview'>['senders'][number];

const height = 36;

interface SenderListProps {
  readonly senders: readonly Sender[];
  readonly keep: ReadonlySet<string>;
  /** Conversations with mail sent to contacts go too. */
  readonly sentToo: boolean;
  onKeep(keep: ReadonlySet<string>): void;
}

/** Who wrote what would go, the busiest first; an unticked sender is kept. */
export function SenderList({ senders, keep, sentToo, onKeep }: SenderListProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: senders.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 6,
    useFlushSync: false,
  });
  const all = keep.size === 0 ? true : senders.every((sender) => keep.has(sender.address)) ? false : 'some';
  const toggle = (address: string): void => {
    const next = new Set(keep);
    if (!next.delete(address)) next.add(address);
    onKeep(next);
  };
  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is in the component */}
      <label className={styles.head}>
        <Checkbox
          checked={all}
          onChange={() => onKeep(all === true ? new Set(senders.map((sender) => sender.address)) : new Set())}
        />
        {t('cleanUp.senders', { count: senders.length })}
      </label>
      <Scroll ref={scroller} frameClassName={styles.scroller} tabIndex={-1}>
        <ul className={styles.list} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const sender = senders[index];
            if (sender === undefined) return null;
            const kept = sentToo ? 0 : sender.sentToContacts;
            return (
              <li key={sender.address} className={styles.row} style={{ transform: `translateY(${start}px)` }}>
                {/* biome-ignore lint/a11y/noLabelWithoutControl: see above */}
                <label className={styles.sender} data-kept={keep.has(sender.address)}>
                  <Checkbox checked={!keep.has(sender.address)} onChange={() => toggle(sender.address)} />
                  <span className={styles.name} dir="auto">
                    {sender.name || sender.address}
                  </span>
                  {sender.name !== '' && <bdi className={styles.address}>{sender.address}</bdi>}
                  <span className={styles.count}>
                    {kept > 0 && `${t('cleanUp.senderKept', { count: kept })} · `}
                    {count(sender.conversations)}
                  </span>
                </label>
              </li>
            );
          })}
        </ul>
      </Scroll>
    </div>
  );
}
