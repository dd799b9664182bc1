import { useTranslation } from 'react-i18next';
import type { ConversationId, MessageId } from '#shared/model/ids.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { AttachmentList } from './attachment-list.tsx';
import { MessageBody } from './message-body.tsx';

/** One message, read elsewhere than in its conversation: an item's History (C6). */
export function MessageInPlace({
  conversation,
  id,
}: {
  readonly conversation: ConversationId;
  readonly id: MessageId;
}) {
  const { t } = useTranslation();
  const { data, error } = useContractQuery('conversation', { id: conversation });
  if (error !== null) return <p role="alert">{error.message}</p>;
  if (data === undefined) return null;
  const message = data?.messages.find((one) => one.id === id);
  if (message === undefined) return <p>{t('conversation.gone')}</p>;
  return (
    <>
      <MessageBody message={message} />
      <AttachmentList message={message} />
    </>
  );
}
