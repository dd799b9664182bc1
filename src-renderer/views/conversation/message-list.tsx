import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationDetail, MessageView } from '#shared/model/conversation.ts';
import { useReading } from '../../state/reading.ts';
import { Message } from './message.tsx';
import styles from './message-list.module.css';

/** So many folded messages in a row become one line. */
const mostFolded = 4;

type Piece =
  | { readonly kind: 'message'; readonly message: MessageView }
  | { readonly kind: 'fold'; readonly messages: readonly MessageView[] };

/** Oldest first; a long run of folded messages is itself folded. */
export function MessageList({ conversation }: { readonly conversation: ConversationDetail }) {
  const { t } = useTranslation();
  const expanded = useReading((reading) => reading.expanded);
  const current = useReading((reading) => reading.current);
  const moves = useReading((reading) => reading.moves);
  const [unfolded, setUnfolded] = useState(false);
  const pieces = unfolded
    ? conversation.messages.map((message): Piece => ({ kind: 'message', message }))
    : fold(conversation.messages, (message) => expanded.has(message.id) || message.id === current);

  return (
    <div className={styles.list}>
      {pieces.map((piece) =>
        piece.kind === 'fold' ? (
          <button key="fold" type="button" className={styles.fold} onClick={() => setUnfolded(true)}>
            <span>{t('conversation.older', { count: piece.messages.length })}</span>
          </button>
        ) : (
          <Message
            key={piece.message.id}
            message={piece.message}
            expanded={expanded.has(piece.message.id)}
            current={piece.message.id === current}
            moves={piece.message.id === current ? moves : 0}
          />
        ),
      )}
    </div>
  );
}

/** The first folded message stays, and the one before the next unfolded; what is between them becomes one line, once. */
function fold(messages: readonly MessageView[], isOpen: (message: MessageView) => boolean): readonly Piece[] {
  const firstOpen = messages.findIndex(isOpen);
  const end = firstOpen === -1 ? messages.length : firstOpen;
  if (end - 2 < mostFolded) return messages.map((message) => ({ kind: 'message', message }));
  const piece = (message: MessageView): Piece => ({ kind: 'message', message });
  return [
    ...messages.slice(0, 1).map(piece),
    { kind: 'fold', messages: messages.slice(1, end - 1) },
    ...messages.slice(end - 1).map(piece),
  ];
}
