import type { TFunction } from 'i18next';
import { actionById, runAction } from '../../actions/registry.ts';
import type { Targets } from '../../actions/targets.ts';
import type { MenuEntry } from '../../ui/menu.tsx';

/** An action of the registry as a line of a menu; null where it cannot be done. */
export function entryOf(id: string, targets: Targets | null, t: TFunction): MenuEntry | null {
  const action = actionById(id);
  if (action === undefined || action.when?.(targets) === false) return null;
  return {
    id,
    label: t(action.title(targets)),
    icon: action.icon,
    shortcut: action.shortcuts[0],
    danger: action.danger === true,
    separated: action.danger === true,
    run: () => runAction(action, targets),
  };
}
