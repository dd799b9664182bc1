import { Lock, Users, UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '#shared/contract/contract.ts';
import type { ConversationId } from '#shared/model/ids.ts';
import { conversationOnly, setVisibility } from '../../actions/links.ts';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { PanelSection } from './panel-section.tsx';
import styles from './side-panel.module.css';

type Sharing = NonNullable<CallOutput<'conversationLinks'>>['sharing'];

const icons = { private: Lock, shared: Users, team: UsersRound } as const;

/** VIS-1: who may see the conversation, why, and the choice for this one. */
export function SharingSection({
  conversation,
  sharing,
}: {
  readonly conversation: ConversationId;
  readonly sharing: Sharing;
}) {
  const { t } = useTranslation();
  return (
    <PanelSection
      title={t('panel.visibility')}
      action={
        sharing.choices.length > 1 && (
          <Menu
            entries={sharing.choices.map((choice) => ({
              id: choice,
              label: t(`visibility.${choice}`),
              icon: icons[choice],
              checked: choice === sharing.visibility,
              run: () => void setVisibility(conversationOnly(conversation), choice),
            }))}
          >
            <Button size="small" variant="ghost" icon={icons[sharing.visibility]} aria-keyshortcuts="Shift+V">
              {t(`visibility.${sharing.visibility}`)}
            </Button>
          </Menu>
        )
      }
    >
      <p className={styles.reason}>{sharing.text}</p>
    </PanelSection>
  );
}
