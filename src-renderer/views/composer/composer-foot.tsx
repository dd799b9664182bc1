import {
  AlarmClock,
  Archive,
  ChevronDown,
  FileText,
  Paperclip,
  Signature as SignatureIcon,
  Timer,
  Trash2,
  X,
} from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft } from '#shared/model/draft.ts';
import { attachFiles } from '../../actions/attach.ts';
import { discard } from '../../actions/compose.ts';
import { goToSettings } from '../../actions/go.ts';
import { askReminder, askSendLater, send } from '../../actions/send.ts';
import { putSignature, signatureOf } from '../../actions/signature.ts';
import { useContractQuery } from '../../queries/use-contract-query.ts';
import { type Composer, updateComposer } from '../../state/composers.ts';
import { showDialog } from '../../state/dialogs.ts';
import { useEditors } from '../../state/editors.ts';
import { Button } from '../../ui/button.tsx';
import { dayTime } from '../../ui/format/dates.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';
import styles from './composer.module.css';

/** Send, and what goes with it. */
export function ComposerFoot({ composer }: { readonly composer: Composer }) {
  const { t } = useTranslation();
  const { draft, remindAt } = composer;
  const { id } = draft;
  const files = useRef<HTMLInputElement>(null);
  const more: MenuEntry[] = [
    {
      id: 'later',
      label: t('compose.sendLater'),
      icon: Timer,
      shortcut: 'Mod+Shift+Enter',
      run: () => askSendLater(id),
    },
    ...(draft.source === null
      ? []
      : [
          {
            id: 'archive',
            label: t('compose.sendArchive'),
            icon: Archive,
            run: () => void send(id, { archive: true }),
          },
        ]),
    { id: 'remind', label: t('compose.remind'), icon: AlarmClock, separated: true, run: () => askReminder(id) },
  ];
  return (
    <footer className={styles.foot}>
      <span className={styles.send}>
        <Tooltip label={t('compose.send')} shortcut="Mod+Enter" side="top">
          <Button variant="primary" onClick={() => void send(id)}>
            {t('compose.send')}
          </Button>
        </Tooltip>
        <Menu entries={more} align="start">
          <button type="button" className={styles.sendMore} aria-label={t('compose.sendMore')}>
            <ChevronDown size={16} strokeWidth={1.75} aria-hidden />
          </button>
        </Menu>
      </span>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          void attachFiles(id, [...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <IconButton icon={Paperclip} side="top" label={t('compose.attach')} onClick={() => files.current?.click()} />
      <IconButton
        icon={FileText}
        side="top"
        label={t('compose.template')}
        shortcut="Mod+;"
        onClick={() => showDialog({ kind: 'templates', draft: id, typed: false })}
      />
      <SignatureMenu draft={draft} />
      {remindAt !== null && (
        <span className={styles.remind}>
          <AlarmClock size={14} strokeWidth={1.75} aria-hidden />
          {t('compose.reminds', { time: dayTime(remindAt) })}
          <IconButton
            icon={X}
            size="small"
            side="top"
            label={t('compose.noReminder')}
            onClick={() => updateComposer(id, (before) => ({ ...before, remindAt: null }))}
          />
        </span>
      )}
      <span className={styles.end}>
        <IconButton
          icon={Trash2}
          side="top"
          label={t('compose.discard')}
          shortcut="Mod+Shift+d"
          onClick={() => void discard(id)}
        />
      </span>
    </footer>
  );
}

/** Which signature stands below; none; or a new one in the settings (CMP-4). */
function SignatureMenu({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation();
  const { data } = useContractQuery('signatures', { account: draft.account });
  const current = signatureOf(draft);
  const entries: MenuEntry[] = [
    ...(data ?? []).map((signature) => ({
      id: String(signature.id),
      label: signature.name,
      checked: signature.id === current,
      run: () => putSignature(draft, signature),
    })),
    { id: 'none', label: t('compose.noSignature'), checked: current === null, run: () => putSignature(draft, null) },
    { id: 'settings', label: t('compose.editSignatures'), separated: true, run: () => goToSettings('signatures') },
  ];
  return (
    <Menu
      entries={entries}
      align="start"
      title={t('compose.signature')}
      onClosed={() => useEditors.getState().editors.get(draft.id)?.commands.focus()}
    >
      <IconButton icon={SignatureIcon} label={t('compose.signature')} />
    </Menu>
  );
}
