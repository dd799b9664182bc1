import { AlarmClock, BellOff, Clock3, Lock, Paperclip, Star } from 'lucide-react';
import { type CSSProperties, type MouseEvent, memo, useState } from 'react';
import { extendTo, moveTo } from '../../actions/move.ts';
import { focusRow } from '../../state/list.ts';
import { useNavigation } from '../../state/navigation.ts';
import { toggleTick } from '../../state/selection.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { fullTime, rowTime } from '../../ui/format/dates.ts';
import { peopleLine } from '../../ui/format/people.ts';
import { Highlight } from '../../ui/highlight.tsx';
import styles from './conversation-row.module.css';
import { RowActions } from './row-actions.tsx';
import { RowMarks } from './row-marks.tsx';
import { rowName } from './row-name.ts';
import type { RowProps } from './row-props.ts';

/** A conversation in a list. Everything it does is bound to its id, not to its place (INB-10). */
export const ConversationRowView = memo(function ConversationRowView(props: RowProps) {
  const { row, position, top, look, ticked, selecting, focused, open, leaving, t } = props;
  const [hot, setHot] = useState(false);
  const name = rowName(props);
  const unread = row.unread > 0;
  const lead = row.participants.find((person) => !person.me) ?? row.participants[0] ?? { name: '', address: '' };
  const people = peopleLine(row.participants, t('common.me'), t('common.nobody'));

  const press = (event: MouseEvent): void => {
    if (event.shiftKey) void extendTo(row.id, position);
    else if (event.ctrlKey || event.metaKey) toggleTick(row.id);
    else {
      void moveTo(position);
      useNavigation.setState({ open: row.id });
    }
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid and the window's keys answer for all rows (C0.10)
    // biome-ignore lint/a11y/useSemanticElements: rows are placed by the virtualiser; a table cannot be
    <div
      role="row"
      data-id={row.id}
      aria-rowindex={position + 1}
      aria-selected={ticked}
      aria-label={name}
      tabIndex={focused ? 0 : -1}
      className={styles.row}
      data-look={look}
      data-unread={unread}
      data-open={open}
      data-ticked={ticked}
      data-leaving={leaving}
      style={{ '--top': `${top}px` } as CSSProperties}
      onClick={press}
      onFocus={() => focusRow(row.id, position)}
      onPointerEnter={() => setHot(true)}
      onPointerLeave={() => setHot(false)}
    >
      <span className={styles.dot} aria-hidden />
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the row is what has the focus */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: x and Space do the same */}
      <span
        role="gridcell"
        className={styles.lead}
        data-selecting={selecting}
        onClick={(event) => event.stopPropagation()}
      >
        {look !== 'compact' && <Avatar name={lead.name} address={lead.address} />}
        <Checkbox
          className={styles.tick ?? ''}
          checked={ticked}
          tabIndex={-1}
          aria-label={t('row.select')}
          onChange={() => undefined}
          onClick={(event) => {
            if (event.shiftKey) void extendTo(row.id, position);
            else toggleTick(row.id);
          }}
        />
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: see above */}
      <span role="gridcell" className={styles.words}>
        <span className={styles.people}>
          <span className={styles.names}>{people}</span>
          {row.messages > 1 && <span className={styles.number}>{row.messages}</span>}
          {props.account !== '' && <span className={styles.account}>{props.account}</span>}
        </span>
        <time className={styles.time} dateTime={new Date(row.date).toISOString()} title={fullTime(row.date)}>
          {row.snoozedUntil > props.now
            ? t('snooze.until', { time: rowTime(row.snoozedUntil, props.now) })
            : rowTime(row.date, props.now)}
        </time>
        <span className={styles.second}>
          <span className={styles.text}>
            <span className={styles.subject}>
              {props.subject === undefined ? row.subject || t('common.noSubject') : <Highlight text={props.subject} />}
            </span>{' '}
            <span className={styles.snippet}>
              {props.snippet === undefined ? row.snippet : <Highlight text={props.snippet} />}
            </span>
          </span>
          <RowMarks row={row} labels={props.labels} />
          <span className={styles.icons}>
            {row.visibility === 'private' && props.shared && <Lock size={14} strokeWidth={1.75} aria-hidden />}
            {row.pending && <Clock3 size={14} strokeWidth={1.75} aria-hidden />}
            {row.muted && <BellOff size={14} strokeWidth={1.75} aria-hidden />}
            {row.remindAt > 0 && <AlarmClock size={14} strokeWidth={1.75} aria-hidden />}
            {row.attachments && <Paperclip size={14} strokeWidth={1.75} aria-hidden />}
            {row.starred && (
              <Star size={14} strokeWidth={1.75} className={styles.star} fill="currentColor" aria-hidden />
            )}
          </span>
        </span>
      </span>
      {hot && !leaving && <RowActions row={row} />}
    </div>
  );
});
