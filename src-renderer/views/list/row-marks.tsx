import type { ConversationRow } from '#shared/model/conversation.ts';
import { kindIcons } from '../../state/item-kind.ts';
import { LabelMark } from '../../ui/label-mark.tsx';
import styles from './conversation-row.module.css';
import type { RowProps } from './row-props.ts';

/** What a row is about, first the item, then its labels, at most two and how many more (DESIGN, row). No hooks: there are many rows. */
export function RowMarks({ row, labels }: { readonly row: ConversationRow; readonly labels: RowProps['labels'] }) {
  const [item] = row.work;
  const named = row.labelIds.map((id) => labels.get(id)).filter((label) => label !== undefined);
  const total = row.work.length + named.length;
  if (total === 0) return null;
  const label =
    item === undefined || row.work.length === 1 ? named.slice(0, item === undefined ? 2 : 1) : named.slice(0, 1);
  const rest = total - (item === undefined ? 0 : 1) - label.length;
  const Icon = item === undefined ? null : kindIcons[item.kind];
  return (
    <span className={styles.marks} aria-hidden>
      {item !== undefined && Icon !== null && (
        <span className={styles.item} title={item.name}>
          <Icon size={12} strokeWidth={1.75} />
          <span className={styles.itemName} dir="auto">
            {item.name}
          </span>
        </span>
      )}
      {label.map((one) => (
        <LabelMark key={one.id} label={one} />
      ))}
      {rest > 0 && <span className={styles.rest}>+{rest}</span>}
    </span>
  );
}
