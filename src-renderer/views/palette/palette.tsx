import { Command } from 'cmdk';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Action } from '../../actions/action.ts';
import { actionGroups } from '../../actions/action.ts';
import { openSearch, searchFor } from '../../actions/go.ts';
import { actions, runAction } from '../../actions/registry.ts';
import { captureTargets } from '../../actions/targets.ts';
import { closeDialog } from '../../state/dialogs.ts';
import { lastUsed, remember } from '../../state/recent-actions.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import styles from './palette.module.css';

/** Every command with its key, what was used last first (C0.3); what is typed can also be searched for. */
export default function Palette() {
  const { t } = useTranslation();
  // Bound when the palette opens: what was selected then is what is meant (INB-10).
  const [targets] = useState(captureTargets);
  const [typed, type] = useState('');
  const offered = actions.filter((action) => action.keyOnly !== true && action.when?.(targets) !== false);
  const recent = lastUsed()
    .map((id) => offered.find((action) => action.id === id))
    .filter((action) => action !== undefined);
  const rest = offered.filter((action) => !recent.includes(action));

  const choose = (action: Action): void => {
    closeDialog();
    remember(action.id);
    runAction(action, targets);
  };
  const line = (action: Action) => (
    <Command.Item
      key={action.id}
      value={action.id}
      keywords={[t(action.title(targets))]}
      className={styles.item}
      data-danger={action.danger === true}
      onSelect={() => choose(action)}
    >
      <span className={styles.icon}>
        {action.icon !== undefined && <action.icon size={16} strokeWidth={1.75} aria-hidden />}
      </span>
      <span className={styles.name}>{t(action.title(targets))}</span>
      {action.shortcuts[0] !== undefined && <KeyHint shortcut={action.shortcuts[0]} />}
    </Command.Item>
  );

  return (
    <Dialog title={t('action.palette')} closeLabel={t('common.close')} bare onClose={closeDialog}>
      <Command label={t('action.palette')} loop filter={rank}>
        <Command.Input
          className={styles.input}
          value={typed}
          onValueChange={type}
          placeholder={t('palette.placeholder')}
        />
        <Command.List className={styles.list}>
          {typed.trim() !== '' && (
            <Command.Item
              value="search-for"
              keywords={[typed]}
              className={styles.item}
              onSelect={() => {
                closeDialog();
                openSearch();
                searchFor(typed);
              }}
            >
              <span className={styles.icon} />
              <span className={styles.name}>{t('palette.searchFor', { text: typed })}</span>
            </Command.Item>
          )}
          {recent.length > 0 && (
            <Command.Group heading={t('palette.recent')} className={styles.group}>
              {recent.map(line)}
            </Command.Group>
          )}
          {actionGroups.map((group) => {
            const own = rest.filter((action) => action.group === group);
            return own.length === 0 ? null : (
              <Command.Group key={group} heading={t(`group.${group}`)} className={styles.group}>
                {own.map(line)}
              </Command.Group>
            );
          })}
        </Command.List>
      </Command>
    </Dialog>
  );
}

/** By the name that is read, never by the id; what is typed can always be searched for, last. */
function rank(value: string, typed: string, keywords?: string[]): number {
  if (value === 'search-for') return 0.01;
  const name = (keywords?.[0] ?? '').toLocaleLowerCase();
  const wanted = typed.trim().toLocaleLowerCase();
  if (name.startsWith(wanted)) return 1;
  if (name.split(/\s+/).some((word) => word.startsWith(wanted))) return 0.8;
  if (wanted.split(/\s+/).every((part) => name.includes(part))) return 0.5;
  return initialsMatch(name, wanted) ? 0.4 : 0;
}

const initialsMatch = (name: string, wanted: string): boolean =>
  name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .join('')
    .startsWith(wanted);
